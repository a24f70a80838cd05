<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Echo;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\Notifications\Controller\ModerationController;
use MediaWiki\Extension\Notifications\DbFactory;
use MediaWiki\Extension\Notifications\Mapper\NotificationMapper;
use MediaWiki\Extension\Notifications\Model\Event;
use MediaWiki\Extension\Notifications\Model\Notification;
use MediaWiki\Extension\Notifications\Notifier;
use MediaWiki\Extension\Notifications\NotifUser;
use MediaWiki\User\User;
use MediaWiki\User\UserIdentity;
use RuntimeException;

/** Our entries in Echo, by Echo's own classes: nothing of this is to be called where it is not loaded. */
class EchoEntries {
	public const TYPE = 'wikisocial';

	/** Seconds that one runner waits for another that has the same person. */
	private const LOCK_WAIT = 3;

	/** More than this a person never has: older ones go when a new one is made. */
	private const OLD_MAX = 20;

	/**
	 * Sees to it that a person has one unread entry, or none. One at a time for a person, so that two runners, or
	 * one that comes again after a crash, make one.
	 * @return string made, read, same; later: somebody else has this person
	 */
	public function show( User $person, bool $isUnread ): string {
		$dbw = DbFactory::newFromDefault()->getEchoDb( DB_PRIMARY );
		$lock = $dbw->getScopedLockAndFlush( "wikisocial-echo-{$person->getId()}", __METHOD__, self::LOCK_WAIT );
		if ( !$lock ) {
			return 'later';
		}
		if ( !$isUnread ) {
			return $this->read( $person ) ? 'read' : 'same';
		}
		if ( $this->unread( $person ) ) {
			return 'same';
		}
		$this->make( $person );
		// Echo writes it behind this request, and we may not end before it is there.
		DeferredUpdates::doUpdates();
		if ( !$this->unread( $person ) ) {
			throw new RuntimeException( 'Echo did not take it' );
		}
		return 'made';
	}

	/** Whether there was something to be marked. */
	public function read( UserIdentity $person ): bool {
		$ids = $this->unread( $person );
		return $ids && NotifUser::newFromUser( $person )->markRead( $ids );
	}

	/** @param UserIdentity $person @param int $since seconds since 1970 */
	public function wasReadSince( UserIdentity $person, int $since ): bool {
		$read = ( new NotificationMapper() )->fetchReadByUser( $person, 1, null, [ self::TYPE ], null, DB_PRIMARY );
		$last = reset( $read );
		return $last && (int)wfTimestamp( TS_UNIX, $last->getReadTimestamp() ) >= $since;
	}

	/** The unread one, as it stands in a replica, or 0. */
	public function current( UserIdentity $person ): int {
		$unread = ( new NotificationMapper() )->fetchUnreadByUser( $person, 1, null, [ self::TYPE ] );
		return $unread ? reset( $unread )->getEvent()->getId() : 0;
	}

	/** Echo counts anew when it next shows its number. */
	public function countAnew( UserIdentity $person ): void {
		NotifUser::newFromUser( $person )->resetNotificationCount();
	}

	/** The entry says no more than that there is something: what and how much is asked when it is shown. */
	private function make( User $person ): void {
		$old = ( new NotificationMapper() )->fetchByUser( $person, self::OLD_MAX, null, [ self::TYPE ] );
		ModerationController::moderate( self::ids( $old ), true );
		// Nobody is found for it by Echo itself, so that a queue of jobs cannot come in between.
		$event = Event::create( [ 'type' => self::TYPE ] );
		if ( $event ) {
			Notifier::notifyWithNotification( $person, $event );
		}
	}

	/** @return int[] events */
	private function unread( UserIdentity $person ): array {
		return self::ids( ( new NotificationMapper() )->fetchUnreadByUser( $person, self::OLD_MAX, null, [ self::TYPE ], null, DB_PRIMARY ) );
	}

	/** @param Notification[] $entries @return int[] */
	private static function ids( array $entries ): array {
		return array_values( array_map( static fn ( Notification $one ) => $one->getEvent()->getId(), $entries ) );
	}
}
