<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use JobQueueGroup;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Title\Title;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;

/**
 * What the wiki does to pages, revisions, log entries and people is mirrored after its commit and
 * before its answer; of many objects the rest by a job.
 */
class TargetChanges {
	public const SERVICE_NAME = 'WikiSocial.TargetChanges';

	/** Batches that a request has time for. */
	private const BATCHES = 4;

	public function __construct(
		private readonly TargetMirror $mirror,
		private readonly TargetSources $sources,
		private readonly IConnectionProvider $databases,
		private readonly JobQueueGroup $jobs
	) {
	}

	/** @param int[] $ids revisions that were hidden or shown: they, and the comments that stand in them */
	public function revisions( array $ids ): void {
		$this->later( function () use ( $ids ): void {
			$this->mirror->refreshObjects( [
				...self::objects( Target::REVISION, $ids ),
				...self::objects( Target::TALK_COMMENT, $this->sources->talk->namesIn( $ids, true ) ),
			] );
		} );
	}

	/**
	 * Revisions of a deleted page that were hidden or shown. Core knows them by their times.
	 * @param Title $page
	 * @param string[] $times of anybody, in any form
	 */
	public function archived( Title $page, array $times ): void {
		$primary = $this->databases->getPrimaryDatabase();
		$times = array_filter( array_map( static fn ( string $time ) =>
			$time === '' ? false : ConvertibleTimestamp::convert( TS_MW, $time ), $times ) );
		$ids = !$times ? [] : $primary->newSelectQueryBuilder()
			->select( 'ar_rev_id' )
			->from( 'archive' )
			->where( [
				'ar_namespace' => $page->getNamespace(), 'ar_title' => $page->getDBkey(),
				'ar_timestamp' => array_values( array_map( [ $primary, 'timestamp' ], $times ) ),
			] )
			->caller( __METHOD__ )
			->fetchFieldValues();
		if ( $ids ) {
			$this->revisions( array_map( 'intval', $ids ) );
		}
	}

	/** @param int[] $ids log entries that were hidden or shown */
	public function logEntries( array $ids ): void {
		$this->later( fn () => $this->mirror->refreshObjects( self::objects( Target::LOG, $ids ) ) );
	}

	/**
	 * Pages that went, came back or gave revisions to each other.
	 * @param int[] $pages ids, also of what is no more
	 * @param int $newest the revision in which to look for comments that came here since they were liked; 0: none
	 */
	public function pages( array $pages, int $newest = 0 ): void {
		$this->later( function () use ( $pages, $newest ): void {
			foreach ( array_unique( array_filter( $pages ) ) as $page ) {
				$after = '0';
				for ( $batch = 0; $after !== null && $batch < self::BATCHES; $batch++ ) {
					$after = $this->mirror->refreshBatch( $after, $page );
				}
				if ( $after !== null ) {
					$this->jobs->push( MirrorTargetsJob::specification( $page, 0, $after ) );
				}
			}
			$this->mirror->refreshObjects( self::objects(
				Target::TALK_COMMENT, $this->sources->talk->namesIn( array_filter( [ $newest ] ), true )
			) );
		} );
	}

	/** Somebody was hidden, or shown: core marks all they did in every log and history. */
	public function author( int $userId ): void {
		$this->jobs->lazyPush( MirrorTargetsJob::specification( 0, $userId ) );
	}

	/** @return array{type: string, id: string}[] */
	private static function objects( string $type, array $ids ): array {
		return array_map( static fn ( $id ) => [ 'type' => $type, 'id' => (string)$id ], array_values( $ids ) );
	}

	private function later( callable $mirror ): void {
		DeferredUpdates::addCallableUpdate( function () use ( $mirror ): void {
			try {
				$mirror();
			} catch ( Exception $failure ) {
				$this->mirror->log( $failure );
			}
		}, DeferredUpdates::PRESEND, $this->databases->getPrimaryDatabase() );
	}
}
