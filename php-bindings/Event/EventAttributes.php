<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Parser\Sanitizer;
use Wikimedia\Message\MessageValue;

/**
 * From the attributes of a tag to what the engine takes, and back. What only has another look is
 * understood; whether times, rules and numbers make sense is the engine's to say.
 */
class EventAttributes {
	public const KNOWN = [
		'id', 'title', 'start', 'end', 'zone', 'place', 'link', 'capacity', 'waitlist', 'deadline', 'guests', 'file',
		'repeat', 'except',
	];

	private const YES = [ 'yes', 'true', '1', 'on' ];
	private const NO = [ 'no', 'false', '0', 'off' ];
	/** Names that are said when they are not known, and letters of each */
	private const UNKNOWN = 5;
	private const NAME_MAX = 40;
	private const DAY = '/^\d{4}-\d\d-\d\d$/D';

	/** A value as it is meant: MediaWiki escapes what {{PAGENAME}} and the like hand to a template. */
	public static function plain( string $value ): string {
		return trim( preg_replace( '/[ \t\r\n]+/', ' ', Sanitizer::decodeCharReferences( $value ) ) );
	}

	/** What stands inside a tag: text, in lines and paragraphs. */
	public static function description( ?string $inside ): string {
		$text = str_replace( [ "\r\n", "\r", "\t" ], [ "\n", "\n", ' ' ], Sanitizer::decodeCharReferences( $inside ?? '' ) );
		return trim( preg_replace( [ '/ +$/m', '/\n{3,}/' ], [ '', "\n\n" ], $text ) );
	}

	/**
	 * @param array<string, string> $given values as of plain()
	 * @param string $description
	 * @param array{lang: string, zone: string, file: callable(string): ?string} $context what the page says:
	 *  its language, the wiki's zone, the name of a file
	 * @return array{tag: array, mistakes: MessageValue[]} tag: as of WikiSocial\Events
	 */
	public static function read( array $given, string $description, array $context ): array {
		$mistakes = self::unknown( $given );
		$value = static fn ( string $name ): string => $given[$name] ?? '';
		$start = self::moment( $value( 'start' ) );
		$end = $value( 'end' );
		$tag = [
			'tag' => $value( 'id' ),
			'title' => $value( 'title' ),
			'description' => $description,
			'place' => $value( 'place' ),
			'link' => $value( 'link' ),
			'file' => self::file( $value( 'file' ), $context['file'], $mistakes ),
			'lang' => $context['lang'],
			'zone' => $value( 'zone' ) === '' ? $context['zone'] : $value( 'zone' ),
			'start' => $start,
			// On the same day the time is enough.
			'end' => self::moment( preg_match( '/^\d{1,2}:\d\d$/D', $end ) ? substr( $start, 0, 10 ) . "T$end" : $end ),
			'rule' => preg_replace( '/^RRULE:/i', '', $value( 'repeat' ) ),
			'except' => self::exceptions( $value( 'except' ), $start ),
			'deadline' => $value( 'deadline' ) === '' ? null : self::moment( $value( 'deadline' ), '23:59' ),
			'capacity' => $value( 'capacity' ) === '' ? null
				: self::number( $value( 'capacity' ), 'wikisocial-error-event-capacity-invalid', 1000000, $mistakes ),
			'waitlist' => self::choice( $value( 'waitlist' ), $mistakes ),
			'guestsMax' => $value( 'guests' ) === '' ? 0
				: self::number( $value( 'guests' ), 'wikisocial-error-event-guests-invalid', 20, $mistakes ),
		];
		return [ 'tag' => $tag, 'mistakes' => $mistakes ];
	}

	/**
	 * Attributes that read() makes this tag of, without id: for forms and the API.
	 * @param array $tag as of read(), or an event of WikiSocial\Events
	 * @return array<string, string>
	 */
	public static function write( array $tag ): array {
		return array_filter( [
			'title' => $tag['title'],
			'start' => $tag['start'],
			'end' => $tag['end'],
			'zone' => $tag['zone'],
			'place' => $tag['place'],
			'link' => $tag['link'],
			'capacity' => $tag['capacity'] === null ? '' : (string)$tag['capacity'],
			'waitlist' => $tag['waitlist'] ? '' : 'no',
			'deadline' => $tag['deadline'] ?? '',
			'guests' => $tag['guestsMax'] ? (string)$tag['guestsMax'] : '',
			'file' => $tag['file'],
			'repeat' => $tag['rule'],
			'except' => implode( ', ', $tag['except'] ),
		], static fn ( string $value ) => $value !== '' );
	}

	/** @return MessageValue[] */
	private static function unknown( array $given ): array {
		$names = array_diff( array_map( 'strval', array_keys( $given ) ), self::KNOWN );
		if ( !$names ) {
			return [];
		}
		$shown = array_map(
			static fn ( string $name ) => mb_strlen( $name ) > self::NAME_MAX ? mb_substr( $name, 0, self::NAME_MAX ) . '…' : $name,
			array_slice( array_values( $names ), 0, self::UNKNOWN )
		);
		return [ MessageValue::new( 'wikisocial-event-unknown-attribute' )
			->plaintextParams( implode( ', ', $shown ) )
			->numParams( count( $names ) )
			->commaListParams( self::KNOWN ) ];
	}

	/** "2026-05-01 9:00" is 2026-05-01T09:00. What is none stays as it is: the engine refuses it. */
	private static function moment( string $value, string $time = '' ): string {
		if ( $time !== '' && preg_match( self::DAY, $value ) ) {
			return "{$value}T$time";
		}
		return preg_match( '/^(\d{4}-\d\d-\d\d)[T ](\d{1,2}):(\d\d)(?::00)?$/iD', $value, $found )
			? sprintf( '%sT%02d:%s', $found[1], $found[2], $found[3] ) : $value;
	}

	/** @return string[] */
	private static function exceptions( string $value, string $start ): array {
		$dates = preg_split( '/\s*[,;]\s*/', $value, -1, PREG_SPLIT_NO_EMPTY );
		// A day is enough: each date begins at the time of the first.
		return array_map( static fn ( string $date ) => self::moment( $date, substr( $start, 11 ) ), $dates );
	}

	private static function file( string $value, callable $name, array &$mistakes ): string {
		if ( $value === '' ) {
			return '';
		}
		$file = $name( $value );
		if ( $file === null ) {
			$mistakes[] = MessageValue::new( 'wikisocial-error-event-file-invalid' );
		}
		return $file ?? '';
	}

	private static function number( string $value, string $mistake, int $max, array &$mistakes ): ?int {
		if ( preg_match( '/^-?\d{1,9}$/D', $value ) ) {
			return (int)$value;
		}
		$mistakes[] = MessageValue::new( $mistake )->numParams( $max );
		return $max;
	}

	private static function choice( string $value, array &$mistakes ): bool {
		$value = strtolower( $value );
		if ( $value !== '' && !in_array( $value, self::YES, true ) && !in_array( $value, self::NO, true ) ) {
			$mistakes[] = MessageValue::new( 'wikisocial-event-waitlist-invalid' );
		}
		return !in_array( $value, self::NO, true );
	}
}
