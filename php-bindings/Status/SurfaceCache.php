<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use JobQueueGroup;
use JobSpecification;
use MediaWiki\Cache\HTMLCacheUpdater;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Comment\CommentSurfaces;
use MediaWiki\Extension\WikiSocial\Feed\AtomFeed;
use MediaWiki\Extension\WikiSocial\Feed\FeedTag;
use MediaWiki\Extension\WikiSocial\Feed\PurgeEmbedsJob;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Page\PageIdentityValue;
use MediaWiki\Revision\RevisionLookup;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\UserIdentity;
use Wikimedia\Rdbms\IConnectionProvider;

/** Whatever a CDN or the file cache may keep of a status: to be told of every change of one. */
class SurfaceCache {
	public const SERVICE_NAME = 'WikiSocial.SurfaceCache';

	/** Pages purged by one request or job */
	public const BATCH = 50;

	public function __construct(
		private readonly UserPageCache $pages,
		private readonly HTMLCacheUpdater $htmlCache,
		private readonly IConnectionProvider $databases,
		private readonly JobQueueGroup $jobs,
		private readonly CommentSurfaces $comments,
		private readonly RevisionLookup $revisions
	) {
	}

	/** After it was posted, edited, deleted, restored, hidden or shown again. */
	public function statusChanged( UserIdentity $author, string $statusId ): void {
		$this->statusesChanged( $author, [ $statusId ] );
	}

	/** The same of several statuses of one person, whose feeds are purged once. @param UserIdentity $author @param string[] $ids */
	public function statusesChanged( UserIdentity $author, array $ids ): void {
		$this->pages->purgeIfShown( $author );
		// MediaWiki lets no CDN keep special pages; one with rules of its own might.
		$this->changed( $author, array_map(
			static fn ( string $id ) => SpecialPage::getTitleFor( 'Social', "status/$id" )->getInternalURL(), $ids
		) );
	}

	/** Feeds with what somebody announces, after that was announced, changed, or is no more. */
	public function feedsChanged( UserIdentity $author ): void {
		$this->pages->purgeIfShown( $author );
		$this->changed( $author, [] );
	}

	/**
	 * After a comment was posted, edited, deleted, restored, hidden or shown again, or its place closed.
	 * @param string $type of what its thread hangs on
	 * @param string $id
	 * @param ?string $commentId null: it is about all of them
	 */
	public function commentsChanged( string $type, string $id, ?string $commentId = null ): void {
		$subpages = [ "comments/$type/$id", ...( $type === Target::STATUS ? [ "status/$id" ] : [] ),
			...( $commentId === null ? [] : [ "status/$commentId" ] ) ];
		$this->htmlCache->purgeUrls( array_map(
			static fn ( string $subpage ) => SpecialPage::getTitleFor( 'Social', $subpage )->getInternalURL(), $subpages
		), HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED );
		$page = $type === Target::REVISION && $this->comments->has( CommentSurfaces::HISTORY )
			? $this->revisions->getRevisionById( (int)$id )?->getPage() : null;
		if ( $page ) {
			// Its history, which tells how many there are.
			$this->htmlCache->purgeTitleUrls( [ $page ], HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED );
		}
	}

	/**
	 * All statuses of somebody, as when the author is hidden or shown again or has another name.
	 * Whether there is a box is not asked: right behind a rename the preferences may not be found
	 * under the new name.
	 */
	public function authorChanged( UserIdentity $author ): void {
		$this->pages->purge( $author );
		$this->changed( $author, [] );
	}

	/** @param UserIdentity $author @param string[] $urls */
	private function changed( UserIdentity $author, array $urls ): void {
		foreach ( [ null, $author->getName() ] as $name ) {
			$urls[] = AtomFeed::page( $name )->getInternalURL( AtomFeed::QUERY );
		}
		$this->htmlCache->purgeUrls( $urls, HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED );
		DeferredUpdates::addCallableUpdate( fn () => $this->purgeEmbeds( $author->getId() ) );
	}

	/**
	 * Pages that show the author's feed or everybody's, by page id: some now, the others by a job.
	 */
	public function purgeEmbeds( int $authorId, int $after = 0 ): void {
		$replica = $this->databases->getReplicaDatabase();
		$rows = iterator_to_array( $replica->newSelectQueryBuilder()
			->select( [ 'page_id', 'page_namespace', 'page_title' ] )
			->distinct()
			->from( 'page_props' )
			->join( 'page', null, 'page_id = pp_page' )
			->where( [ 'pp_propname' => [ FeedTag::PROPERTY . FeedTag::EVERYBODY, FeedTag::PROPERTY . $authorId ] ] )
			->andWhere( $replica->expr( 'pp_page', '>', $after ) )
			->orderBy( 'page_id' )
			->limit( self::BATCH + 1 )
			->caller( __METHOD__ )
			->fetchResultSet(), false );
		$now = array_slice( $rows, 0, self::BATCH );
		// The views only: histories show no feed.
		$this->htmlCache->purgeTitleUrls( array_map( static fn ( $row ) => PageIdentityValue::localIdentity(
			(int)$row->page_id, (int)$row->page_namespace, $row->page_title
		), $now ), HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED | HTMLCacheUpdater::PURGE_URLS_LINKSUPDATE_ONLY );
		if ( count( $rows ) > self::BATCH ) {
			$this->jobs->lazyPush( new JobSpecification(
				PurgeEmbedsJob::TYPE,
				[ 'author' => $authorId, 'after' => (int)end( $now )->page_id ],
				[ 'removeDuplicates' => true ]
			) );
		}
	}
}
