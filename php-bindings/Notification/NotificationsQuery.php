<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Page\PageStore;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** One's own notifications. What they are about is asked of the wiki: who may not read a page learns nothing of it. */
class NotificationsQuery {
	public const SERVICE_NAME = 'WikiSocial.NotificationsQuery';

	/** Notifications are read through OAuth and bot passwords by a grant of their own. */
	public const RIGHT = 'wikisocial-read-notifications';

	/** Message of the login form for who came to read them */
	public const LOGIN = 'wikisocial-notifications-login';

	private const OF_WIKI = [ Target::REVISION, Target::LOG, Target::TALK_COMMENT ];

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly TargetFinder $targets,
		private readonly PageStore $pages,
		private readonly UnreadCount $unread,
		private readonly KindMirror $kinds,
		private readonly ForeignKinds $foreign
	) {
	}

	/** Why somebody has none to read; null: nothing stands against it. */
	public static function refusal( Authority $reader ): ?MessageSpecifier {
		return match ( true ) {
			!$reader->isRegistered() => MessageValue::new( 'wikisocial-error-login-needed' ),
			!$reader->isAllowed( self::RIGHT ) => MessageValue::new( 'badaccess-group0' ),
			default => null,
		};
	}

	/**
	 * One exchange; the places of all in a number of queries that depends on their types only.
	 * @param Authority $reader
	 * @param array{unread?: bool, kinds?: list<string>} $filter
	 * @param int $limit
	 * @param ?string $cursor
	 * @throws Exception
	 */
	public function list( Authority $reader, array $filter, int $limit, ?string $cursor ): NotificationPage {
		$this->kinds->ensure();
		$page = $this->engine->notifications( $this->viewers->fromAuthority( $reader ), $filter, $limit, $cursor );
		$this->unread->put( $reader->getUser(), $page->unread );
		return $this->placed( $page, $reader );
	}

	/** The same with what of the wiki it is about, as far as its reader may read that. */
	public function placed( NotificationPage $page, Authority $reader ): NotificationPage {
		$asked = $pageIds = [];
		foreach ( $page->items as $one ) {
			$place = $one->place();
			if ( in_array( $place['type'], self::OF_WIKI, true ) ) {
				$asked["{$place['type']}/{$place['id']}"] = $place;
			} elseif ( $one->pageId ) {
				$pageIds[$one->pageId] = $one->pageId;
			}
		}
		$found = $asked ? $this->targets->findMany( $asked, $reader ) : [];
		$readable = $this->readable( array_values( $pageIds ), $reader );
		$items = array_map( function ( Notification $one ) use ( $asked, $found, $readable, $reader ): Notification {
			if ( $one->object['type'] === Notification::EXTENSION ) {
				return $this->foreign->canSee( $one, $reader ) ? $one : $one->kept();
			}
			$key = "{$one->place()['type']}/{$one->place()['id']}";
			$isShown = isset( $asked[$key] ) ? isset( $found[$key] ) : !$one->pageId || isset( $readable[$one->pageId] );
			return $isShown ? $one : $one->kept();
		}, self::known( $page->items ) );
		return new NotificationPage( $items, $page->next, $page->unread, $found );
	}

	/**
	 * Without those of an extension that is gone, until the store has heard of it.
	 * @param Notification[] $items
	 * @return Notification[]
	 */
	private static function known( array $items ): array {
		$kinds = ForeignKinds::declared();
		return array_values( array_filter( $items, static fn ( Notification $one ) =>
			$one->object['type'] !== Notification::EXTENSION || isset( $kinds[$one->kind] ) ) );
	}

	/** @return array<int, true> */
	private function readable( array $ids, Authority $reader ): array {
		$readable = [];
		$pages = !$ids ? [] : $this->pages->newSelectQueryBuilder()->wherePageIds( $ids )->caller( __METHOD__ )->fetchPageRecords();
		foreach ( $pages as $page ) {
			if ( $reader->definitelyCan( 'read', $page ) ) {
				$readable[$page->getId()] = true;
			}
		}
		return $readable;
	}

	/**
	 * How many are unread, as it stands now. One exchange.
	 * @throws Exception
	 */
	public function unread( Authority $reader ): int {
		$this->kinds->ensure();
		$count = $this->engine->unreadNotifications( $this->viewers->fromAuthority( $reader ) );
		$this->unread->put( $reader->getUser(), $count );
		return $count;
	}

	/**
	 * The same as it stood at most UnreadCount::TTL seconds ago, for what is on every page. No exchange while it
	 * is known, nor just after the store failed. Null: not known now.
	 */
	public function recentUnread( Authority $reader ): ?int {
		$known = $this->unread->get( $reader->getUser() );
		if ( $known !== null || $this->unread->isPaused() ) {
			return $known;
		}
		try {
			return $this->unread( $reader );
		} catch ( Exception ) {
			// The engine has logged it.
			$this->unread->pause();
			return null;
		}
	}
}
