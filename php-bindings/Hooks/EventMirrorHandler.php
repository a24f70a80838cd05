<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use ManualLogEntry;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
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
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDBAccessObject;

/** Whatever changes what the newest revision of a page announces is told to the store. A move does not. */
class EventMirrorHandler implements PageSaveCompleteHook, LinksUpdateCompleteHook, PageDeleteCompleteHook,
	PageUndeleteCompleteHook, ArticleMergeCompleteHook, AfterImportPageHook
{
	/** @var array<int, int> revisions saved in this request, by page */
	private array $saved = [];

	public function __construct( private readonly IConnectionProvider $databases ) {
	}

	/**
	 * Edits, reverts, another content model: whoever saves is answerable. Whether the page has tags, or had some, is
	 * looked up behind the save and before its answer; what tells the store is made for those that have.
	 * @inheritDoc
	 */
	public function onPageSaveComplete( $wikiPage, $user, $summary, $flags, $revisionRecord, $editResult ) {
		$pageId = $wikiPage->getId();
		$this->saved[$pageId] = (int)$revisionRecord->getId();
		$update = $wikiPage->getCurrentUpdate();
		DeferredUpdates::addCallableUpdate( function () use ( $pageId, $user, $update ): void {
			if ( EventTag::isIn( $update->getParserOutputForMetaData() ) || $this->hadTags( $pageId ) ) {
				Services::get()->getEventRegistrar()->saved( $pageId, $user );
			}
		}, DeferredUpdates::PRESEND, $this->databases->getPrimaryDatabase() );
	}

	/** Whether the revision before had tags: the property goes with the links, behind the answer. */
	private function hadTags( int $pageId ): bool {
		return (bool)$this->databases->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( 'pp_page' )
			->from( 'page_props' )
			->where( [ 'pp_page' => $pageId, 'pp_propname' => EventTag::FLAG ] )
			->caller( __METHOD__ )
			->fetchField();
	}

	/** What its save has told is told. @inheritDoc */
	public function onLinksUpdateComplete( $linksUpdate, $ticket ) {
		$isSaved = ( $this->saved[$linksUpdate->getPageId()] ?? 0 ) === (int)$linksUpdate->getRevisionRecord()?->getId();
		$hadTags = array_key_exists( EventTag::FLAG, $linksUpdate->getRemovedProperties() );
		if ( !$isSaved && ( $hadTags || EventTag::isIn( $linksUpdate->getParserOutput() ) ) ) {
			Services::get()->getEventRegistrar()->refreshed( $linksUpdate->getPageId() );
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
