<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

/** Leaves or joins the thread of a comment: whether one is told of replies, whatever one writes there. */
class ThreadCommand {
	public const SERVICE_NAME = 'WikiSocial.ThreadCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly CommentAccess $comments
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string $commentId any of the thread
	 * @param bool $watched
	 * @return WriteStatus value: array{watched: bool, changed: bool}
	 * @throws \WikiSocial\Exception
	 */
	public function setWatchedIfAllowed( Authority $performer, string $commentId, bool $watched ): WriteStatus {
		$refusal = NotificationsQuery::refusal( $performer );
		if ( $refusal ) {
			return WriteStatus::for( $performer )->refuse( $refusal );
		}
		$status = $this->guard->authorize( 'mark', $performer );
		// Whoever may not read the page any more can leave all the same.
		if ( $status->isOK() && $watched && $this->comments->keepsComment( $commentId, $performer ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-target-not-found' ), 404 );
		}
		if ( $status->isOK() ) {
			$changed = $this->engine->setThreadWatched( $this->viewers->fromAuthority( $performer ), $commentId, $watched );
			$status->setResult( true, [ 'watched' => $watched, 'changed' => $changed ] );
		}
		return $status;
	}
}
