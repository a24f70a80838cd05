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
		$picture = self::picture( $status['media'] );
		$properties = [
			'og:type' => 'article',
			'og:title' => $title,
			'og:description' => trim( Excerpt::of( $status['html'], self::WORDS ) . "\n" . self::credit( $out, $picture ) ),
			'og:url' => $status['url'],
			'og:site_name' => $siteName,
			'og:locale' => $status['lang'] === null ? null : strtr( $status['lang'], '-', '_' ),
			'article:published_time' => $status['created'],
			'article:modified_time' => $status['edited'],
			'article:author' => $status['author']['url'],
		] + self::image( $picture );
		foreach ( $properties as $name => $content ) {
			if ( $content !== null ) {
				$out->addHeadItem( $name, Html::element( 'meta', [ 'property' => $name, 'content' => $content ] ) );
			}
		}
	}

	/** The first file that has a picture. */
	private static function picture( array $media ): ?array {
		foreach ( $media as $file ) {
			if ( $file['thumbs'] ) {
				return $file;
			}
		}
		return null;
	}

	private static function image( ?array $picture ): array {
		if ( !$picture ) {
			return [];
		}
		$widest = end( $picture['thumbs'] );
		return [
			'og:image' => $widest['url'],
			'og:image:width' => (string)$widest['width'],
			'og:image:height' => (string)$widest['height'],
			'og:image:alt' => $picture['alt'] === '' ? $picture['file'] : $picture['alt'],
		];
	}

	/** Open Graph has no place of its own for whose picture it is. */
	private static function credit( OutputPage $out, ?array $picture ): string {
		$credit = array_filter( [ $picture['author'] ?? null, $picture['licence'] ?? null ], static fn ( $one ) => $one !== null );
		return !$credit ? '' : $out->msg( 'wikisocial-media-excerpt' )->plaintextParams( implode( ' · ', $credit ) )->text();
	}
}
