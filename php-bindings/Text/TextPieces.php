<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

/**
 * A text cut at its entities. Where an entity does not fit the text, it is left out and what it
 * covers stays text: a wrong range must never cut a character or show something twice.
 */
class TextPieces {
	/**
	 * @param string $text
	 * @param array[] $entities
	 * @return array<array{string, ?array}> each byte of the text once, in order; with its entity or null
	 */
	public static function of( string $text, array $entities ): array {
		$pieces = [];
		$at = 0;
		foreach ( $entities as $entity ) {
			[ 'start' => $start, 'length' => $length ] = $entity;
			if ( $start < $at || !self::fits( $text, $start, $length ) ) {
				continue;
			}
			$pieces[] = [ substr( $text, $at, $start - $at ), null ];
			$pieces[] = [ substr( $text, $start, $length ), $entity ];
			$at = $start + $length;
		}
		$pieces[] = [ substr( $text, $at ), null ];
		return array_values( array_filter( $pieces, static fn ( $piece ) => $piece[0] !== '' ) );
	}

	/** Between characters, in the text, on one line. */
	private static function fits( string $text, int $start, int $length ): bool {
		return $length > 0 && $start >= 0 && $length <= strlen( $text ) - $start
			&& self::isBoundary( $text, $start ) && self::isBoundary( $text, $start + $length )
			&& !str_contains( substr( $text, $start, $length ), "\n" );
	}

	private static function isBoundary( string $text, int $at ): bool {
		return $at === strlen( $text ) || ( ord( $text[$at] ) & 0xC0 ) !== 0x80;
	}
}
