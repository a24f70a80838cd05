<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Echo\EchoMirror;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use WikiSocial\Viewer;

/** Marks one's own notifications as read, or one as unread again. */
class MarkReadCommand {
	public const SERVICE_NAME = 'WikiSocial.MarkReadCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly UnreadCount $unread,
		private readonly EchoMirror $mirror
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string[] $ids none: all of them
	 * @param ?string $upTo the newest seq that was seen: what came behind it stays unread; null only with ids
	 * @return WriteStatus value: array{changed: int, unread: int}
	 * @throws \WikiSocial\Exception
	 */
	public function readIfAllowed( Authority $performer, array $ids, ?string $upTo ): WriteStatus {
		return $this->mark( $performer, fn ( Viewer $viewer ) => $this->engine->markNotificationsRead( $viewer, $ids, $upTo ) );
	}

	/**
	 * @param Authority $performer
	 * @param string $id
	 * @return WriteStatus value: array{changed: int, unread: int}
	 * @throws \WikiSocial\Exception
	 */
	public function unreadIfAllowed( Authority $performer, string $id ): WriteStatus {
		return $this->mark( $performer, fn ( Viewer $viewer ) => $this->engine->markNotificationUnread( $viewer, $id ) );
	}

	/** @param Authority $performer @param callable(Viewer): array{changed: int, unread: int} $ask */
	private function mark( Authority $performer, callable $ask ): WriteStatus {
		$refusal = NotificationsQuery::refusal( $performer );
		if ( $refusal ) {
			return WriteStatus::for( $performer )->refuse( $refusal );
		}
		$status = $this->guard->authorize( 'mark', $performer );
		if ( $status->isOK() ) {
			$done = $ask( $this->viewers->fromAuthority( $performer ) );
			$this->unread->put( $performer->getUser(), $done['unread'] );
			$status->setResult( true, $done );
			if ( !$done['unread'] ) {
				DeferredUpdates::addCallableUpdate( fn () => $this->mirror->readHere( $performer->getUser() ) );
			}
		}
		return $status;
	}
}
