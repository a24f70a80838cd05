<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Content\TextContent;
use MediaWiki\Html\Html;
use MediaWiki\MediaWikiServices;
use MediaWiki\Parser\Parser;
use MediaWiki\Revision\SlotRecord;

/**
 * Who made a file and on what terms, read from its description page: the first
 *
 *   <credit>{ "Artist": "…", "LicenseShortName": "CC BY 4.0" }</credit>
 *
 * there, a JSON object of strings. What it says becomes the file's extmetadata as it is, under
 * Commons' own names: Artist, Credit and ImageDescription (HTML), LicenseShortName, LicenseUrl,
 * License (a key like "cc-by-4.0"), UsageTerms, AttributionRequired ("true" or "false"). Nothing is
 * checked or cleaned, for Commons' answers are not either, and tests write hostile ones; only "<" is
 * to be written \u003C where the text would else end the block. An edit of the page holds at once; a
 * page without a block, or with broken JSON, is a file without a credit.
 */
class Credits {
	private const BLOCK = '!<credit>(.*?)</credit>!s';

	public static function onParserFirstCallInit( Parser $parser ): void {
		$parser->setHook( 'credit', self::show( ... ) );
	}

	/** @return string[] by Commons' names */
	private static function parse( string $json ): array {
		$credit = json_decode( $json, true );
		return is_array( $credit ) ? array_filter( $credit, 'is_string' ) : [];
	}

	public static function onGetExtendedMetadata( array &$metadata, File $file ): void {
		$page = $file->getTitle();
		$revision = $page ? MediaWikiServices::getInstance()->getRevisionLookup()->getRevisionByTitle( $page ) : null;
		$content = $revision?->getContent( SlotRecord::MAIN );
		if ( $content instanceof TextContent && preg_match( self::BLOCK, $content->getText(), $block ) ) {
			foreach ( self::parse( $block[1] ) as $name => $value ) {
				$metadata[$name] = [ 'value' => $value, 'source' => 'commons-desc-page' ];
			}
		}
	}

	/** On the page itself: as plain text, a link only where it leads to the web. */
	private static function show( ?string $json ): string {
		$rows = '';
		foreach ( self::parse( (string)$json ) as $name => $value ) {
			$text = htmlspecialchars( html_entity_decode( strip_tags( $value ), ENT_QUOTES | ENT_HTML5 ) );
			if ( preg_match( '!^https?://!i', $value ) ) {
				$text = Html::element( 'a', [ 'href' => $value, 'rel' => 'nofollow' ], $value );
			}
			$rows .= '<tr>' . Html::element( 'th', [], (string)$name ) . "<td>$text</td></tr>";
		}
		return $rows === '' ? Html::element( 'p', [], 'No credit can be read here.' ) : "<table class=\"wikitable\">$rows</table>";
	}
}
