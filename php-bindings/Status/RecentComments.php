<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use JobQueueGroup;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\User\UserIdentityLookup;
use WikiSocial\Exception;

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

	public function __construct(
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
