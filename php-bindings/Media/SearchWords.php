<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/**
 * The plain words of what a reader typed into a search for files. Search engines have languages of their
 * own (insource:, prefix:, -word, "…", a*, OR): none of it is meant by somebody who looks for a picture,
 * and some of it is dear to whoever is asked.
 */
class SearchWords {
	private const OPERATORS = [ 'and', 'or', 'not' ];

	/** Words for another wiki, whatever its search engine: O'Neill is one, and "OR" is "or". */
	public static function far( string $query ): string {
		$words = array_filter( array_map(
			static fn ( $word ) => trim( $word, "'" ), self::split( '/[^\p{L}\p{M}\p{N}\']+/u', strtr( $query, [ '’' => "'" ] ) )
		), static fn ( $word ) => $word !== '' );
		return implode( ' ', array_map(
			static fn ( $word ) => self::isOperator( $word ) ? strtolower( $word ) : $word, $words
		) );
	}

	/** Words for this wiki's: of signs and operators core makes queries that some databases refuse. */
	public static function near( string $query ): string {
		return implode( ' ', array_filter(
			self::split( '/[^\p{L}\p{M}\p{N}]+/u', $query ), static fn ( $word ) => !self::isOperator( $word )
		) );
	}

	private static function isOperator( string $word ): bool {
		return in_array( strtolower( $word ), self::OPERATORS, true );
	}

	/** @return string[] */
	private static function split( string $pattern, string $query ): array {
		return preg_split( $pattern, $query, -1, PREG_SPLIT_NO_EMPTY ) ?: [];
	}
}
