<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use UtfNormal\Validator;

/** Text of another site on one line, fit to stand within a text of this one. */
class PlainText {
	/** Pairs of a mark of direction and what ends it: embeddings, overrides, isolates. */
	private const ENDS = [
		"\u{202A}" => "\u{202C}", "\u{202B}" => "\u{202C}", "\u{202D}" => "\u{202C}", "\u{202E}" => "\u{202C}",
		"\u{2066}" => "\u{2069}", "\u{2067}" => "\u{2069}", "\u{2068}" => "\u{2069}",
	];

	/** They turn letters round: a name would read as another. */
	private const OVERRIDES = [ "\u{202D}", "\u{202E}" ];

	/** Marks open within each other; whoever needs more has no good reason. */
	private const DEPTH = 50;

	/** @param string $text of any bytes @param int $max code points */
	public static function of( string $text, int $max ): string {
		$text = preg_replace( [ '/[\s\p{Z}\x{85}]+/u', '/\p{Cc}+/u' ], [ ' ', '' ], self::clean( $text ) );
		return trim( self::closed( mb_substr( trim( $text ), 0, $max, 'UTF-8' ) ) );
	}

	/** Valid UTF-8 without what no text has: control characters, U+FFFE and U+FFFF. */
	public static function clean( string $bytes ): string {
		return Validator::cleanUp( preg_replace( '/[\x00-\x08\x0E-\x1F\x7F]|\xEF\xBF[\xBE\xBF]/', '', $bytes ) );
	}

	/** Without marks of direction that nothing ends, or that end nothing. */
	private static function closed( string $text ): string {
		$parts = preg_split( '/([\x{202A}-\x{202E}\x{2066}-\x{2069}])/u', $text, -1, PREG_SPLIT_DELIM_CAPTURE );
		$open = [];
		// Marks are at the odd places.
		for ( $i = 1; $i < count( $parts ); $i += 2 ) {
			$mark = $parts[$i];
			$parts[$i] = '';
			$end = self::ENDS[$mark] ?? null;
			if ( $end !== null && count( $open ) < self::DEPTH ) {
				$open[] = [ $i, $mark, $end ];
			} elseif ( $end === null && $open && end( $open )[2] === $mark ) {
				[ $at, $begin ] = array_pop( $open );
				if ( !in_array( $begin, self::OVERRIDES, true ) ) {
					[ $parts[$at], $parts[$i] ] = [ $begin, $mark ];
				}
			}
		}
		return implode( '', $parts );
	}
}
