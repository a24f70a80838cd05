<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Comment\CommentSurfaces;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Hook\SidebarBeforeOutputHook;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\SpecialPage\SpecialPage;

/** Among the tools of a page about a person: the way to their statuses. Of a talk page: to the likes and comments of what stands there. */
class SidebarHandler implements SidebarBeforeOutputHook {
	public function __construct(
		private readonly LikeSurfaces $likes,
		private readonly CommentSurfaces $comments
	) {
	}

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
		$title = $skin->getTitle();
		if ( $title?->isTalkPage() && $title->exists() 
			&& ( $this->likes->has( LikeSurfaces::TALK ) || $this->comments->has( CommentSurfaces::TALK ) )
			&& ExtensionRegistry::getInstance()->isLoaded( 'DiscussionTools' )
		) {
			$sidebar['TOOLBOX']['wikisocialtalk'] = [
				'id' => 't-wikisocial-talk',
				'text' => $skin->msg( 'wikisocial-toolbox-talk' )->text(),
				'href' => SpecialPage::getTitleFor( 'Social', 'talk/' . $title->getPrefixedDBkey() )->getLocalURL(),
			];
		}
	}
}
