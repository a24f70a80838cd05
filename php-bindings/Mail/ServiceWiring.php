<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Mail\MailRenderer;
use MediaWiki\Extension\WikiSocial\Mail\MailSender;
use MediaWiki\Extension\WikiSocial\Mail\Unsubscribe;
use MediaWiki\Extension\WikiSocial\Mail\Verdict;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Extension\WikiSocial\Notification\NotificationText;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MainConfigNames;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

return [
	'WikiSocial.Unsubscribe' => static function ( MediaWikiServices $services ): Unsubscribe {
		$config = $services->getMainConfig();
		return new Unsubscribe(
			$services->getUserOptionsManager(), $services->getUserFactory(), (string)$config->get( MainConfigNames::SecretKey ),
			WikiMap::getCurrentWikiId(),
			$config->get( MainConfigNames::CanonicalServer ) . $config->get( MainConfigNames::RestPath )
		);
	},
	'WikiSocial.MailRenderer' => static fn ( MediaWikiServices $services ): MailRenderer => new MailRenderer(
		$services->get( NotificationText::SERVICE_NAME ), $services->get( Unsubscribe::SERVICE_NAME ), $services->getUserOptionsLookup()
	),
	'WikiSocial.MailVerdict' => static fn ( MediaWikiServices $services ): Verdict => new Verdict( $services->getHookContainer() ),
	'WikiSocial.MailSender' => static fn ( MediaWikiServices $services ): MailSender => new MailSender(
		new ServiceOptions( MailSender::CONSTRUCTOR_OPTIONS, $services->getMainConfig() ),
		( new Services( $services ) )->getEngine(),
		$services->get( NotificationsQuery::SERVICE_NAME ),
		$services->get( MailRenderer::SERVICE_NAME ),
		$services->get( Verdict::SERVICE_NAME ),
		$services->getEmailer(),
		$services->getUserFactory(),
		$services->getUserOptionsLookup(),
		$services->getMessageFormatterFactory()->getTextFormatter( $services->getContentLanguage()->getCode() ),
		LoggerFactory::getInstance( 'WikiSocial' )
	),
];
