<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Feed\FeedTag;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Hook\ParserOutputPostCacheTransformHook;
use MediaWiki\Language\Language;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Output\Hook\OutputPageCheckLastModifiedHook;
use MediaWiki\Output\Hook\OutputPageParserOutputHook;
use MediaWiki\Page\PageProps;
use MediaWiki\Parser\Parser;
use MediaWiki\Parser\ParserOutput;

/**
 * Pages with <social-feed/>. On all others this looks into what MediaWiki holds anyway; the services
 * that a feed needs are asked for when there is a feed.
 */
class FeedTagHandler implements ParserFirstCallInitHook, ParserOutputPostCacheTransformHook,
	OutputPageParserOutputHook, OutputPageCheckLastModifiedHook
{
	/** Seconds for which a CDN may keep a page that lacks a feed because the store was away. */
	private const CDN_INCOMPLETE = 30;

	public function __construct(
		private readonly LanguageFactory $languages,
		private readonly Language $contentLanguage,
		private readonly PageProps $properties
	) {
	}

	/** @inheritDoc */
	public function onParserFirstCallInit( $parser ) {
		$parser->setHook( FeedTag::NAME, static fn ( ?string $inside, array $attributes, Parser $parser ): string =>
			Services::get()->getFeedTag()->render( $attributes, $parser ) );
	}

	/** For views, previews and action=parse alike. */
	public function onParserOutputPostCacheTransform( $parserOutput, &$text, &$options ): void {
		$ids = self::feedsOf( $parserOutput );
		if ( $ids ) {
			$code = $parserOutput->getLanguage();
			$text = Services::get()->getFeedEmbed()->fill(
				$text, $ids, $code ? $this->languages->getLanguage( $code ) : $this->contentLanguage
			);
		}
	}

	/** @inheritDoc */
	public function onOutputPageParserOutput( $outputPage, $parserOutput ): void {
		if ( !self::feedsOf( $parserOutput ) ) {
			return;
		}
		// Older than any later check, so that a copy of this very second is asked for anew as well.
		$outputPage->setLastModified( wfTimestamp( TS_MW, time() - 1 ) );
		if ( Services::get()->getFeedEmbed()->isIncomplete ) {
			$outputPage->lowerCdnMaxage( self::CDN_INCOMPLETE );
		}
	}

	/**
	 * A browser's copy does not know of new statuses: it is never "not modified". Only who has one asks.
	 * @inheritDoc
	 */
	public function onOutputPageCheckLastModified( &$modifiedTimes, $out ) {
		$title = $out->getTitle();
		if ( $title?->canExist() && $out->getRequest()->getHeader( 'If-Modified-Since' ) !== false
			&& $this->properties->getProperties( $title, FeedTag::FLAG )
		) {
			$modifiedTimes['wikisocial'] = wfTimestampNow();
		}
	}

	/** @return string[] ids of whom the feeds are */
	private static function feedsOf( ParserOutput $output ): array {
		return array_map( 'strval', array_keys( $output->getExtensionData( FeedTag::FLAG ) ?? [] ) );
	}
}
