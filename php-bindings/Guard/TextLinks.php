<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

use MediaWiki\Utils\UrlUtils;

/** The external addresses in a plain text, as the spam lists want them. */
class TextLinks {
	/** @return string[] */
	public static function find( string $text, UrlUtils $urlUtils ): array {
		$pattern = '/\b(?:' . $urlUtils->validAbsoluteProtocols() . ')[^\s<>"\x00-\x20\x7F]+/iu';
		preg_match_all( $pattern, $text, $found );
		return array_values( array_unique( $found[0] ) );
	}
}
