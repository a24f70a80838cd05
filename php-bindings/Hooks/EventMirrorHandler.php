<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use ManualLogEntry;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Hook\AfterImportPageHook;
use MediaWiki\Hook\ArticleMergeCompleteHook;
use MediaWiki\Hook\LinksUpdateCompleteHook;
use MediaWiki\Page\Hook\PageDeleteCompleteHook;
use MediaWiki\Page\Hook\PageUndeleteCompleteHook;
use MediaWiki\Page\ProperPageIdentity;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Storage\Hook\PageSaveCompleteHook;
use Wikimedia\Rdbms\IDBAccessObject;

/** Whatever changes what the newest revision of a page announces is told to the store. A move does not. */
class EventMirrorHandler implements PageSaveCompleteHook, LinksUpdateCompleteHook, PageDeleteCompleteHook,
	PageUndeleteCompleteHook, ArticleMergeCompleteHook, AfterImportPageHook
{
	/** Edits, reverts, another content model: whoever saves is answerable. @inheritDoc */
	public function onPageSaveComplete( $wikiPage, $user, $summary, $flags, $revisionRecord, $editResult ) {
		Services::get()->getEventRegistrar()->saved( $wikiPage, $user, $revisionRecord );
	}

	/** @inheritDoc */
	public function onLinksUpdateComplete( $linksUpdate, $ticket ) {
		$output = $linksUpdate->getParserOutput();
		$hadTags = array_key_exists( EventTag::FLAG, $linksUpdate->getRemovedProperties() );
		if ( $hadTags || EventTag::isIn( $output ) ) {
			Services::get()->getEventRegistrar()->refreshed(
				$linksUpdate->getPageId(), $output, $hadTags, (int)$linksUpdate->getRevisionRecord()?->getId()
			);
		}
	}

	/** @inheritDoc */
	public function onPageDeleteComplete( ProperPageIdentity $page, Authority $deleter, string $reason, int $pageID,
		RevisionRecord $deletedRev, ManualLogEntry $logEntry, int $archivedRevisionCount
	) {
		Services::get()->getEventRegistrar()->changed( [ $pageID ], null, (int)$deletedRev->getId() );
	}

	/** Who restores brings back what was; they announce nothing. @inheritDoc */
	public function onPageUndeleteComplete( ProperPageIdentity $page, Authority $restorer, string $reason,
		RevisionRecord $restoredRev, ManualLogEntry $logEntry, int $restoredRevisionCount, bool $created,
		array $restoredPageIds
	): void {
		Services::get()->getEventRegistrar()->changed( [ (int)$restoredRev->getPageId() ], null, 0, true );
	}

	/** @inheritDoc */
	public function onArticleMergeComplete( $targetTitle, $destTitle ) {
		Services::get()->getEventRegistrar()->changed( [ $targetTitle->getArticleID(), $destTitle->getArticleID() ] );
	}

	/**
	 * Authors of imported revisions are whoever the file says: who imports is answerable, and a script is nobody.
	 * @inheritDoc
	 */
	public function onAfterImportPage( $title, $foreignTitle, $revCount, $sRevCount, $pageInfo ) {
		Services::get()->getEventRegistrar()->changed( [ $title->getArticleID( IDBAccessObject::READ_LATEST ) ],
			MW_ENTRY_POINT === 'cli' ? null : RequestContext::getMain()->getUser() );
	}
}
