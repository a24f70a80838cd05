<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupFormatter;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Extension\WikiSocial\Group\GroupLog;
use MediaWiki\Extension\WikiSocial\Group\MembersHtml;
use MediaWiki\Extension\WikiSocial\Group\MembersQuery;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;

return [
	'WikiSocial.GroupCommand' => static function ( MediaWikiServices $services ): GroupCommand {
		$own = new Services( $services );
		return new GroupCommand(
			$own->getWriteGuard(), $own->getEngine(), $own->getViewerFactory(), $own->getPersonFinder(), $own->getGroupLog(),
			$own->getStatusChanges(), $services->getUserIdentityLookup(),
			(bool)$services->getMainConfig()->get( 'WikiSocialPrivateGroups' )
		);
	},
	'WikiSocial.GroupLog' => static function ( MediaWikiServices $services ): GroupLog {
		$own = new Services( $services );
		return new GroupLog(
			WikiMap::getCurrentWikiId(), $own->getEngine(), $services->getConnectionProvider(), $services->getUserIdentityLookup(), $own->getUserMirror()
		);
	},
	'WikiSocial.GroupHtml' => static function ( MediaWikiServices $services ): GroupHtml {
		$own = new Services( $services );
		return new GroupHtml( $own->getTextLanguage(), $own->getComposer(), $own->getWriteGuard() );
	},
	'WikiSocial.MembersQuery' => static function ( MediaWikiServices $services ): MembersQuery {
		$own = new Services( $services );
		return new MembersQuery( $own->getEngine(), $own->getViewerFactory(), $services->getUserNamePrefixSearch(), $services->getUserIdentityLookup() );
	},
	'WikiSocial.MembersHtml' => static function ( MediaWikiServices $services ): MembersHtml {
		$own = new Services( $services );
		return new MembersHtml( $own->getPersonLookup(), $own->getPersonHtml() );
	},
	'WikiSocial.GroupFormatter' => static function ( MediaWikiServices $services ): GroupFormatter {
		return new GroupFormatter( ( new Services( $services ) )->getPersonLookup() );
	},
];
