<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\Hook\BlockIpCompleteHook;
use MediaWiki\Hook\UnblockUserCompleteHook;

/** Who is hidden by a block is shown nowhere: copies of pages with their statuses must go, and come back. */
class HiddenUserHandler implements BlockIpCompleteHook, UnblockUserCompleteHook {
	public function __construct( private readonly SurfaceCache $surfaces ) {
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
			$this->surfaces->authorChanged( $owner );
		}
	}
}
