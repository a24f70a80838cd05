<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** An answer of another wiki's API about files. What it says is that wiki's; it may be anything. */
class ApiAnswer {
	/** Names that lead to one another; more of them are a circle. */
	private const HOPS = 10;
	private const DEPTH = 64;

	/** @var array[] pages by title */
	private readonly array $pages;
	/** @var string[] title by the title that leads to it */
	private readonly array $moves;

	/**
	 * @param array $query
	 * @param string[] $next parameters with which it goes on; none: that is all
	 */
	private function __construct( array $query, public readonly array $next ) {
		$pages = $moves = [];
		foreach ( self::records( $query, 'pages' ) as $page ) {
			$title = $page['title'] ?? null;
			if ( is_string( $title ) ) {
				$before = $pages[$title] ?? [];
				// The first is the newest version.
				$pages[$title] = array_intersect_key( $before, [ 'imageinfo' => 1 ] ) + $page + $before;
			}
		}
		foreach ( [ ...self::records( $query, 'normalized' ), ...self::records( $query, 'redirects' ) ] as $move ) {
			[ $from, $to ] = [ $move['from'] ?? null, $move['to'] ?? null ];
			if ( is_string( $from ) && is_string( $to ) ) {
				$moves[( $move['fromencoded'] ?? false ) === true ? rawurldecode( $from ) : $from] = $to;
			}
		}
		$this->pages = $pages;
		$this->moves = $moves;
	}

	/**
	 * Null: this is no answer, or one that says that there is none.
	 * @param string|false $json
	 * @param ?self $before what it goes on from
	 */
	public static function parse( string|false $json, ?self $before = null ): ?self {
		$data = $json === false ? null : json_decode( $json, true, self::DEPTH );
		if ( !is_array( $data ) || isset( $data['error'] ) || isset( $data['errors'] ) ) {
			return null;
		}
		// A search that finds nothing has no part of that name.
		$query = $data['query'] ?? ( ( $data['batchcomplete'] ?? false ) === true ? [] : null );
		$next = array_filter( is_array( $data['continue'] ?? null ) ? $data['continue'] : [], 'is_scalar' );
		// What would come are older versions.
		$next = isset( $next['iistart'] ) ? [] : $next;
		return is_array( $query ) ? self::joined( $query, array_map( 'strval', $next ), $before ) : null;
	}

	private static function joined( array $query, array $next, ?self $before ): self {
		foreach ( [ 'pages', 'normalized', 'redirects' ] as $part ) {
			$query[$part] = [ ...( $before?->listed( $part ) ?? [] ), ...self::records( $query, $part ) ];
		}
		return new self( $query, $next );
	}

	/** @return array[] */
	private function listed( string $part ): array {
		if ( $part === 'pages' ) {
			return array_values( $this->pages );
		}
		$moves = [];
		foreach ( $part === 'redirects' ? $this->moves : [] as $from => $to ) {
			$moves[] = [ 'from' => (string)$from, 'to' => $to ];
		}
		return $moves;
	}

	/**
	 * What it says of a file that was asked for as File:NAME: its name there, and what "imageinfo" has of it,
	 * null where it is not there.
	 * @return ?array{title: string, info: ?array} null: nothing is said of it
	 */
	public function of( string $name ): ?array {
		$title = "File:$name";
		for ( $hops = 0; isset( $this->moves[$title] ) && $hops < self::HOPS; $hops++ ) {
			$title = $this->moves[$title];
		}
		$page = $this->pages[$title] ?? null;
		if ( $page === null ) {
			return null;
		}
		$info = self::info( $page );
		$isSaid = $info || !$this->next || ( $page['imagerepository'] ?? null ) === ''
			|| ( $page['missing'] ?? false ) || ( $page['invalid'] ?? false );
		return $isSaid ? [ 'title' => self::name( $title ), 'info' => $info ] : null;
	}

	/** @return array{title: string, info: array}[] all files in it, the best first as far as it says so */
	public function found(): array {
		$pages = array_filter( $this->pages, [ self::class, 'info' ] );
		$place = static fn ( array $page ) => is_int( $page['index'] ?? null ) ? $page['index'] : PHP_INT_MAX;
		usort( $pages, static fn ( $one, $other ) => $place( $one ) <=> $place( $other ) );
		return array_map( static fn ( array $page ) => [
			'title' => self::name( $page['title'] ), 'info' => self::info( $page )
		], $pages );
	}

	/** Of the newest version; null also where it is hidden. */
	private static function info( array $page ): ?array {
		$info = is_array( $page['imageinfo'] ?? null ) ? $page['imageinfo'][0] ?? null : null;
		$isShown = is_array( $info ) && !( $info['filehidden'] ?? false ) && !( $info['filemissing'] ?? false );
		return $isShown && $info ? $info : null;
	}

	/** The namespace is called so in that wiki's language. */
	private static function name( string $title ): string {
		return explode( ':', $title, 2 )[1] ?? $title;
	}

	/** @return array[] */
	private static function records( array $query, string $part ): array {
		$records = $query[$part] ?? null;
		return array_values( array_filter( is_array( $records ) ? $records : [], 'is_array' ) );
	}
}
