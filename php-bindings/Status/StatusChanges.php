<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;
use WikiSocial\Exception;

/**
 * What the wiki has to do when a status was posted, edited, deleted, undeleted, hidden or shown:
 * the store is first, this follows it. Every step may be repeated, so that a script can catch up.
 */
class StatusChanges {
	public const SERVICE_NAME = 'WikiSocial.StatusChanges';

	public function __construct(
		private readonly UserIdentityLookup $identities,
		private readonly SurfaceCache $surfaces,
		private readonly RecentStatuses $recent,
		private readonly UserMirror $mirror,
		private readonly Engine $engine
	) {
	}

	/** The status as it is now. */
	public function changed( Status $status ): void {
		$author = $this->identities->getUserIdentityByUserId( $status->authorId );
		if ( !$author ) {
			return;
		}
		$this->surfaces->statusChanged( $author, $status->id );
		DeferredUpdates::addCallableUpdate( fn () => $this->follow( $status, $author ) );
	}

	/** As it is by then: somebody else may have hidden it while this request went on. */
	private function follow( Status $status, UserIdentity $author ): void {
		try {
			$listed = $this->engine->isListed( $status->wiki, $status->id );
		} catch ( Exception ) {
			// The engine has logged it; the script that reconciles catches up.
			return;
		}
		$this->recent->sync(
			$status->id, $author, $status->created, $listed && !$this->mirror->isHidden( $author->getId() )
		);
	}
}
