<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use FileRepo;
use MediaWiki\Interwiki\InterwikiLookup;
use MediaWiki\Linker\LinkTarget;
use MediaWiki\Title\MalformedTitleException;
use MediaWiki\Title\TitleParser;
use MediaWiki\Utils\UrlUtils;
use RepoGroup;

/**
 * Addresses of the wikis whose files this wiki shows, such as Commons: description pages, the files
 * themselves, and other pages where there is an interwiki prefix for them. Asks nobody over the network.
 */
class RepoUrlMeaning {
	/** Interwiki prefixes that a wiki may have for the home of its files, beside the repository's name. */
	private const PREFIXES = [ 'commons', 'c' ];

	public function __construct(
		private readonly RepoGroup $repos,
		private readonly InterwikiLookup $interwikis,
		private readonly UrlUtils $urlUtils,
		private readonly TitleParser $titleParser,
		private readonly TitleMeaning $titles
	) {
	}

	/** @param array $bits an address as UrlMeaning has taken it apart */
	public function of( array $bits ): ?array {
		$meaning = $this->stored( $this->repos->getLocalRepo(), $bits );
		$this->repos->forEachForeignRepo( function ( FileRepo $repo ) use ( $bits, &$meaning ) {
			$meaning ??= $this->stored( $repo, $bits ) ?? $this->described( $repo, $bits );
		} );
		return $meaning;
	}

	/** An address of a file itself, or of a smaller copy of it. */
	private function stored( FileRepo $repo, array $bits ): ?array {
		foreach ( [ 'public' => '', 'thumb' => '/[^/]+' ] as $zone => $copy ) {
			$base = $this->parse( $repo->getZoneUrl( $zone ) );
			if ( !$base || $base['site'] !== $bits['site'] ) {
				continue;
			}
			$path = preg_quote( rtrim( $base['path'], '/' ), '~' );
			if ( preg_match( "~^$path/[0-9a-f]/[0-9a-f]{2}/([^/]+)$copy$~D", $bits['path'], $found ) ) {
				return $this->file( rawurldecode( $found[1] ) );
			}
		}
		return null;
	}

	/** An address of a page of the wiki that has the files. */
	private function described( FileRepo $repo, array $bits ): ?array {
		$base = $this->parse( $repo->getDescriptionUrl( '' ) );
		if ( !$base || !in_array( $bits['site'], [ $base['site'], self::mobile( $base['site'] ) ], true ) ) {
			return null;
		}
		$title = self::title( $base, $bits );
		if ( $title === null || $title === '' ) {
			return null;
		}
		// Its own names of the namespace may be any language's; these are every wiki's.
		if ( preg_match( '/^(?:File|Image)\s*:(.+)$/isD', strtr( $title, '_', ' ' ), $found ) ) {
			return $this->file( $found[1] );
		}
		return $this->foreign( $repo, $base['site'], $title, $bits['fragment'] ?? '' );
	}

	private static function title( array $base, array $bits ): ?string {
		$query = UrlMeaning::query( $bits );
		if ( isset( $query['title'] ) && count( $query ) === 1 && str_ends_with( $bits['path'], '/index.php' ) ) {
			return $query['title'];
		}
		// /wiki/File: → /wiki/. A repository of which only the script is known has the usual folder beside it.
		$folder = isset( $base['query'] ) ? '/wiki/' : preg_replace( '/[^\/]*$/D', '', $base['path'] );
		return $query || $folder === '/' || !str_starts_with( $bits['path'], $folder )
			? null : rawurldecode( substr( $bits['path'], strlen( $folder ) ) );
	}

	private function foreign( FileRepo $repo, string $site, string $title, string $fragment ): ?array {
		foreach ( [ $repo->getName(), ...self::PREFIXES ] as $prefix ) {
			$interwiki = $this->interwikis->fetch( $prefix );
			$base = $interwiki ? $this->parse( $interwiki->getURL() ) : null;
			if ( !$base || $base['site'] !== $site ) {
				continue;
			}
			$fragment = $fragment === '' ? '' : '#' . rawurldecode( $fragment );
			$target = $this->target( "$prefix:$title$fragment" );
			return $target?->isExternal() ? $this->titles->page( $target ) : null;
		}
		return null;
	}

	private function file( string $name ): ?array {
		$target = $this->target( "File:$name" );
		return $target && !$target->isExternal() && $target->inNamespace( NS_FILE ) ? $this->titles->file( $target ) : null;
	}

	private function target( string $title ): ?LinkTarget {
		try {
			return $this->titleParser->parseTitle( $title );
		} catch ( MalformedTitleException ) {
			return null;
		}
	}

	/** @param string|false|null $url @return ?array with the site as UrlMeaning compares it */
	private function parse( $url ): ?array {
		// Repositories may lie on this wiki's own host.
		$full = $url ? $this->urlUtils->expand( $url, PROTO_CANONICAL ) : null;
		$bits = $full === null ? null : $this->urlUtils->parse( $full );
		return $bits ? [ 'path' => '/', ...$bits, 'site' => UrlMeaning::site( $bits ) ] : null;
	}

	/** commons.wikimedia.org → commons.m.wikimedia.org */
	private static function mobile( string $site ): string {
		return preg_replace( '/\./', '.m.', $site, 1 );
	}
}
