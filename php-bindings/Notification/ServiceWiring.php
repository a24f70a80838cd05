<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Extension\WikiSocial\Echo\EchoMirror;
use MediaWiki\Extension\WikiSocial\Notification\ForeignKinds;
use MediaWiki\Extension\WikiSocial\Notification\KindMirror;
use MediaWiki\Extension\WikiSocial\Notification\MarkReadCommand;
use MediaWiki\Extension\WikiSocial\Notification\NotificationFormatter;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Extension\WikiSocial\Notification\NotificationText;
use MediaWiki\Extension\WikiSocial\Notification\Notifier;
use MediaWiki\Extension\WikiSocial\Notification\PreferenceMirror;
use MediaWiki\Extension\WikiSocial\Notification\ThreadCommand;
use MediaWiki\Extension\WikiSocial\Notification\UnreadCount;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;

return [
	'WikiSocial.UnreadCount' => static fn ( MediaWikiServices $services ): UnreadCount => new UnreadCount(
		$services->getObjectCacheFactory()->getLocalClusterInstance()
	),
	'WikiSocial.NotificationsQuery' => static function ( MediaWikiServices $services ): NotificationsQuery {
		$own = new Services( $services );
		return new NotificationsQuery(
			$own->getEngine(), $own->getViewerFactory(), $own->getTargetFinder(), $services->getPageStore(),
			$services->get( UnreadCount::SERVICE_NAME ), $services->get( KindMirror::SERVICE_NAME ),
			$services->get( ForeignKinds::SERVICE_NAME )
		);
	},
	'WikiSocial.ForeignKinds' => static fn ( MediaWikiServices $services ): ForeignKinds => new ForeignKinds(
		$services->getObjectFactory(), LoggerFactory::getInstance( 'WikiSocial' )
	),
	'WikiSocial.KindMirror' => static fn ( MediaWikiServices $services ): KindMirror => new KindMirror(
		( new Services( $services ) )->getEngine(), $services->getObjectCacheFactory()->getLocalClusterInstance(),
		$services->getUserOptionsLookup()
	),
	'WikiSocial.Notifier' => static fn ( MediaWikiServices $services ): Notifier => new Notifier(
		( new Services( $services ) )->getEngine(), $services->get( KindMirror::SERVICE_NAME )
	),
	'WikiSocial.MarkReadCommand' => static function ( MediaWikiServices $services ): MarkReadCommand {
		$own = new Services( $services );
		return new MarkReadCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $services->get( UnreadCount::SERVICE_NAME ),
			$services->get( EchoMirror::SERVICE_NAME )
		);
	},
	'WikiSocial.ThreadCommand' => static function ( MediaWikiServices $services ): ThreadCommand {
		$own = new Services( $services );
		return new ThreadCommand( $own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getCommentAccess() );
	},
	'WikiSocial.NotificationText' => static function ( MediaWikiServices $services ): NotificationText {
		$own = new Services( $services );
		return new NotificationText( $services->getLinkRenderer(), $own->getPersonLookup(), $own->getPersonHtml(), $services->get( ForeignKinds::SERVICE_NAME ) );
	},
	'WikiSocial.NotificationFormatter' => static fn ( MediaWikiServices $services ): NotificationFormatter =>
		new NotificationFormatter( $services->get( NotificationText::SERVICE_NAME ) ),
	'WikiSocial.PreferenceMirror' => static fn ( MediaWikiServices $services ): PreferenceMirror => new PreferenceMirror(
		( new Services( $services ) )->getEngine(), $services->getUserOptionsManager(), $services->getUserIdentityLookup(),
		$services->getCentralIdLookup(), $services->getConnectionProvider(), LoggerFactory::getInstance( 'WikiSocial' ),
		$services->get( KindMirror::SERVICE_NAME )
	),
];
