<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use ManualLogEntry;
use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Extension\WikiSocial\Target\TargetChanges;
use MediaWiki\Hook\ArticleMergeCompleteHook;
use MediaWiki\Hook\ArticleRevisionVisibilitySetHook;
use MediaWiki\Hook\BlockIpCompleteHook;
use MediaWiki\Hook\UnblockUserCompleteHook;
use MediaWiki\Page\Hook\PageDeleteCompleteHook;
use MediaWiki\Page\Hook\PageUndeleteCompleteHook;
use MediaWiki\Page\ProperPageIdentity;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionRecord;

/** What the wiki hides, deletes or brings back is mirrored into the store. Imports make new revisions only. */
class TargetMirrorHandler implements
	ArticleRevisionVisibilitySetHook,
	PageDeleteCompleteHook,
	PageUndeleteCompleteHook,
	ArticleMergeCompleteHook,
	BlockIpCompleteHook,
	UnblockUserCompleteHook
{
	public function __construct( private readonly TargetChanges $changes ) {
	}

	/** @inheritDoc */
	public function onArticleRevisionVisibilitySet( $title, $ids, $visibilityChangeMap ) {
		$this->changes->revisions( array_keys( $visibilityChangeMap ) );
	}

	/** @inheritDoc */
	public function onPageDeleteComplete( ProperPageIdentity $page, Authority $deleter, string $reason, int $pageID,
		RevisionRecord $deletedRev, ManualLogEntry $logEntry, int $archivedRevisionCount
	) {
		$this->changes->pages( [ $pageID ], (int)$deletedRev->getId() );
	}

	/** Single revisions too. @inheritDoc */
	public function onPageUndeleteComplete( ProperPageIdentity $page, Authority $restorer, string $reason,
		RevisionRecord $restoredRev, ManualLogEntry $logEntry, int $restoredRevisionCount, bool $created,
		array $restoredPageIds
	): void {
		// Core hands them over as keys, whatever it says.
		$this->changes->pages(
			[ (int)$restoredRev->getPageId(), ...array_keys( $restoredPageIds ) ], (int)$restoredRev->getId()
		);
	}

	/** @inheritDoc */
	public function onArticleMergeComplete( $targetTitle, $destTitle ) {
		$this->changes->pages( [ $targetTitle->getArticleID(), $destTitle->getArticleID() ] );
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

	private function follow( DatabaseBlock $block ): void {
		$person = $block->getTargetUserIdentity();
		if ( $person?->isRegistered() ) {
			$this->changes->author( $person->getId() );
		}
	}
}
