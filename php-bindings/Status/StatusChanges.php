<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\User\UserIdentity;
use WikiSocial\Exception;

/**
 * What the wiki has to do when a status was posted, edited, deleted, undeleted, hidden or shown:
 * the store is first, this follows it. Every step may be repeated, so that a script can catch up.
 */
class StatusChanges {
	public const SERVICE_NAME = 'WikiSocial.StatusChanges';

	public function __construct(
		private readonly string $wikiId,
		private readonly SurfaceCache $surfaces,
		private readonly RecentStatuses $recent,
		private readonly UserMirror $mirror,
		private readonly Engine $engine
	) {
	}

	public function changed( string $id, UserIdentity $author ): void {
		$this->surfaces->statusChanged( $author, $id );
		DeferredUpdates::addCallableUpdate( fn () => $this->follow( $id, $author ) );
	}

	/** As it is by then: somebody else may have hidden it while this request went on. */
	private function follow( string $id, UserIdentity $author ): void {
		try {
			$state = $this->engine->state( $this->wikiId, $id );
		} catch ( Exception ) {
			// The engine has logged it; the script that reconciles catches up.
			return;
		}
		if ( $state ) {
			$this->recent->sync(
				$id, $author, $state['created'], $state['listed'] && !$this->mirror->isHidden( $author->getId() )
			);
		}
	}
}
