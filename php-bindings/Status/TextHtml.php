<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

/** A plain text as HTML: escaped, its paragraphs and line breaks kept. */
class TextHtml {
	public static function render( string $text ): string {
		$paragraphs = preg_split( '/\n{2,}/', trim( $text, "\n" ) );
		return implode( '', array_map(
			static fn ( string $one ) => '<p>' . implode( "<br>\n", array_map(
				static fn ( string $line ) => htmlspecialchars( $line, ENT_QUOTES ), explode( "\n", $one )
			) ) . '</p>',
			$paragraphs
		) );
	}
}
