<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Utils\UrlUtils;

/** Addresses that another site names: those of the web that a page may link or show, no others. */
class HttpUrl {
	/** Bytes that the store takes. */
	private const MAX = 2000;

	public function __construct( private readonly UrlUtils $urlUtils ) {
	}

	/**
	 * The same address with its protocol in small letters; "" for what is none.
	 * @param mixed $url
	 */
	public function of( $url ): string {
		$url = is_string( $url ) && str_starts_with( $url, '//' ) ? "https:$url" : $url;
		// A backslash is a slash to browsers, so what is before it is no name to them.
		if ( !is_string( $url ) || strlen( $url ) > self::MAX
			|| !preg_match( '~^https?://[^\p{C}\p{Z}\s<>"\\\\]+$~uDi', $url )
		) {
			return '';
		}
		$bits = $this->urlUtils->parse( $url );
		$isFit = $bits && in_array( $bits['scheme'], [ 'http', 'https' ], true ) && $bits['host'] !== ''
			&& !isset( $bits['user'] ) && !isset( $bits['pass'] );
		return $isFit ? $bits['scheme'] . substr( $url, strlen( $bits['scheme'] ) ) : '';
	}
}
