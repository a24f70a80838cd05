<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;
use MediaWiki\Extension\WikiSocial\Follow\SuggestionsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\PageFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;

return [
	'WikiSocial.FollowCommand' => static function ( MediaWikiServices $services ): FollowCommand {
		$own = new Services( $services );
		return new FollowCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $services->get( PersonFinder::SERVICE_NAME ),
			$services->get( PageFinder::SERVICE_NAME ), $services->getUserOptionsLookup()
		);
	},
	'WikiSocial.FollowsQuery' => static function ( MediaWikiServices $services ): FollowsQuery {
		$own = new Services( $services );
		return new FollowsQuery(
			$own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(), $services->getPageStore(), $services->getTitleFactory()
		);
	},
	'WikiSocial.SuggestionsQuery' => static function ( MediaWikiServices $services ): SuggestionsQuery {
		$own = new Services( $services );
		return new SuggestionsQuery(
			$own->getEngine(), $own->getViewerFactory(), $own->getPersonLookup(), $services->get( FollowsQuery::SERVICE_NAME ),
			$services->getUserOptionsLookup()
		);
	},
];
