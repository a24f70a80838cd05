<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use JobQueueGroup;
use MediaWiki\Content\TextContent;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Page\ParserOutputAccess;
use MediaWiki\Page\WikiPageFactory;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Permissions\Authority;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;
use Psr\Log\LoggerInterface;
use RefreshLinksJob;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDBAccessObject;
use WikiPage;
use WikiSocial\Exception;

/**
 * Tells the store what pages announce. It is never told what happened: it reads the page's newest
 * revision, so that whatever was missed is mended by any later look. Whose power counts is the saver's,
 * and only in the save itself: a template that somebody changes, an import or a restored page acts for
 * nobody.
 */
class EventRegistrar {
	public const SERVICE_NAME = 'WikiSocial.EventRegistrar';
	/** Right to announce: it makes the first saver of a tag its organiser. */
	public const RIGHT = 'wikisocial-event-create';

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly EventTag $tag,
		private readonly EventWikitext $wikitext,
		private readonly EventCache $cache,
		private readonly EventStates $states,
		private readonly WikiPageFactory $pages,
		private readonly ParserOutputAccess $outputs,
		private readonly UserFactory $users,
		private readonly IConnectionProvider $databases,
		private readonly JobQueueGroup $jobs,
		private readonly LoggerInterface $logger
	) {
	}

	/** A page that has tags, or had some, was saved. */
	public function saved( int $pageId, UserIdentity $saver ): void {
		$this->syncOrRetry( $pageId, $saver, 0 );
	}

	/** The links of such a page were refreshed: after a template changed, say. */
	public function refreshed( int $pageId ): void {
		$this->syncOrRetry( $pageId, null, 0 );
	}

	/**
	 * Pages that went, came back, were imported or gave revisions to each other.
	 * @param int[] $pages ids, also of what is no more
	 * @param ?UserIdentity $saver who is answerable for what is there now
	 * @param int $last the newest revision of one that is no more
	 * @param bool $isBack of those that came back
	 */
	public function changed( array $pages, ?UserIdentity $saver = null, int $last = 0, bool $isBack = false ): void {
		$this->later( function () use ( $pages, $saver, $last, $isBack ): void {
			foreach ( array_unique( array_filter( $pages ) ) as $pageId ) {
				$this->syncOrRetry( $pageId, $saver, $last, $isBack );
			}
		} );
	}

	/** As a hook may call it: a store that is away must not break what the wiki does. */
	private function syncOrRetry( int $pageId, ?UserIdentity $saver, int $last, bool $isBack = false ): void {
		try {
			$this->sync( $pageId, $saver, $last, $isBack );
		} catch ( Exception $failure ) {
			$this->logger->warning( 'What page {page} announces was not told to the store ({reason})', [
				'page' => $pageId, 'reason' => $failure->getReason(),
			] );
			if ( Failure::isTheStores( $failure ) ) {
				$this->jobs->lazyPush( SyncEventsJob::specification( $pageId, $this->newest( $pageId ) ?: $last, $saver?->getId() ?? 0 ) );
			}
		}
	}

	/**
	 * Tells what the newest revision of a page announces. Two exchanges at most, one of them for whose feeds
	 * are to be purged.
	 * @param int $pageId
	 * @param ?UserIdentity $saver null: nobody's power counts
	 * @param int $last the newest revision of a page that is no more; 0: not known
	 * @param bool $isBack revisions may have been deleted and others of the page brought back
	 * @return array[] answers of WikiSocial\Events::sync()
	 * @throws Exception
	 */
	public function sync( int $pageId, ?UserIdentity $saver, int $last = 0, bool $isBack = false ): array {
		if ( !$this->tag->isOn() || !$this->engine->isUsable() ) {
			return [];
		}
		$page = $this->pages->newFromID( $pageId, IDBAccessObject::READ_LATEST );
		$revision = $page ? $page->getLatest() : ( $last ?: $this->lastOf( $pageId ) );
		if ( !$revision ) {
			return [];
		}
		$output = $page ? $this->output( $page ) : null;
		$authority = $this->authority( $saver );
		$before = $this->announcers( $pageId );
		$answers = $this->engine->syncEvents(
			$authority ? $this->viewers->fromAuthority( $authority ) : $this->viewers->everybody(),
			$pageId, (string)$revision, $output ? EventTag::announced( $output ) : [],
			$page && self::mayCreate( $authority, $page ), $page && $isBack ? $this->goneFrom( $page ) : 0
		);
		if ( $page ) {
			$this->cache->pageChanged( $pageId );
		}
		$this->cache->feedsChanged( [ ...$before, ...( in_array( 'created', array_column( $answers, 'result' ), true )
			? [ (int)$saver?->getId() ] : [] ) ] );
		if ( $page && $this->states->take( $pageId, $answers ) ) {
			// Its tracking categories are made by a parse; this one ends where the states are as they were.
			$page->getTitle()->invalidateCache();
			$this->jobs->lazyPush( RefreshLinksJob::newDynamic( $page->getTitle(), [ 'causeAction' => 'wikisocial-events' ] ) );
		}
		return $answers;
	}

	/** @return int[] who announced what stands on a page */
	private function announcers( int $pageId ): array {
		return array_column(
			$this->engine->eventList( $this->viewers->everybody(), [ 'pageId' => $pageId ], EventTag::MAX, null )->items, 'creatorId'
		);
	}

	/**
	 * The same for whoever mends behind all saves: the newest revision's author counts where all its tags are
	 * written out in it; what a template makes may be another's.
	 * @param int $pageId
	 * @return array[]
	 * @throws Exception
	 */
	public function mend( int $pageId ): array {
		return $this->sync( $pageId, $this->author( $pageId ), 0, true );
	}

	/** Whether mend() would make events of tags that are new to the store. */
	public function wouldCreate( int $pageId ): bool {
		$page = $this->pages->newFromID( $pageId, IDBAccessObject::READ_LATEST );
		return $page && self::mayCreate( $this->authority( $this->author( $pageId ) ), $page );
	}

	private function authority( ?UserIdentity $saver ): ?Authority {
		return $saver?->isRegistered() ? $this->users->newFromUserIdentity( $saver ) : null;
	}

	private static function mayCreate( ?Authority $authority, WikiPage $page ): bool {
		return $authority && $authority->definitelyCan( self::RIGHT, $page->getTitle() );
	}

	/** @return array[] what the newest revision of a page announces */
	public function announced( int $pageId ): array {
		$page = $this->pages->newFromID( $pageId, IDBAccessObject::READ_LATEST );
		return $page ? EventTag::announced( $this->output( $page ) ) : [];
	}

	public function newest( int $pageId ): int {
		return (int)$this->pages->newFromID( $pageId, IDBAccessObject::READ_LATEST )?->getLatest();
	}

	private function author( int $pageId ): ?UserIdentity {
		$revision = $this->pages->newFromID( $pageId, IDBAccessObject::READ_LATEST )?->getRevisionRecord();
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::RAW );
		if ( !$content instanceof TextContent ) {
			return null;
		}
		$made = array_diff( array_column( $this->announced( $pageId ), 'tag' ), $this->wikitext->ids( $content->getText() ) );
		return $made ? null : $revision->getUser( RevisionRecord::RAW );
	}

	/** The newest of its revisions that were deleted, as those of an earlier life of a page; 0: none. */
	private function goneFrom( WikiPage $page ): int {
		$title = $page->getTitle();
		return (int)$this->databases->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( 'MAX(ar_rev_id)' )
			->from( 'archive' )
			->where( [ 'ar_namespace' => $title->getNamespace(), 'ar_title' => $title->getDBkey(), 'ar_page_id' => $page->getId() ] )
			->caller( __METHOD__ )
			->fetchField();
	}

	/** The newest revision of a page that was deleted. */
	private function lastOf( int $pageId ): int {
		return (int)$this->databases->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( 'MAX(ar_rev_id)' )
			->from( 'archive' )
			->where( [ 'ar_page_id' => $pageId ] )
			->caller( __METHOD__ )
			->fetchField();
	}

	private function output( WikiPage $page ): ?ParserOutput {
		$options = ParserOptions::newFromAnon();
		$options->setRenderReason( 'wikisocial-events' );
		return $this->outputs->getParserOutput( $page, $options )->getValue();
	}

	private function later( callable $tell ): void {
		DeferredUpdates::addCallableUpdate( $tell, DeferredUpdates::PRESEND, $this->databases->getPrimaryDatabase() );
	}
}
