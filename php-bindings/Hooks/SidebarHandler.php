<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Comment\CommentSurfaces;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Hook\SidebarBeforeOutputHook;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\SpecialPage\SpecialPage;

/**
 * Among the tools: the ways to what is said about a page, to a person's statuses, and to the likes and comments of what
 * stands on a talk page.
 */
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
		if ( $user && $user->isRegistered() && $skin->getAuthority()->isAllowed( 'wikisocial-follow' )
			&& !$user->equals( $skin->getUser() )
		) {
			$sidebar['TOOLBOX']['wikisocialfollow'] = [
				'id' => 't-wikisocial-follow',
				'text' => $skin->msg( 'wikisocial-toolbox-follow' )->params( $user->getName() )->text(),
				'href' => SpecialPage::getTitleFor( 'SocialFollows', 'user/' . $user->getName() )->getLocalURL(),
			];
		}
		// What people say of a page is on it, on its history and on its talk page.
		$about = $skin->getRelevantTitle()?->getSubjectPage();
		if ( $about?->canExist() && $about->exists() ) {
			$sidebar['TOOLBOX']['wikisocial-page-feed'] = [
				'id' => 't-wikisocial-page',
				'text' => $skin->msg( 'wikisocial-page-feed' )->text(),
				'href' => SpecialPage::getTitleFor( 'Social', 'page/' . $about->getPrefixedText() )->getLocalURL(),
			];
			if ( $skin->getAuthority()->isAllowed( 'wikisocial-follow' ) && !$user ) {
				$sidebar['TOOLBOX']['wikisocialfollowpage'] = [
					'id' => 't-wikisocial-follow-page',
					'text' => $skin->msg( 'wikisocial-toolbox-follow-page' )->text(),
					'href' => SpecialPage::getTitleFor( 'SocialFollows', 'page/' . $about->getPrefixedText() )->getLocalURL(),
				];
			}
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
