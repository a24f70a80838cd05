<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Event\EventBox;
use MediaWiki\Extension\WikiSocial\Event\EventCache;
use MediaWiki\Extension\WikiSocial\Event\EventEmbed;
use MediaWiki\Extension\WikiSocial\Event\EventHtml;
use MediaWiki\Extension\WikiSocial\Event\EventRegistrar;
use MediaWiki\Extension\WikiSocial\Event\EventStates;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;

return [
	EventWikitext::SERVICE_NAME => static fn ( MediaWikiServices $services ): EventWikitext => new EventWikitext(
		$services->getParserFactory()
	),
	EventTag::SERVICE_NAME => static function ( MediaWikiServices $services ): EventTag {
		$own = new Services( $services );
		return new EventTag(
			new ServiceOptions( EventTag::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getEngine(), $own->getFileName(), $services->getNamespaceInfo(),
			$services->get( EventStates::SERVICE_NAME ), new EventBox( $services->getTitleFactory() )
		);
	},
	EventHtml::SERVICE_NAME => static fn ( MediaWikiServices $services ): EventHtml => new EventHtml(
		( new Services( $services ) )->getPersonHtml(), $services->getLinkRenderer()
	),
	EventEmbed::SERVICE_NAME => static function ( MediaWikiServices $services ): EventEmbed {
		$own = new Services( $services );
		return new EventEmbed(
			$own->getEventTag(), $own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(), $own->getEventHtml(),
			$services->getPageStore(), $services->getUserFactory()
		);
	},
	EventStates::SERVICE_NAME => static fn ( MediaWikiServices $services ): EventStates => new EventStates(
		$services->getMainObjectStash()
	),
	EventCache::SERVICE_NAME => static fn ( MediaWikiServices $services ): EventCache => new EventCache(
		$services->getPageStore(), $services->getHtmlCacheUpdater()
	),
	EventRegistrar::SERVICE_NAME => static function ( MediaWikiServices $services ): EventRegistrar {
		$own = new Services( $services );
		return new EventRegistrar(
			$own->getEngine(), $own->getViewerFactory(), $own->getEventTag(), $own->getEventWikitext(), $own->getEventCache(),
			$services->get( EventStates::SERVICE_NAME ),
			$services->getWikiPageFactory(), $services->getParserOutputAccess(), $services->getUserFactory(),
			$services->getConnectionProvider(), $services->getJobQueueGroup(), LoggerFactory::getInstance( 'WikiSocial' )
		);
	},
];
