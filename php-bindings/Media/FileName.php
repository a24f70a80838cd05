<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Extension\WikiSocial\Text\TitleMeaning;
use MediaWiki\Extension\WikiSocial\Text\UrlMeaning;

/**
 * Which file an author means by what they typed or pasted: a name, a link, an address of the file or of
 * its page. Asks nobody whether it is there.
 */
class FileName {
	public const SERVICE_NAME = 'WikiSocial.FileName';

	/** Bytes; a longer one is no name, and no address anybody pastes by purpose. */
	private const MAX = 4000;

	/** Bytes of a name: MediaWiki takes no longer one, for those of thumbnails are longer still. */
	private const NAME_MAX = 240;

	/** Parameters of an address that say how a page is shown, not which. */
	private const LOOKS = '/^(?:uselang|useskin|mobileaction|wprov|utm_[a-z]+)=/';

	public function __construct(
		private readonly TitleMeaning $titles,
		private readonly UrlMeaning $urls
	) {
	}

	/** Text of the title, without its namespace; null when no file can have that name. */
	public function of( string $typed ): ?string {
		// Left-to-right marks come along with what is copied from a page.
		$typed = preg_replace( '/^[\s\p{Z}\p{Cf}]+|[\s\p{Z}\p{Cf}]+$/uD', '', $typed );
		if ( $typed === null || $typed === '' || strlen( $typed ) > self::MAX ) {
			return null;
		}
		if ( preg_match( '~^(?:https?:)?//~i', $typed ) ) {
			return $this->ofUrl( str_starts_with( $typed, '//' ) ? "https:$typed" : $typed );
		}
		return $this->ofTitle( preg_replace( '/^\[\[([^|\[\]]+)(?:\|.*)?\]\]$/sD', '$1', $typed ) );
	}

	private function ofUrl( string $url ): ?string {
		[ $address, $fragment ] = explode( '#', $url, 2 ) + [ '', '' ];
		[ $page, $query ] = explode( '?', $address, 2 ) + [ '', '' ];
		$query = implode( '&', preg_grep( self::LOOKS, explode( '&', $query ), PREG_GREP_INVERT ) );
		$meaning = $this->urls->of( $query === '' ? $page : "$page?$query" );
		// A page that has one of its pictures open.
		return $meaning && preg_match( '~^/?media(?:viewer)?/(.+)$~D', $fragment, $found )
			? $this->ofTitle( rawurldecode( $found[1] ) ) : self::ofMeaning( $meaning );
	}

	private function ofTitle( string $title ): ?string {
		// No title has such a sign for a letter.
		$title = ltrim( preg_match( '/%[0-9A-Fa-f]{2}/', $title ) ? rawurldecode( $title ) : $title, ': ' );
		return self::ofMeaning( $this->titles->of( $title ) ) ?? self::ofMeaning( $this->titles->of( "File:$title" ) );
	}

	private static function ofMeaning( ?array $meaning ): ?string {
		$name = ( $meaning['type'] ?? null ) === 'file' ? explode( ':', $meaning['title'], 2 )[1] : '';
		return $name === '' || strlen( $name ) > self::NAME_MAX || strpbrk( $name, ':/\\' ) !== false ? null : $name;
	}
}
