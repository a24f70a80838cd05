<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Event\CalendarsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventBox;
use MediaWiki\Extension\WikiSocial\Event\EventCalendar;
use MediaWiki\Extension\WikiSocial\Event\EventCache;
use MediaWiki\Extension\WikiSocial\Event\EventEdit;
use MediaWiki\Extension\WikiSocial\Event\EventEdits;
use MediaWiki\Extension\WikiSocial\Event\EventEmbed;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventForm;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventHtml;
use MediaWiki\Extension\WikiSocial\Event\EventLog;
use MediaWiki\Extension\WikiSocial\Event\EventPicture;
use MediaWiki\Extension\WikiSocial\Event\EventRegistrar;
use MediaWiki\Extension\WikiSocial\Event\EventStates;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Event\OrganiseCommand;
use MediaWiki\Extension\WikiSocial\Event\OrganiseHtml;
use MediaWiki\Extension\WikiSocial\Event\OwnCalendars;
use MediaWiki\Extension\WikiSocial\Event\ParticipantsCsv;
use MediaWiki\Extension\WikiSocial\Event\ParticipantsHtml;
use MediaWiki\Extension\WikiSocial\Event\ReaderZone;
use MediaWiki\Extension\WikiSocial\Event\SignOffCommand;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Extension\WikiSocial\Event\SignUpCommand;
use MediaWiki\Extension\WikiSocial\Event\SignUpForm;
use MediaWiki\Extension\WikiSocial\Media\BadFiles;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

return [
	'WikiSocial.EventWikitext' => static fn ( MediaWikiServices $services ): EventWikitext => new EventWikitext(
		$services->getParserFactory()
	),
	'WikiSocial.EventTag' => static function ( MediaWikiServices $services ): EventTag {
		$own = new Services( $services );
		return new EventTag(
			new ServiceOptions( EventTag::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$own->getEngine(), $own->getFileName(), $services->getNamespaceInfo(),
			$services->get( EventStates::SERVICE_NAME ), new EventBox( $services->getTitleFactory() ),
			$services->get( EventPicture::SERVICE_NAME )
		);
	},
	'WikiSocial.EventHtml' => static fn ( MediaWikiServices $services ): EventHtml => new EventHtml(
		( new Services( $services ) )->getPersonHtml(), $services->getLinkRenderer(), $services->get( SignUpBox::SERVICE_NAME )
	),
	'WikiSocial.EventEmbed' => static function ( MediaWikiServices $services ): EventEmbed {
		$own = new Services( $services );
		return new EventEmbed(
			$own->getEventTag(), $own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(), $own->getEventHtml(),
			$services->getPageStore(), $services->getUserFactory(), $services->get( EventsQuery::SERVICE_NAME )
		);
	},
	'WikiSocial.EventStates' => static fn ( MediaWikiServices $services ): EventStates => new EventStates(
		$services->getMainObjectStash()
	),
	'WikiSocial.EventCache' => static fn ( MediaWikiServices $services ): EventCache => new EventCache(
		$services->getPageStore(), $services->getHtmlCacheUpdater(), ( new Services( $services ) )->getSurfaceCache(),
		$services->getUserFactory(), $services->get( EventCalendar::SERVICE_NAME )
	),
	'WikiSocial.EventRegistrar' => static function ( MediaWikiServices $services ): EventRegistrar {
		$own = new Services( $services );
		return new EventRegistrar(
			$own->getEngine(), $own->getViewerFactory(), $own->getEventTag(), $own->getEventWikitext(), $own->getEventCache(),
			$services->get( EventStates::SERVICE_NAME ),
			$services->getWikiPageFactory(), $services->getParserOutputAccess(), $services->getUserFactory(),
			$services->getConnectionProvider(), $services->getJobQueueGroup(), LoggerFactory::getInstance( 'WikiSocial' )
		);
	},
	'WikiSocial.EventsQuery' => static function ( MediaWikiServices $services ): EventsQuery {
		$own = new Services( $services );
		return new EventsQuery( $own->getEngine(), $own->getViewerFactory(), $services->getPageStore() );
	},
	'WikiSocial.EventFormatter' => static fn ( MediaWikiServices $services ): EventFormatter => new EventFormatter(
		( new Services( $services ) )->getPersonLookup(), $services->getPageStore(), $services->getTitleFactory()
	),
	'WikiSocial.EventFacts' => static function ( MediaWikiServices $services ): EventFacts {
		$own = new Services( $services );
		return new EventFacts( $own->getEventHtml(), $own->getPersonLookup(), $services->getLinkRenderer(),
			$services->get( EventPicture::SERVICE_NAME ) );
	},
	'WikiSocial.EventPicture' => static fn ( MediaWikiServices $services ): EventPicture => new EventPicture(
		$services->getTitleFactory(), $services->getPageProps(), $services->get( BadFiles::SERVICE_NAME )
	),
	'WikiSocial.EventForm' => static fn ( MediaWikiServices $services ): EventForm => new EventForm(
		$services->getMainConfig()->get( MainConfigNames::Localtimezone ) ?? 'UTC', $services->getUserOptionsLookup()
	),
	'WikiSocial.EventEdit' => static function ( MediaWikiServices $services ): EventEdit {
		$own = new Services( $services );
		return new EventEdit(
			$services->getMainConfig()->get( MainConfigNames::Localtimezone ) ?? 'UTC', $own->getEngine(), $own->getEventWikitext(),
			$own->getFileName(), $services->getRevisionLookup(), $services->getContentLanguage()
		);
	},
	'WikiSocial.EventEdits' => static function ( MediaWikiServices $services ): EventEdits {
		$own = new Services( $services );
		return new EventEdits(
			$own->getEngine(), $own->getViewerFactory(), $services->getConnectionProvider(), $services->getHideUserUtils(),
			$services->getMainWANObjectCache()
		);
	},
	'WikiSocial.EventLog' => static function ( MediaWikiServices $services ): EventLog {
		$own = new Services( $services );
		return new EventLog(
			WikiMap::getCurrentWikiId(), $own->getEngine(), $own->getViewerFactory(), $services->getConnectionProvider(),
			$services->getUserIdentityLookup(), $own->getUserMirror()
		);
	},
	'WikiSocial.SignUpBox' => static fn ( MediaWikiServices $services ): SignUpBox => new SignUpBox(
		( new Services( $services ) )->getWriteGuard(), $services->getLinkRenderer()
	),
	'WikiSocial.SignUpForm' => static fn ( MediaWikiServices $services ): SignUpForm => new SignUpForm(
		$services->get( SignUpBox::SERVICE_NAME )
	),
	'WikiSocial.SignUpCommand' => static function ( MediaWikiServices $services ): SignUpCommand {
		$own = new Services( $services );
		return new SignUpCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $services->get( EventsQuery::SERVICE_NAME ),
			$own->getEventCache()
		);
	},
	'WikiSocial.SignOffCommand' => static function ( MediaWikiServices $services ): SignOffCommand {
		$own = new Services( $services );
		return new SignOffCommand( $own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getEventCache() );
	},
	'WikiSocial.OrganiseCommand' => static function ( MediaWikiServices $services ): OrganiseCommand {
		$own = new Services( $services );
		return new OrganiseCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $services->get( EventsQuery::SERVICE_NAME ),
			$own->getEventCache(), $own->getEventLog(), $own->getPersonFinder(), $own->getPersonLookup()
		);
	},
	'WikiSocial.ParticipantsHtml' => static function ( MediaWikiServices $services ): ParticipantsHtml {
		$own = new Services( $services );
		return new ParticipantsHtml( $own->getPersonLookup(), $own->getPersonHtml() );
	},
	'WikiSocial.ParticipantsCsv' => static function ( MediaWikiServices $services ): ParticipantsCsv {
		$own = new Services( $services );
		return new ParticipantsCsv( $own->getEngine(), $own->getPersonLookup() );
	},
	'WikiSocial.OrganiseHtml' => static function ( MediaWikiServices $services ): OrganiseHtml {
		$own = new Services( $services );
		return new OrganiseHtml(
			$services->get( ParticipantsHtml::SERVICE_NAME ), $own->getPersonLookup(), $own->getPersonHtml()
		);
	},
	'WikiSocial.EventCalendar' => static function ( MediaWikiServices $services ): EventCalendar {
		$config = $services->getMainConfig();
		return new EventCalendar(
			(string)$services->getUrlUtils()->expand( $config->get( MainConfigNames::RestPath ), PROTO_CANONICAL ),
			$config->get( MainConfigNames::Sitename ), ( new Services( $services ) )->getEngine()
		);
	},
	'WikiSocial.CalendarsQuery' => static function ( MediaWikiServices $services ): CalendarsQuery {
		$own = new Services( $services );
		return new CalendarsQuery(
			$own->getEngine(), $own->getViewerFactory(), $services->get( EventsQuery::SERVICE_NAME ),
			$services->get( EventCalendar::SERVICE_NAME ), $services->getUserFactory(), $services->getPermissionManager()
		);
	},
	'WikiSocial.OwnCalendars' => static function ( MediaWikiServices $services ): OwnCalendars {
		$own = new Services( $services );
		return new OwnCalendars(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $services->get( EventCalendar::SERVICE_NAME )
		);
	},
	'WikiSocial.ReaderZone' => static fn ( MediaWikiServices $services ): ReaderZone => new ReaderZone(
		$services->getUserOptionsLookup(), $services->getMainConfig()->get( MainConfigNames::Localtimezone ) ?? 'UTC'
	),
];
