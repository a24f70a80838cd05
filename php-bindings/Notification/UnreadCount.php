<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\User\UserIdentity;
use Wikimedia\ObjectCache\BagOStuff;
use Wikimedia\ObjectCache\EmptyBagOStuff;
use Wikimedia\ObjectCache\HashBagOStuff;

/**
 * How many notifications somebody has not read, kept for the badge on every page. What others do shows there
 * after TTL seconds at the latest; one's own marks, and a look at the list, at once.
 */
class UnreadCount {
	public const SERVICE_NAME = 'WikiSocial.UnreadCount';

	/** Seconds */
	public const TTL = 30;

	private readonly BagOStuff $cache;

	/** @param BagOStuff $cache where the wiki has none, what one page was told is kept for that page */
	public function __construct( BagOStuff $cache ) {
		$this->cache = $cache instanceof EmptyBagOStuff ? new HashBagOStuff() : $cache;
	}

	/** Null: not known. */
	public function get( UserIdentity $person ): ?int {
		$kept = $this->cache->get( $this->key( $person ) );
		return is_int( $kept ) ? $kept : null;
	}

	public function put( UserIdentity $person, int $count ): void {
		$this->cache->set( $this->key( $person ), $count, self::TTL );
	}

	/** The store did not answer: no page asks it for the badge for a while, or each would wait for it. */
	public function pause(): void {
		$this->cache->set( $this->pauseKey(), 1, Failure::RETRY_AFTER );
	}

	public function isPaused(): bool {
		return (bool)$this->cache->get( $this->pauseKey() );
	}

	private function pauseKey(): string {
		return $this->cache->makeKey( 'wikisocial-unread-pause' );
	}

	private function key( UserIdentity $person ): string {
		return $this->cache->makeKey( 'wikisocial-unread', $person->getId() );
	}
}
