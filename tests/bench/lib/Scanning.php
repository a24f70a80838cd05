<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** WikiSocial\Text::scan() and preg_match_all() with the same patterns, on the same texts. */
class Scanning {
	private const TEXTS = 40;
	private const CLOSING = ".,;:!?')]";
	private const BRACKETS = [ '(' => ')', '[' => ']', '（' => '）', '〈' => '〉', '《' => '》', '「' => '」', '『' => '』',
		'【' => '】', '〔' => '〕' ];
	private const WORDS = [
		'walked the whole lane with a tape measure; it was three metres off, so the map is mended now and the sources are cited',
		'Heute habe ich die Straßenkarte geprüft und über zwei Häuser am Fluß gelesen, für die uns noch Belege fehlen',
		'انتهيت من مراجعة صفحة المكتبة شكرا لكل من ساعد وسوف أضيف المصادر غدا',
		'صفحات جديدة عن الميناء',
	];
	private const LINKS = [ '[[Harbour lighthouse]]', '[[Old town|the old town]]', '[[مكتبة المدينة]]', '[[User:Anna Kowalska]]',
		'[[File:Rope Walk.jpg|a view [1903]]]', '@Anna_Kowalska', '@Zoë', '@سارة_الحسن,', '@佐藤さくら', '(@TidyBot)',
		'https://example.org/wiki/Fish_(market)?oldid=123.', '(see https://example.org/a/b)', 'http://example.org,' ];

	/** @return array<string,callable> nothing when the engine has no scanner */
	public static function plays( int $seed ): array {
		if ( !class_exists( WikiSocial\Text::class ) ) {
			return [];
		}
		$texts = self::texts( $seed );
		$pattern = self::pattern( file_get_contents( __DIR__ . '/../../../ext/text/scan.c' ) );
		// A new string each time: of one that it has seen PHP remembers that it is UTF-8.
		return [
			'scan' => static fn () => array_map( static fn ( $text ) => WikiSocial\Text::scan( $text . ' ' ), $texts ),
			'preg' => static fn () => array_map( static fn ( $text ) => self::items( $pattern, $text . ' ' ), $texts ),
			'preg_bare' => static function () use ( $pattern, $texts ) {
				foreach ( $texts as $text ) {
					preg_match_all( $pattern, $text . ' ', $found, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
				}
			},
		];
	}

	/** Bytes that one sample scans; 0 when the engine has no scanner or the texts are not dense enough. */
	public static function volume( array $plays, int $seed ): int {
		if ( !isset( $plays['scan'] ) ) {
			return 0;
		}
		$texts = self::texts( $seed );
		$items = array_sum( array_map( 'count', $plays['scan']() ) );
		if ( $items * 80 < mb_strlen( implode( '', $texts ) ) ) {
			throw new RuntimeException( "only $items matches in the texts" );
		}
		return strlen( implode( '', $texts ) );
	}

	/** Statuses as long as they may be, with something to find in every 80 characters. */
	private static function texts( int $seed ): array {
		mt_srand( $seed );
		$texts = [];
		for ( $n = 0; $n < self::TEXTS; $n++ ) {
			$words = explode( ' ', self::WORDS[mt_rand( 0, 9 ) < 7 ? 0 : mt_rand( 1, count( self::WORDS ) - 1 )] );
			for ( $text = ''; mb_strlen( $text ) < 1900; ) {
				for ( $run = mt_rand( 1, 7 ); $run > 0; $run-- ) {
					$text .= $words[array_rand( $words )] . ' ';
				}
				$text .= self::LINKS[array_rand( self::LINKS )] . ( mt_rand( 0, 9 ) ? ' ' : "\n" );
			}
			$texts[] = $text;
		}
		return $texts;
	}

	/** The engine's own patterns as one: what its macros come to. */
	private static function pattern( string $source ): string {
		preg_match_all( '/^#define ([A-Z_]+) ((?:.*\\\\\n)*.*"[^"\n]*)$/m', $source, $found, PREG_SET_ORDER );
		$macros = [];
		foreach ( $found as [ , $name, $value ] ) {
			preg_match_all( '/"((?:[^"\\\\]|\\\\.)*)"|([A-Z_]+)/', $value, $parts, PREG_SET_ORDER );
			$macros[$name] = implode( '', array_map(
				static fn ( $part ) => isset( $part[2] ) ? $macros[$part[2]] : stripcslashes( $part[1] ), $parts ) );
		}
		return "\x01(?|$macros[LINK](*MARK:link)|$macros[MENTION](*MARK:mention)|$macros[URL](*MARK:url))\x01xu";
	}

	private static function items( string $pattern, string $text ): array {
		preg_match_all( $pattern, $text, $found, PREG_SET_ORDER | PREG_OFFSET_CAPTURE );
		$items = [];
		foreach ( $found as $match ) {
			[ $all, $start ] = $match[0];
			switch ( $match['MARK'] ) {
				case 'link':
					$items[] = self::link( $text, $all, $start, $match );
					break;
				case 'mention':
					$name = $match[1][0] . $match[2][0];
					$name = substr( $name, 0, self::balanced( $name, strlen( $match[1][0] ) ) );
					$items[] = [ 'type' => 'mention', 'start' => $start, 'length' => 1 + strlen( $name ),
						'target' => trim( strtr( $name, '_', ' ' ) ), 'label' => null ];
					break;
				default:
					$url = substr( $all, 0, self::balanced( $all, strlen( rtrim( $all, self::CLOSING ) ) ) );
					$items[] = [ 'type' => 'url', 'start' => $start, 'length' => strlen( $url ), 'target' => $url, 'label' => null ];
			}
		}
		return $items;
	}

	private static function link( string $text, string $all, int $start, array $match ): array {
		$label = $match[2][0] ?? '';
		$length = strlen( $all );
		if ( $label !== '' && ( $text[$start + $length] ?? '' ) === ']' && str_contains( $label, '[' ) ) {
			$label .= ']';
			$length++;
		}
		$label = trim( $label );
		return [ 'type' => 'link', 'start' => $start, 'length' => $length, 'target' => trim( $match[1][0] ),
			'label' => $label === '' ? null : $label ];
	}

	/** How far a text goes whose punctuation begins at `closing`: to the last bracket that closes one opened in it. */
	private static function balanced( string $text, int $closing ): int {
		if ( $closing === strlen( $text ) || strpbrk( substr( $text, $closing ), ')]' ) === false ) {
			return $closing;
		}
		$kept = $closing;
		foreach ( self::BRACKETS as $open => $close ) {
			$depth = 0;
			preg_match_all( '/[' . preg_quote( "$open$close", '/' ) . ']/u', $text, $found, PREG_OFFSET_CAPTURE );
			foreach ( $found[0] as [ $bracket, $at ] ) {
				$depth += $bracket === $open ? 1 : -1;
				if ( $depth < 0 ) {
					$depth = 0;
				} elseif ( $bracket === $close && $at >= $closing ) {
					$kept = max( $kept, $at + strlen( $bracket ) );
				}
			}
		}
		return $kept;
	}
}
