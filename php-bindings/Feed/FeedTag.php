<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Html\Html;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\Parser;

/**
 * <social-feed user="Name" limit="5"/> in wikitext. While the page is parsed the store is not asked:
 * a marker stands in the HTML, which FeedEmbed fills whenever the page is shown.
 */
class FeedTag {
	public const SERVICE_NAME = 'WikiSocial.FeedTag';
	public const NAME = 'social-feed';
	public const CONSTRUCTOR_OPTIONS = [ MainConfigNames::SecretKey ];

	/** Of the parser output, and the page property: the page shows feeds */
	public const FLAG = 'wikisocial-feeds';
	/** Page property for each feed, by user id; 0: everybody's */
	public const PROPERTY = 'wikisocial-feed-';
	public const EVERYBODY = '0';
	public const NOBODY = 'none';

	private const LIMIT = 5;
	private const LIMIT_MAX = 20;
	/** Seconds after which a page looks again whether there is somebody of this name */
	private const NOBODY_AGE = 3600;
	private const MARKER = '/<!--wikisocial-feed (\d+|none) (\d+) ([0-9a-f]{64})-->/';

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly PersonFinder $people
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** @param array<string, string> $attributes @param Parser $parser */
	public function render( array $attributes, Parser $parser ): string {
		$output = $parser->getOutput();
		$id = self::EVERYBODY;
		if ( isset( $attributes['user'] ) ) {
			// Somebody hidden is nobody here: what is known of a page is for everybody to see.
			$person = $this->people->visible( $attributes['user'] );
			$id = $person ? (string)$person->getId() : self::NOBODY;
		}
		if ( $id === self::NOBODY ) {
			$output->updateCacheExpiry( self::NOBODY_AGE );
		} else {
			$output->setNumericPageProperty( self::PROPERTY . $id, (int)$id );
		}
		$output->setNumericPageProperty( self::FLAG, 1 );
		$output->appendExtensionData( self::FLAG, $id );
		$output->addModuleStyles( [ 'ext.wikisocial.styles' ] );
		$limit = max( 1, min( self::LIMIT_MAX, (int)( $attributes['limit'] ?? self::LIMIT ) ) );
		// A block of its own, so that the paragraph around it ends here.
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-embed' ],
			"<!--wikisocial-feed $id $limit {$this->signature( $id, $limit )}-->" );
	}

	/**
	 * Puts HTML in place of the markers. What somebody else wrote that looks like one stays as it is.
	 * @param string $html
	 * @param callable(string, int, int): string $fill by id, limit and number from 0
	 */
	public function replace( string $html, callable $fill ): string {
		$number = 0;
		return preg_replace_callback( self::MARKER, function ( array $found ) use ( $fill, &$number ): string {
			[ $marker, $id, $limit, $signature ] = $found;
			return hash_equals( $this->signature( $id, (int)$limit ), $signature )
				? $fill( $id, (int)$limit, $number++ ) : $marker;
		}, $html );
	}

	private function signature( string $id, int $limit ): string {
		return hash_hmac( 'sha256', "wikisocial-feed $id $limit", $this->config->get( MainConfigNames::SecretKey ) );
	}
}
