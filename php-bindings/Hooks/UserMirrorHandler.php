<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\Status\RecentComments;
use MediaWiki\Extension\WikiSocial\Status\RecentStatuses;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\Hook\BlockIpCompleteHook;
use MediaWiki\Hook\UnblockUserCompleteHook;
use MediaWiki\RenameUser\Hook\RenameUserCompleteHook;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityValue;

/**
 * What the wiki changes about its users is mirrored into the store after the wiki's commit, and as
 * soon as the wiki tells (of a block, just after its answer). Copies are purged behind it, so that
 * none is made anew from the old state.
 */
class UserMirrorHandler implements BlockIpCompleteHook, UnblockUserCompleteHook, RenameUserCompleteHook {
	public function __construct(
		private readonly UserMirror $mirror,
		private readonly SurfaceCache $surfaces,
		private readonly RecentStatuses $recent,
		private readonly RecentComments $comments
	) {
	}

	/** @inheritDoc */
	public function onBlockIpComplete( $block, $user, $priorBlock ) {
		if ( $block->getHideName() || $priorBlock?->getHideName() ) {
			$this->follow( $block );
		}
	}

	/** @inheritDoc */
	public function onUnblockUserComplete( $block, $user ) {
		if ( $block->getHideName() ) {
			$this->follow( $block );
		}
	}

	/** The store has no names. @inheritDoc */
	public function onRenameUserComplete( int $uid, string $old, string $new ): void {
		$this->surfaces->authorChanged( new UserIdentityValue( $uid, $old ) );
		$this->surfaces->authorChanged( new UserIdentityValue( $uid, $new ) );
	}

	/** Of Extension:UserMerge, which runs it after it has deleted the account. */
	public function onDeleteAccount( UserIdentity $oldUser ): void {
		$this->refresh( new UserIdentityValue( $oldUser->getId(), $oldUser->getName() ) );
	}

	/** Of Extension:UserMerge; what is merged into nobody is only deleted. */
	public function onMergeAccountFromTo( UserIdentity $oldUser, UserIdentity $newUser ): void {
		$from = new UserIdentityValue( $oldUser->getId(), $oldUser->getName() );
		$to = new UserIdentityValue( $newUser->getId(), $newUser->getName() );
		if ( !$from->isRegistered() || !$to->isRegistered() ) {
			return;
		}
		DeferredUpdates::addCallableUpdate( function () use ( $from, $to ) {
			$this->mirror->mergeOrLog( $from->getId(), $to->getId() );
			$this->surfaces->authorChanged( $from );
			$this->surfaces->authorChanged( $to );
		} );
	}

	private function follow( DatabaseBlock $block ): void {
		$person = $block->getTargetUserIdentity();
		if ( $person?->isRegistered() ) {
			$this->refresh( $person );
		}
	}

	private function refresh( UserIdentity $person ): void {
		DeferredUpdates::addCallableUpdate( function () use ( $person ) {
			$this->mirror->refreshOrLog( $person->getId() );
			if ( $this->mirror->isHidden( $person->getId() ) ) {
				$this->recent->removeAll( $person );
			}
			$this->comments->authorChanged( $person->getId() );
			$this->surfaces->authorChanged( $person );
		}, DeferredUpdates::PRESEND );
	}
}
