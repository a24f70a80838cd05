<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\AbuseFilterCheck;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\Guard\SpamCheck;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Hooks\HookRunner;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\PostStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\WikiMap\WikiMap;

return [
	Engine::SERVICE_NAME => static fn ( MediaWikiServices $services ): Engine => new Engine(
		LoggerFactory::getInstance( 'WikiSocial' ),
		$services->getStatsFactory()->withComponent( 'WikiSocial' )
	),
	PersonLookup::SERVICE_NAME => static fn ( MediaWikiServices $services ): PersonLookup => new PersonLookup(
		$services->getUserIdentityLookup()
	),
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
			$services->getReadOnlyMode(),
			$services->getTempUserConfig(),
			$services->getTempUserCreator(),
			$services->getUserFactory(),
			new HookRunner( $services->getHookContainer() ),
			$checks
		);
	},
	PostStatusCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): PostStatusCommand {
		$own = new Services( $services );
		return new PostStatusCommand( $own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory() );
	},
	DeleteStatusCommand::SERVICE_NAME => static function ( MediaWikiServices $services ): DeleteStatusCommand {
		$own = new Services( $services );
		return new DeleteStatusCommand( $own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory() );
	},
	StatusFormatter::SERVICE_NAME => static fn ( MediaWikiServices $services ): StatusFormatter => new StatusFormatter(
		( new Services( $services ) )->getPersonLookup(),
		$services->getLanguageNameUtils(),
		$services->getLanguageFactory()
	),
];
