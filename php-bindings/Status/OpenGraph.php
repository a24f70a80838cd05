<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Html\Html;
use MediaWiki\Output\OutputPage;

/** What other sites show of a permalink that somebody posted there. Only for what everybody may read. */
class OpenGraph {
	private const WORDS = 200;

	/**
	 * @param OutputPage $out
	 * @param array $status as StatusFormatter makes it
	 * @param string $title of the page
	 * @param string $siteName
	 */
	public static function addTo( OutputPage $out, array $status, string $title, string $siteName ): void {
		$properties = [
			'og:type' => 'article',
			'og:title' => $title,
			'og:description' => Excerpt::of( $status['html'], self::WORDS ),
			'og:url' => $status['url'],
			'og:site_name' => $siteName,
			'og:locale' => $status['lang'] === null ? null : strtr( $status['lang'], '-', '_' ),
			'article:published_time' => $status['created'],
			'article:modified_time' => $status['edited'],
			'article:author' => $status['author']['url'],
		];
		foreach ( $properties as $name => $content ) {
			if ( $content !== null ) {
				$out->addHeadItem( $name, Html::element( 'meta', [ 'property' => $name, 'content' => $content ] ) );
			}
		}
	}
}
