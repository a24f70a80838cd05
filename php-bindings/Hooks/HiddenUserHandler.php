<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Extension\WikiSocial\Status\UserPageCache;
use MediaWiki\Hook\BlockIpCompleteHook;
use MediaWiki\Hook\UnblockUserCompleteHook;

/** Who is hidden by a block has no box: copies of the user page that show it must go, and come back. */
class HiddenUserHandler implements BlockIpCompleteHook, UnblockUserCompleteHook {
	public function __construct( private readonly UserPageCache $pages ) {
	}

	/** @inheritDoc */
	public function onBlockIpComplete( $block, $user, $priorBlock ) {
		if ( $block->getHideName() || $priorBlock?->getHideName() ) {
			$this->purge( $block );
		}
	}

	/** @inheritDoc */
	public function onUnblockUserComplete( $block, $user ) {
		if ( $block->getHideName() ) {
			$this->purge( $block );
		}
	}

	private function purge( DatabaseBlock $block ): void {
		$owner = $block->getTargetUserIdentity();
		if ( $owner?->isRegistered() ) {
			$this->pages->purgeIfShown( $owner );
		}
	}
}
