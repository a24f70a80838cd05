<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Moderation;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventCache;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusChanges;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserIdentityLookup;
use Wikimedia\Message\MessageValue;

/** Hides, suppresses and shows again what others wrote. */
class ModerateCommand {
	public const SERVICE_NAME = 'WikiSocial.ModerateCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly ModerationLog $log,
		private readonly StatusChanges $changes,
		private readonly UserIdentityLookup $identities,
		private readonly CommentAccess $comments,
		private readonly EventsQuery $events,
		private readonly EventCache $eventCache
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string $type "status", "comment" or "event"
	 * @param string $id
	 * @param array{level: string, reason: string, version: ?int} $order
	 * @return WriteStatus value: the status or event as it is now
	 * @throws \WikiSocial\Exception
	 */
	public function moderateIfAllowed( Authority $performer, string $type, string $id, array $order ): WriteStatus {
		// Which level needs which right is the engine's to say: it knows what level there was.
		$right = $performer->isAllowed( 'wikisocial-moderate' ) ? 'moderate' : 'suppress';
		$status = $this->guard->authorize( $right, $performer );
		if ( !$status->isOK() ) {
			return $status;
		}
		if ( $type === Target::EVENT && !$this->events->find( $status->performer, $id ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
		}
		if ( $type === Target::COMMENT && $this->comments->keepsComment( $id, $status->performer ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-status-not-found' ), 404 );
		}
		$viewer = $this->viewers->fromAuthority( $status->performer );
		$result = $this->engine->setLevel( $viewer, $type, $id, $order );
		if ( $result->changed ) {
			$this->log->publish( $result->entryOf( $performer->getUser(), $type, $order ) );
			$this->tell( $result );
		}
		$status->setResult( true, $result->object );
		return $status;
	}

	/** Whoever keeps copies of it. */
	private function tell( ModerationResult $result ): void {
		if ( $result->object instanceof Event ) {
			$this->eventCache->shownOrHidden( $result->object );
			$this->changes->rootChanged( Target::EVENT, $result->object->id );
			return;
		}
		$author = $this->identities->getUserIdentityByUserId( $result->authorId() );
		if ( $author ) {
			$this->changes->shownOrHidden( $result->object->id, $author );
		}
	}
}
