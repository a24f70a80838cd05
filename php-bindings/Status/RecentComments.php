<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use JobQueueGroup;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\User\UserIdentityLookup;
use WikiSocial\Exception;
use WikiSocial\Viewer;

/**
 * The rows of comments among the recent changes go with what they hang on when that is hidden, suppressed
 * or deleted, and come back with it. WikiSocial:ReconcileLogs mends what a failure leaves.
 */
class RecentComments {
	public const SERVICE_NAME = 'WikiSocial.RecentComments';

	/** Comments that a request has time for; the rest is left to jobs of as many. */
	private const BATCH = 100;
	/** Objects in one call of WikiSocial\Comments::states() */
	private const ROOTS_MAX = 500;
	/** Statuses of somebody in one exchange, and how many such pages a request has time for */
	private const FEED_LIMIT = 100;
	private const FEED_PAGES = 4;

	public function __construct(
		private readonly string $wikiId,
		private readonly Engine $engine,
		private readonly RecentStatuses $recent,
		private readonly UserIdentityLookup $identities,
		private readonly JobQueueGroup $jobs
	) {
	}

	/**
	 * To be called when it was written that these are seen by everybody, or not any more. One exchange for each 500.
	 * @param list<array{type: string, id: string}> $roots
	 * @throws Exception
	 */
	public function rootsChanged( array $roots ): void {
		foreach ( array_chunk( $roots, self::ROOTS_MAX ) as $some ) {
			$this->followBatch( $some, '0' );
		}
	}

	/**
	 * To be called when somebody was hidden or shown: what others said below their statuses goes or comes with
	 * these. The rest of many is left to jobs, and so is what a store that is away did not answer.
	 * @param int $userId
	 */
	public function authorChanged( int $userId ): void {
		$cursor = null;
		$pages = 0;
		try {
			do {
				$cursor = $this->followAuthor( $userId, $cursor );
			} while ( $cursor !== null && ++$pages < self::FEED_PAGES );
			if ( $cursor === null ) {
				return;
			}
		} catch ( Exception ) {
			// The engine has logged it; the job begins where this ended.
		}
		$this->jobs->push( RecentCommentsJob::ofAuthor( $userId, $cursor ) );
	}

	/**
	 * One page of somebody's statuses, whether hidden or not.
	 * @return ?string where to go on, null at the end
	 * @throws Exception
	 */
	public function followAuthor( int $userId, ?string $cursor ): ?string {
		$all = new Viewer( $this->wikiId, 0, Viewer::CAP_SUPPRESS );
		$page = $this->engine->userFeed( $all, $userId, self::FEED_LIMIT, $cursor );
		$this->rootsChanged( array_map( static fn ( Status $status ) =>
			[ 'type' => Target::STATUS, 'id' => $status->id ], $page->statuses() ) );
		return $page->next;
	}

	/**
	 * One batch, and a job for the rest.
	 * @param list<array{type: string, id: string}> $roots
	 * @param string $after id of the last comment had
	 * @throws Exception
	 */
	public function followBatch( array $roots, string $after ): void {
		$states = $this->engine->commentStates( $roots, $after, self::BATCH );
		foreach ( $states as $state ) {
			$author = $this->identities->getUserIdentityByUserId( $state['authorId'] );
			if ( $author ) {
				$this->recent->sync( $state['id'], $author, $state['created'], $state['listed'], true );
			}
		}
		if ( count( $states ) === self::BATCH ) {
			$this->jobs->push( RecentCommentsJob::specification( $roots, end( $states )['id'] ) );
		}
	}
}
