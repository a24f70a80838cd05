<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use Job;
use JobQueueGroup;
use JobSpecification;
use WikiSocial\Exception;

/** Mirrors one batch of many objects, and comes again while there are more. */
class MirrorTargetsJob extends Job {
	public const TYPE = 'wikisocialMirrorTargets';

	/**
	 * @param array $params pageId, authorId, after: as of TargetMirror::refreshBatch()
	 * @param TargetMirror $mirror
	 * @param JobQueueGroup $jobs
	 */
	public function __construct(
		array $params,
		private readonly TargetMirror $mirror,
		private readonly JobQueueGroup $jobs
	) {
		parent::__construct( self::TYPE, $params );
	}

	public static function specification( int $pageId, int $authorId = 0, string $after = '0' ): JobSpecification {
		return new JobSpecification( self::TYPE, [ 'pageId' => $pageId, 'authorId' => $authorId, 'after' => $after ] );
	}

	/** @inheritDoc */
	public function run() {
		[ 'pageId' => $pageId, 'authorId' => $authorId, 'after' => $after ] = $this->params;
		try {
			$next = $this->mirror->refreshBatch( $after, $pageId, $authorId );
		} catch ( Exception $failure ) {
			$this->setLastError( $failure->getReason() );
			return false;
		}
		if ( $next !== null ) {
			$this->jobs->push( self::specification( $pageId, $authorId, $next ) );
		}
		return true;
	}
}
