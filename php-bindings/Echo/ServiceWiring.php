<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Extension\WikiSocial\Echo\EchoCount;
use MediaWiki\Extension\WikiSocial\Echo\EchoEntries;
use MediaWiki\Extension\WikiSocial\Echo\EchoMirror;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Logger\LoggerFactory;
use MediaWiki\MediaWikiServices;

return [
	'WikiSocial.EchoCount' => static fn ( MediaWikiServices $services ): EchoCount => new EchoCount(
		$services->getObjectCacheFactory()->getLocalClusterInstance(), new EchoEntries()
	),
	'WikiSocial.EchoMirror' => static fn ( MediaWikiServices $services ): EchoMirror => new EchoMirror(
		EchoMirror::isWanted( $services->getMainConfig() ), ( new Services( $services ) )->getEngine(), new EchoEntries(),
		$services->getUserFactory(), $services->getReadOnlyMode(), LoggerFactory::getInstance( 'WikiSocial' )
	),
];
