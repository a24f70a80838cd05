<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Hook\SidebarBeforeOutputHook;
use MediaWiki\SpecialPage\SpecialPage;

/** Among the tools of a page about a person: the way to their statuses. */
class SidebarHandler implements SidebarBeforeOutputHook {
	/** @inheritDoc */
	public function onSidebarBeforeOutput( $skin, &$sidebar ): void {
		$user = $skin->getRelevantUser();
		if ( $user && $user->isRegistered() ) {
			$sidebar['TOOLBOX']['wikisocial'] = [
				'id' => 't-wikisocial',
				'text' => $skin->msg( 'wikisocial-toolbox' )->params( $user->getName() )->text(),
				'href' => SpecialPage::getTitleFor( 'Social', 'user/' . $user->getName() )->getLocalURL(),
			];
		}
	}
}
