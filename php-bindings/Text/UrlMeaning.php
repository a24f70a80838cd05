<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\MainConfigNames;
use MediaWiki\Utils\UrlUtils;

/** What a full address means: pages, people, files, diffs and old revisions of this wiki, and of Commons. */
class UrlMeaning {
	public const SERVICE_NAME = 'WikiSocial.UrlMeaning';
	public const CONSTRUCTOR_OPTIONS = [
		MainConfigNames::ArticlePath, MainConfigNames::CanonicalServer, MainConfigNames::Script, MainConfigNames::Server,
	];

	/** Parameters of an address that change nothing but what is named below; any other keeps it an address. */
	private const PARAMETERS = [ 'title', 'oldid', 'diff' ];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly UrlUtils $urlUtils,
		private readonly TitleMeaning $titles,
		private readonly RepoUrlMeaning $repos
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** An entity without its range as TitleMeaning answers it; null: an address as any other. */
	public function of( string $url ): ?array {
		$bits = $this->urlUtils->parse( $url );
		if ( !$bits || !in_array( $bits['scheme'], [ 'http', 'https' ], true )
			|| isset( $bits['user'] ) || isset( $bits['pass'] )
		) {
			return null;
		}
		$bits['site'] = self::site( $bits );
		$bits['path'] = $bits['path'] ?? '/';
		return in_array( $bits['site'], $this->ownSites(), true ) ? $this->own( $bits ) ?? $this->repos->of( $bits )
			: $this->repos->of( $bits );
	}

	/** Host and port, the same for http and https. */
	public static function site( array $bits ): string {
		$port = $bits['port'] ?? null;
		return strtolower( $bits['host'] ) . ( in_array( $port, [ null, 80, 443 ], true ) ? '' : ":$port" );
	}

	/** @return string[] */
	private function ownSites(): array {
		$sites = [];
		foreach ( [ MainConfigNames::Server, MainConfigNames::CanonicalServer ] as $setting ) {
			$bits = $this->urlUtils->parse( (string)$this->config->get( $setting ) );
			if ( $bits ) {
				$sites[] = self::site( $bits );
			}
		}
		return $sites;
	}

	private function own( array $bits ): ?array {
		$query = self::query( $bits );
		$title = $this->titleOfPath( $bits['path'] ) ?? $query['title'] ?? null;
		if ( array_diff( array_keys( $query ), self::PARAMETERS )
			|| ( $title === null && $bits['path'] !== $this->config->get( MainConfigNames::Script ) )
		) {
			return null;
		}
		if ( isset( $query['diff'] ) || isset( $query['oldid'] ) ) {
			return self::revisions( $query['diff'] ?? null, $query['oldid'] ?? null );
		}
		$fragment = isset( $bits['fragment'] ) ? '#' . rawurldecode( $bits['fragment'] ) : '';
		return $title === null || $title === '' ? null : $this->titles->of( $title . $fragment );
	}

	/** @return string[] parameters; those with brackets in their names are kept as such, so they are unknown */
	public static function query( array $bits ): array {
		$query = [];
		foreach ( explode( '&', $bits['query'] ?? '' ) as $pair ) {
			if ( $pair !== '' ) {
				[ $name, $value ] = explode( '=', $pair, 2 ) + [ '', '' ];
				$query[urldecode( $name )] = urldecode( $value );
			}
		}
		return $query;
	}

	/** The title in a path of this wiki; null when it has none. */
	private function titleOfPath( string $path ): ?string {
		$script = $this->config->get( MainConfigNames::Script ) . '/';
		$article = explode( '$1', $this->config->get( MainConfigNames::ArticlePath ), 2 );
		if ( str_starts_with( $path, $script ) ) {
			return rawurldecode( substr( $path, strlen( $script ) ) );
		}
		// With a question mark the title is a parameter.
		if ( str_contains( $article[0], '?' ) || $article[0] === '' || !str_starts_with( $path, $article[0] ) ) {
			return null;
		}
		return rawurldecode( substr( $path, strlen( $article[0] ) ) );
	}

	private static function revisions( ?string $diff, ?string $oldid ): ?array {
		$old = $oldid === null ? null : TitleMeaning::revision( $oldid );
		$new = $diff === null ? null : TitleMeaning::revision( $diff );
		return match ( true ) {
			$new && ( $old || $oldid === null || $oldid === 'prev' ) =>
				[ 'type' => 'diff', 'revision' => $new, 'old' => $old ?? 0 ],
			$diff === 'prev' && $old => [ 'type' => 'diff', 'revision' => $old, 'old' => 0 ],
			$diff === null && $old => [ 'type' => 'revision', 'revision' => $old ],
			default => null,
		};
	}
}
