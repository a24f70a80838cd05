<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\User\UserIdentity;
use WikiSocial\Exception;
use WikiSocial\NotFoundException;

/**
 * What the wiki has to do when a status or a comment was posted, edited, deleted, undeleted, hidden or shown:
 * the store is first, this follows it. Every step may be repeated, so that a script can catch up.
 */
class StatusChanges {
	public const SERVICE_NAME = 'WikiSocial.StatusChanges';

	public function __construct(
		private readonly string $wikiId,
		private readonly SurfaceCache $surfaces,
		private readonly RecentStatuses $recent,
		private readonly UserMirror $mirror,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly RecentComments $comments
	) {
	}

	public function changed( string $id, UserIdentity $author ): void {
		$this->surfaces->statusChanged( $author, $id );
		DeferredUpdates::addCallableUpdate( fn () => $this->follow( $id, $author ) );
	}

	/** The same of one that everybody may have begun or ceased to see: what hangs on it came or went too. */
	public function shownOrHidden( string $id, UserIdentity $author ): void {
		$this->changed( $id, $author );
		$this->rootChanged( Target::STATUS, $id );
	}

	/** Whatever hangs on something that everybody may have begun or ceased to see. */
	public function rootChanged( string $type, string $id ): void {
		$this->surfaces->commentsChanged( $type, $id );
		DeferredUpdates::addCallableUpdate( function () use ( $type, $id ): void {
			try {
				$this->comments->rootsChanged( [ [ 'type' => $type, 'id' => $id ] ] );
			} catch ( Exception ) {
				// The engine has logged it; the script that reconciles catches up.
			}
		} );
	}

	/** The same of a comment, which is in no feed. */
	public function commentChanged( string $id, UserIdentity $author ): void {
		DeferredUpdates::addCallableUpdate( fn () => $this->followComment( $id, $author ) );
	}

	/** As it is by then: somebody else may have hidden it while this request went on. */
	private function follow( string $id, UserIdentity $author ): void {
		try {
			$state = $this->engine->state( $this->wikiId, $id );
		} catch ( Exception ) {
			// The engine has logged it; the script that reconciles catches up.
			return;
		}
		if ( $state && !$state['comment'] ) {
			$this->recent->sync(
				$id, $author, $state['created'], $state['listed'] && !$this->mirror->isHidden( $author->getId() )
			);
		} else {
			$this->followComment( $id, $author );
		}
	}

	private function followComment( string $id, UserIdentity $author ): void {
		try {
			$comment = $this->engine->status( $this->viewers->wiki(), $id );
			$isListed = $this->isForEverybody( $comment );
		} catch ( Exception ) {
			return;
		}
		if ( $comment->root ) {
			$this->surfaces->commentsChanged( $comment->root['type'], $comment->root['id'], $id );
			$this->recent->sync(
				$id, $author, $comment->created, $isListed && !$this->mirror->isHidden( $author->getId() ), true
			);
		}
	}

	/** What hangs on something that not everybody reads is not for everybody either. One exchange. */
	private function isForEverybody( Status $comment ): bool {
		try {
			return $this->engine->status( $this->viewers->everybody(), $comment->id )->isForEverybody();
		} catch ( NotFoundException ) {
			return false;
		}
	}
}
