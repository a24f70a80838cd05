<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use DateTimeImmutable;
use DateTimeZone;
use Exception;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;

/** Times of events as people read them: of the event's zone, as written, with the instant for machines. */
class EventTimes {
	private const DAYS = [ 'SU' => 1, 'MO' => 2, 'TU' => 3, 'WE' => 4, 'TH' => 5, 'FR' => 6, 'SA' => 7 ];

	/**
	 * @param callable(string, mixed...): string $msg text of a message
	 * @param Language $language
	 */
	public function __construct( private $msg, private readonly Language $language ) {
	}

	/**
	 * From when to when, HTML.
	 * @param array{start: string, end: string, startAt: int, endAt: int} $date
	 * @param bool $isMicroformat its parts are named for h-event
	 */
	public function range( array $date, bool $isMicroformat = false ): string {
		$isOneDay = substr( $date['start'], 0, 10 ) === substr( $date['end'], 0, 10 );
		$start = self::time( $this->moment( $date['start'] ), $date['startAt'], $isMicroformat ? 'dt-start' : '' );
		$end = self::time(
			$isOneDay ? $this->language->time( self::stamp( $date['end'] ) ) : $this->moment( $date['end'] ),
			$date['endAt'], $isMicroformat ? 'dt-end' : ''
		);
		return strtr( htmlspecialchars( ( $this->msg )( 'wikisocial-event-from-to', "\x01", "\x02" ) ), [ "\x01" => $start, "\x02" => $end ] );
	}

	/** "Friday, 18:00, 1 May 2026" */
	public function moment( string $local ): string {
		$stamp = self::stamp( $local );
		return ( $this->msg )( 'wikisocial-event-moment',
			$this->language->sprintfDate( 'l', $stamp ), $this->language->timeanddate( $stamp ) );
	}

	/** The day of an instant in a zone, as far as PHP knows it. */
	public function day( int $instant, string $zone ): string {
		try {
			$there = ( new DateTimeImmutable( '@' . intdiv( $instant, 1000000 ) ) )->setTimezone( new DateTimeZone( $zone ) );
		} catch ( Exception ) {
			$there = new DateTimeImmutable( '@' . intdiv( $instant, 1000000 ) );
		}
		return $this->language->date( $there->format( 'YmdHis' ) );
	}

	/** A rule in words as far as there are any, with the number of its dates. */
	public function repeat( string $rule, int $dates, string $lastDay ): string {
		$parts = [];
		foreach ( explode( ';', strtoupper( $rule ) ) as $part ) {
			[ $name, $value ] = explode( '=', $part, 2 ) + [ '', '' ];
			$parts[$name] = $value;
		}
		$every = max( 1, (int)( $parts['INTERVAL'] ?? 1 ) );
		$frequency = strtolower( $parts['FREQ'] ?? '' );
		$number = $this->language->formatNum( $every );
		// Messages: wikisocial-event-repeat-daily, wikisocial-event-repeat-weekly,
		// Messages: wikisocial-event-repeat-monthly, wikisocial-event-repeat-yearly
		$words = in_array( $frequency, [ 'daily', 'weekly', 'monthly', 'yearly' ], true )
			? ( $this->msg )( "wikisocial-event-repeat-$frequency", $number, $every ) : ( $this->msg )( 'wikisocial-event-repeat-other' );
		$days = array_intersect_key( self::DAYS, array_flip( explode( ',', $parts['BYDAY'] ?? '' ) ) );
		if ( $days && $frequency === 'weekly' ) {
			$words = ( $this->msg )( 'wikisocial-event-repeat-days', $words, $this->language->listToText(
				array_map( fn ( int $day ) => $this->language->getWeekdayName( $day ), array_values( $days ) )
			) );
		}
		return ( $this->msg )( 'wikisocial-event-repeat-dates', $words, $this->language->formatNum( $dates ), $lastDay, $dates );
	}

	private static function time( string $text, int $instant, string $class ): string {
		return Html::element( 'time', [
			'class' => $class === '' ? null : $class,
			'datetime' => gmdate( 'Y-m-d\TH:i:s\Z', intdiv( $instant, 1000000 ) ),
		], $text );
	}

	private static function stamp( string $local ): string {
		return substr( str_pad( preg_replace( '/\D/', '', $local ), 14, '0' ), 0, 14 );
	}
}
