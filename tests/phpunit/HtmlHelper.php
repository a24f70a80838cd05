<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use DOMDocument;
use DOMElement;
use Wikimedia\RemexHtml\DOM\DOMBuilder;
use Wikimedia\RemexHtml\Tokenizer\Tokenizer;
use Wikimedia\RemexHtml\TreeBuilder\Dispatcher;
use Wikimedia\RemexHtml\TreeBuilder\TreeBuilder;

/** HTML as a browser would read it. */
trait HtmlHelper {
	private static function parseHtml( string $html ): DOMElement {
		$builder = new DOMBuilder();
		$tokenizer = new Tokenizer( new Dispatcher( new TreeBuilder( $builder ) ), $html );
		$tokenizer->execute( [ 'fragmentNamespace' => 'http://www.w3.org/1999/xhtml', 'fragmentName' => 'div' ] );
		$fragment = $builder->getFragment();
		$root = $fragment instanceof DOMDocument ? $fragment->documentElement : $fragment;
		return $root;
	}

	/** @return DOMElement[] */
	private static function elements( string $html ): array {
		return iterator_to_array( self::parseHtml( $html )->getElementsByTagName( '*' ), false );
	}

	/**
	 * Nothing but these elements with these attributes, no address that runs a script, no comment.
	 * @param string $html
	 * @param array<string, string[]> $allowed attributes by element
	 * @param string $what
	 */
	private function assertHarmless( string $html, array $allowed, string $what ): void {
		foreach ( self::elements( $html ) as $element ) {
			$name = strtolower( $element->nodeName );
			$this->assertArrayHasKey( $name, $allowed, "$what: element in $html" );
			foreach ( $element->attributes as $attribute ) {
				$this->assertContains( $attribute->name, $allowed[$name], "$what: attribute of $name in $html" );
				if ( in_array( $attribute->name, [ 'href', 'action' ], true ) ) {
					$this->assertMatchesRegularExpression( '~^(?:/(?!/)|https?://)~', $attribute->value, $what );
				}
			}
		}
		$this->assertStringNotContainsString( '<!--', $html, $what );
	}
}
