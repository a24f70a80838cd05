<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use Job;
use JobSpecification;
use MediaWiki\User\UserIdentityLookup;
use WikiSocial\Exception;

/** Tells the store what a page announces, where it was away when the page was saved. */
class SyncEventsJob extends Job {
	public const TYPE = 'wikisocialSyncEvents';

	/**
	 * @param array $params page, revision that was the newest, saver (user id; 0: nobody)
	 * @param EventRegistrar $registrar
	 * @param UserIdentityLookup $people
	 */
	public function __construct(
		array $params,
		private readonly EventRegistrar $registrar,
		private readonly UserIdentityLookup $people
	) {
		parent::__construct( self::TYPE, $params );
		$this->removeDuplicates = true;
	}

	public static function specification( int $pageId, int $revision, int $saverId ): JobSpecification {
		return new JobSpecification( self::TYPE, [ 'page' => $pageId, 'revision' => $revision, 'saver' => $saverId ],
			[ 'removeDuplicates' => true ] );
	}

	/** @inheritDoc */
	public function run() {
		[ 'page' => $pageId, 'revision' => $revision, 'saver' => $saverId ] = $this->params;
		$newest = $this->registrar->newest( $pageId );
		if ( $newest && $newest !== $revision ) {
			// Whoever saved it since has told.
			return true;
		}
		try {
			$this->registrar->sync( $pageId, $saverId ? $this->people->getUserIdentityByUserId( $saverId ) : null, $revision, true );
		} catch ( Exception $failure ) {
			$this->setLastError( $failure->getReason() );
			return false;
		}
		return true;
	}
}
