<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Hook\ParserFirstCallInitHook;
use MediaWiki\Hook\ParserOutputPostCacheTransformHook;
use MediaWiki\Hook\ParserPreSaveTransformCompleteHook;
use MediaWiki\Language\Language;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Output\Hook\OutputPageCheckLastModifiedHook;
use MediaWiki\Output\Hook\OutputPageParserOutputHook;
use MediaWiki\Page\PageProps;
use MediaWiki\Parser\Parser;
use MediaWiki\Permissions\Authority;

/** Pages with <social-event>. On all others this looks into what MediaWiki holds anyway. */
class EventTagHandler implements ParserFirstCallInitHook, ParserPreSaveTransformCompleteHook, ParserOutputPostCacheTransformHook,
	OutputPageParserOutputHook, OutputPageCheckLastModifiedHook
{
	/** Seconds for which a CDN may keep a page that lacks something because the store was away. */
	private const CDN_INCOMPLETE = 30;
	/** Seconds for one with boxes of another page's events. */
	private const CDN_COPIES = 300;

	public function __construct(
		private readonly LanguageFactory $languages,
		private readonly Language $contentLanguage,
		private readonly PageProps $properties
	) {
	}

	/** @inheritDoc */
	public function onParserFirstCallInit( $parser ) {
		$parser->setHook( EventTag::NAME, static fn ( ?string $inside, array $attributes, Parser $parser ): string =>
			Services::get()->getEventTag()->render( $inside, $attributes, $parser ) );
	}

	/**
	 * Templates, and whatever else is no place for events, keep what is written: one id would be on many pages.
	 * @inheritDoc
	 */
	public function onParserPreSaveTransformComplete( $parser, &$text ) {
		$page = $parser->getPage();
		if ( $page && EventWikitext::mayHaveTags( $text ) && Services::get()->getEventTag()->isAllowedIn( $page->getNamespace() ) ) {
			$text = Services::get()->getEventWikitext()->withIds( $text, $parser );
		}
	}

	/** For views, previews and action=parse alike. */
	public function onParserOutputPostCacheTransform( $parserOutput, &$text, &$options ): void {
		if ( EventTag::isIn( $parserOutput ) ) {
			$code = $parserOutput->getLanguage();
			$text = Services::get()->getEventEmbed()->fill( $text, $parserOutput,
				$code ? $this->languages->getLanguage( $code ) : $this->contentLanguage, self::viewer() );
		}
	}

	/** @inheritDoc */
	public function onOutputPageParserOutput( $outputPage, $parserOutput ): void {
		if ( !EventTag::isIn( $parserOutput ) ) {
			return;
		}
		SignUpBox::addModules( $outputPage );
		// Older than any later check, so that a copy of this very second is asked for anew as well.
		$outputPage->setLastModified( wfTimestamp( TS_MW, time() - 1 ) );
		$embed = Services::get()->getEventEmbed();
		if ( $embed->isIncomplete ) {
			$outputPage->lowerCdnMaxage( self::CDN_INCOMPLETE );
		} elseif ( $embed->hasCopies ) {
			$outputPage->lowerCdnMaxage( self::CDN_COPIES );
		}
	}

	/**
	 * A browser's copy does not know of new sign-ups: it is never "not modified". Only who has one asks.
	 * @inheritDoc
	 */
	public function onOutputPageCheckLastModified( &$modifiedTimes, $out ) {
		$title = $out->getTitle();
		if ( $title?->canExist() && $out->getRequest()->getHeader( 'If-Modified-Since' ) !== false
			&& $this->properties->getProperties( $title, EventTag::FLAG )
		) {
			$modifiedTimes['wikisocial'] = wfTimestampNow();
		}
	}

	/** Who is shown their own answers: people with an account, on pages as browsers see them. */
	private static function viewer(): ?Authority {
		$authority = RequestContext::getMain()->getAuthority();
		return MW_ENTRY_POINT === 'index' && $authority->isRegistered() ? $authority : null;
	}
}
