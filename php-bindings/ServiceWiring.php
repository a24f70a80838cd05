<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\FeedEmbed;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Feed\FeedTag;
use MediaWiki\Extension\WikiSocial\Guard\AbuseFilterCheck;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\Guard\SpamCheck;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Hooks\HookRunner;
use MediaWiki\Extension\WikiSocial\Moderation\ModerateCommand;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationLog;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\MWEntity\UserStates;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Report\ReportCommand;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\EditStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\Licence;
use MediaWiki\Extension\WikiSocial\Status\PostStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\RecentStatuses;
use MediaWiki\Extension\WikiSocial\Status\StatusChanges;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\Extension\WikiSocial\Status\UndeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\UserPageBox;
use MediaWiki\Extension\WikiSocial\Status\UserPageCache;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\WikiMap\WikiMap;

return [
	Engine::SERVICE_NAME => static fn ( MediaWikiServices $services ): Engine => new Engine(
		LoggerFactory::getInstance( 'WikiSocial' ),
		$services->getObjectCacheFactory()->getLocalServerInstance(),
		$services->getStatsFactory()->withComponent( 'WikiSocial' )
	),
	PersonLookup::SERVICE_NAME => static fn ( MediaWikiServices $services ): PersonLookup => new PersonLookup(
		$services->getUserIdentityLookup(),
		$services->getGenderCache(),
		$services->getContentLanguage()
	),
	PersonFinder::SERVICE_NAME => static fn ( MediaWikiServices $services ): PersonFinder => new PersonFinder(
		$services->getUserNameUtils(),
		$services->getUserIdentityLookup(),
		( new Services( $services ) )->getPersonLookup()
	),
	UserMirror::SERVICE_NAME => static function ( MediaWikiServices $services ): UserMirror {
		$own = new Services( $services );
		return new UserMirror(
			WikiMap::getCurrentWikiId(),
			new UserStates(
				$services->getConnectionProvider(), $services->getHideUserUtils(), $services->getTempUserConfig()
			),
			$own->getEngine(),
			LoggerFactory::getInstance( 'WikiSocial' )
		);
	},
	ViewerFactory::SERVICE_NAME => static fn (): ViewerFactory => new ViewerFactory(
		WikiMap::getCurrentWikiId()
	),
	WriteGuard::SERVICE_NAME => static function ( MediaWikiServices $services ): WriteGuard {
		$loaded = ExtensionRegistry::getInstance();
		$checks = [];
		if ( $loaded->isLoaded( 'SpamBlacklist' ) ) {
			$checks[] = new SpamCheck( $services->getUserFactory(), $services->getUrlUtils() );
		}
		if ( $loaded->isLoaded( 'Abuse Filter' ) ) {
			$checks[] = new AbuseFilterCheck(
				$services->get( 'AbuseFilterFilterRunnerFactory' ),
				$services->get( 'AbuseFilterVariableGeneratorFactory' ),
				$services->getUserFactory(),
				$services->getUrlUtils()
			);
		}
		if ( $loaded->isLoaded( 'ConfirmEdit' ) ) {
			$checks[] = new CaptchaCheck( $services->getUserFactory(), $services->getMainConfig() );
		}
		return new WriteGuard(
			new ServiceOptions( WriteGuard::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
			$services->getReadOnlyMode(),
			$services->getTempUserConfig(),
			$services->getTempUserCreator(),
			$services->getUserFactory(),
			new HookRunner( $services->getHookContainer() ),
			$checks,
			$services->getStatsFactory()->withComponent( 'WikiSocial' )
		);
	},
	PostStatusCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): PostStatusCommand {
		$own = new Services( $services );
		return new PostStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges()
		);
	},
	DeleteStatusCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): DeleteStatusCommand {
		$own = new Services( $services );
		return new DeleteStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges()
		);
	},
	EditStatusCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): EditStatusCommand {
		$own = new Services( $services );
		return new EditStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges()
		);
	},
	UndeleteStatusCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): UndeleteStatusCommand {
		$own = new Services( $services );
		return new UndeleteStatusCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getStatusChanges()
		);
	},
	StatusChanges::SERVICE_NAME => static function ( MediaWikiServices $services ): StatusChanges {
		$own = new Services( $services );
		return new StatusChanges(
			$services->getUserIdentityLookup(), $own->getSurfaceCache(), $own->getRecentStatuses()
		);
	},
	RecentStatuses::SERVICE_NAME => static fn ( MediaWikiServices $services ): RecentStatuses => new RecentStatuses(
		new ServiceOptions( RecentStatuses::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		$services->getConnectionProvider(),
		$services->getUserFactory(),
		$services->getTitleFactory()
	),
	ModerationLog::SERVICE_NAME => static fn ( MediaWikiServices $services ): ModerationLog => new ModerationLog(
		$services->getConnectionProvider(),
		$services->getUserIdentityLookup()
	),
	ModerateCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): ModerateCommand {
		$own = new Services( $services );
		return new ModerateCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getModerationLog(),
			$own->getStatusChanges()
		);
	},
	ReportCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): ReportCommand {
		$own = new Services( $services );
		return new ReportCommand( $own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory() );
	},
	SurfaceCache::SERVICE_NAME => static fn ( MediaWikiServices $services ): SurfaceCache => new SurfaceCache(
		( new Services( $services ) )->getUserPageCache(),
		$services->getHtmlCacheUpdater(),
		$services->getConnectionProvider(),
		$services->getJobQueueGroup()
	),
	StatusHtml::SERVICE_NAME => static fn ( MediaWikiServices $services ): StatusHtml => new StatusHtml(
		$services->getLinkRenderer(),
		$services->getTempUserConfig()
	),
	FeedHtml::SERVICE_NAME => static function ( MediaWikiServices $services ): FeedHtml {
		$own = new Services( $services );
		return new FeedHtml(
			$own->getPersonLookup(), $own->getStatusHtml(), $services->getLinkBatchFactory(), $services->getLinkRenderer()
		);
	},
	FeedTag::SERVICE_NAME => static fn ( MediaWikiServices $services ): FeedTag => new FeedTag(
		new ServiceOptions( FeedTag::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		( new Services( $services ) )->getPersonFinder()
	),
	FeedEmbed::SERVICE_NAME => static function ( MediaWikiServices $services ): FeedEmbed {
		$own = new Services( $services );
		return new FeedEmbed(
			$own->getFeedTag(), $own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(),
			$own->getFeedHtml(), $services->getUserFactory(), $services->getLinkRenderer()
		);
	},
	Composer::SERVICE_NAME => static fn (): Composer => new Composer(),
	UserPageBox::SERVICE_NAME => static function ( MediaWikiServices $services ): UserPageBox {
		$own = new Services( $services );
		return new UserPageBox(
			$own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(), $own->getFeedHtml(),
			$own->getComposer(), $own->getWriteGuard(), $services->getLinkRenderer()
		);
	},
	UserPageCache::SERVICE_NAME => static fn ( MediaWikiServices $services ): UserPageCache => new UserPageCache(
		new ServiceOptions( UserPageCache::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		$services->getUserOptionsLookup(),
		$services->getHtmlCacheUpdater()
	),
	Licence::SERVICE_NAME => static fn ( MediaWikiServices $services ): Licence => new Licence(
		new ServiceOptions( Licence::CONSTRUCTOR_OPTIONS, $services->getMainConfig() )
	),
	StatusFormatter::SERVICE_NAME => static fn ( MediaWikiServices $services ): StatusFormatter => new StatusFormatter(
		( new Services( $services ) )->getPersonLookup(),
		$services->getLanguageNameUtils(),
		$services->getLanguageFactory(),
		( new Services( $services ) )->getLicence()
	),
];
