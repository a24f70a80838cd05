<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use MediaWiki\Extension\WikiSocial\Notification\NotificationPage;
use WikiSocial\Notices;
use WikiSocial\Notifications;
use WikiSocial\Viewer;

/** The engine's notifications. Each call is one exchange. */
trait NotificationCalls {
	/**
	 * The viewer's, the newest first.
	 * @param Viewer $viewer
	 * @param array{unread?: bool, kinds?: list<string>} $filter
	 * @param int $limit
	 * @param ?string $cursor
	 */
	public function notifications( Viewer $viewer, array $filter, int $limit, ?string $cursor ): NotificationPage {
		return NotificationPage::fromArray( $this->call(
			'notifications', static fn () => Notifications::list( $viewer, $filter, $limit, $cursor )
		) );
	}

	/** How many the viewer has not read, to 1000. */
	public function unreadNotifications( Viewer $viewer ): int {
		return $this->call( 'notifications-unread', static fn () => Notifications::unread( $viewer ) );
	}

	/**
	 * @param Viewer $viewer
	 * @param string[] $ids none: all
	 * @param ?string $upTo what is newer stays unread; null only with ids
	 * @return array{changed: int, unread: int}
	 */
	public function markNotificationsRead( Viewer $viewer, array $ids, ?string $upTo ): array {
		return $this->call( 'notifications-read', static fn () => Notifications::markRead( $viewer, $ids, $upTo ) );
	}

	/** @return array{changed: int, unread: int} */
	public function markNotificationUnread( Viewer $viewer, string $id ): array {
		return $this->call( 'notification-unread', static fn () => Notifications::markUnread( $viewer, $id ) );
	}

	/** Joins or leaves the thread of a comment; whether it was otherwise before. */
	public function setThreadWatched( Viewer $viewer, string $commentId, bool $watched ): bool {
		return $this->call( 'thread-watch', static fn () => Notifications::setWatched( $viewer, $commentId, $watched ) );
	}

	/**
	 * @return string the channel on which the viewer is told from now on
	 * @throws Exception
	 */
	public function notePresence( Viewer $viewer ): string {
		return $this->call( 'presence', static fn () => Notifications::present( $viewer ) );
	}

	/**
	 * Tells the store what people want to be told of, and by whom not; answers how many changed.
	 * @param list<array{userId: int, channels: array<string, int>, every: ?int, muted: int[]}> $people at most 1000
	 */
	public function mirrorPreferences( array $people ): int {
		return $this->call( 'preferences-mirror', fn () => Notifications::mirror( $this->wiki, $people ) );
	}

	/**
	 * The whole of what other extensions declare; whether it changed.
	 * @param list<array{name: string, channels: int, each: bool}> $kinds
	 */
	public function declareKinds( array $kinds ): bool {
		return $this->call( 'kinds-declare', fn () => Notices::declare( $this->wiki, $kinds ) );
	}

	/** @param string $kind @param string $key @param ?int $agent @param int[] $recipients @return int how many are to be told */
	public function tellNotice( string $kind, string $key, ?int $agent, array $recipients ): int {
		return $this->call( 'notice-tell', fn () => Notices::tell( $this->wiki, $kind, $key, $agent, $recipients ) );
	}

	/** Of how many people it was taken back, to Notices::WITHDRAWN_MAX. */
	public function withdrawNotice( string $kind, string $key, ?int $agent ): int {
		return $this->call( 'notice-withdraw', fn () => Notices::withdraw( $this->wiki, $kind, $key, $agent ) );
	}

	/** The same of what this wiki has for everybody, as far as it differs from the kinds' own; whether it changed. */
	public function mirrorPreferenceDefaults( array $channels, int $every ): bool {
		return $this->call( 'preferences-defaults', fn () => Notifications::mirrorDefaults( $this->wiki, $channels, $every ) );
	}
}
