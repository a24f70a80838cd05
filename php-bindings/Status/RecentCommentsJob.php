<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use Job;
use JobQueueGroup;
use JobSpecification;
use WikiSocial\Exception;

/** One more batch of the comments that came or went with what they hang on. */
class RecentCommentsJob extends Job {
	public const TYPE = 'wikisocialRecentComments';

	/**
	 * @param array $params roots, after: as of RecentComments::followBatch(); or author, cursor: of followAuthor()
	 * @param RecentComments $recent
	 * @param JobQueueGroup $jobs
	 */
	public function __construct(
		array $params,
		private readonly RecentComments $recent,
		private readonly JobQueueGroup $jobs
	) {
		parent::__construct( self::TYPE, $params );
	}

	/** @param list<array{type: string, id: string}> $roots @param string $after */
	public static function specification( array $roots, string $after ): JobSpecification {
		return new JobSpecification( self::TYPE, [ 'roots' => $roots, 'after' => $after ] );
	}

	/** @param int $userId @param ?string $cursor */
	public static function ofAuthor( int $userId, ?string $cursor ): JobSpecification {
		return new JobSpecification( self::TYPE, [ 'author' => $userId, 'cursor' => $cursor ] );
	}

	/** @inheritDoc */
	public function run() {
		try {
			if ( isset( $this->params['author'] ) ) {
				$next = $this->recent->followAuthor( $this->params['author'], $this->params['cursor'] );
				if ( $next !== null ) {
					$this->jobs->push( self::ofAuthor( $this->params['author'], $next ) );
				}
				return true;
			}
			$this->recent->followBatch( $this->params['roots'], $this->params['after'] );
			return true;
		} catch ( Exception $failure ) {
			$this->setLastError( $failure->getReason() );
			return false;
		}
	}
}
