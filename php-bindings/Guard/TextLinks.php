<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

use MediaWiki\ExternalLinks\LinkFilter;
use MediaWiki\Utils\UrlUtils;

/** The external addresses in a plain text, as the spam lists want them. */
class TextLinks {
	/**
	 * Finds too many rather than too few: readers and clients make links of more than a parser does,
	 * such as an address glued to a word or one without a protocol.
	 * @return string[] each as written, and in canonical spelling
	 */
	public static function find( string $text, UrlUtils $urlUtils ): array {
		$protocols = $urlUtils->validAbsoluteProtocols();
		preg_match_all( '/(?:' . $protocols . ')[^\s<>"\x00-\x20\x7F]+/iu', $text, $absolute );
		preg_match_all( '~(?<![:/])//[^\s<>"\x00-\x20\x7F/][^\s<>"\x00-\x20\x7F]*~u', $text, $relative );
		$links = [ ...$absolute[0], ...array_map( static fn ( $url ) => "https:$url", $relative[0] ) ];
		// A host may hide behind percent signs.
		$links = [ ...$links, ...array_map( 'rawurldecode', $links ) ];
		return array_values( array_unique( [ ...$links, ...LinkFilter::getIndexedUrlsNonReversed( $links ) ] ) );
	}
}
