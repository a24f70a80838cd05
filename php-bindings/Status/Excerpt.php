<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Parser\Sanitizer;

/** The first words of a status. Made from its HTML, where names that are hidden are masked already. */
class Excerpt {
	public static function of( string $html, int $length ): string {
		$spaced = preg_replace( '~<br\b[^>]*>|</p>~', '$0 ', $html );
		$text = trim( preg_replace( '/\s+/u', ' ', Sanitizer::stripAllTags( $spaced ) ) );
		if ( mb_strlen( $text ) <= $length ) {
			return $text;
		}
		$cut = mb_substr( $text, 0, $length );
		$space = mb_strrpos( $cut, ' ' );
		// Some languages have no spaces: then between two letters, not inside one.
		return ( $space > $length / 2 ? mb_substr( $cut, 0, $space ) : grapheme_extract( $text, $length, GRAPHEME_EXTR_MAXCHARS ) ) . '…';
	}
}
