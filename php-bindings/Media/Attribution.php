<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/**
 * Whom a file is by and under which licence, from what its home says of it in HTML (MediaWiki's
 * "extmetadata"). That is anybody's: nothing of it is let through but text and addresses of the web.
 */
class Attribution {
	/** The parts of the metadata that are used. */
	public const KEYS = [
		'Artist', 'Attribution', 'AttributionRequired', 'Credit', 'ImageDescription', 'License', 'LicenseShortName',
		'LicenseUrl', 'UsageTerms',
	];

	/** Code points */
	private const AUTHOR_MAX = 500;
	private const LICENCE_MAX = 200;
	private const DESCRIPTION_MAX = 500;

	/** @param HttpUrl $urls @param string[] $languages codes, the best first */
	public function __construct(
		private readonly HttpUrl $urls,
		private readonly array $languages
	) {
	}

	/**
	 * @param mixed $metadata
	 * @return array{author: string, authorUrl: string, licence: string, licenceUrl: string, attribution: bool, description: string}
	 */
	public function of( $metadata ): array {
		$author = $this->first( $metadata, [ 'Artist', 'Attribution', 'Credit' ], self::AUTHOR_MAX );
		$licence = $this->first( $metadata, [ 'LicenseShortName', 'UsageTerms', 'License' ], self::LICENCE_MAX );
		return [
			'author' => $author['text'],
			'authorUrl' => $author['url'],
			'licence' => $licence['text'],
			'licenceUrl' => $this->urls->of( trim( $this->value( $metadata, 'LicenseUrl' ) ) ),
			'attribution' => !$this->isWaived( $metadata ),
			'description' => $this->first( $metadata, [ 'ImageDescription' ], self::DESCRIPTION_MAX )['text'],
		];
	}

	/**
	 * The first of these that has a text.
	 * @return array{text: string, url: string}
	 */
	private function first( mixed $metadata, array $keys, int $max ): array {
		foreach ( $keys as $key ) {
			$read = HtmlReader::read( $this->value( $metadata, $key ), $this->urls );
			$text = PlainText::of( $read['text'], $max );
			if ( $text !== '' ) {
				return [ 'text' => $text, 'url' => $read['url'] ];
			}
		}
		return [ 'text' => '', 'url' => '' ];
	}

	/** Whoever does not say that no credit is needed wants one. */
	private function isWaived( mixed $metadata ): bool {
		$required = strtolower( trim( $this->value( $metadata, 'AttributionRequired' ) ) );
		return in_array( $required, [ 'false', 'no', '0' ], true );
	}

	private function value( mixed $metadata, string $key ): string {
		$entry = is_array( $metadata ) ? $metadata[$key] ?? null : null;
		return $this->string( is_array( $entry ) ? $entry['value'] ?? null : $entry );
	}

	/** One of several languages, or all of a list. */
	private function string( mixed $value ): string {
		if ( is_array( $value ) ) {
			$texts = array_map( 'strval', array_filter( $value, 'is_scalar' ) );
			unset( $texts['_type'] );
			foreach ( $this->languages as $code ) {
				if ( isset( $texts[$code] ) ) {
					return $texts[$code];
				}
			}
			return array_is_list( $texts ) ? implode( ', ', $texts ) : (string)reset( $texts );
		}
		return match ( true ) {
			is_bool( $value ) => $value ? 'true' : 'false',
			is_scalar( $value ) => (string)$value,
			default => '',
		};
	}
}
