<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Echo;

use MediaWiki\User\UserIdentity;
use Wikimedia\ObjectCache\APCUBagOStuff;
use Wikimedia\ObjectCache\BagOStuff;

/**
 * Echo keeps its number in the wiki's cache, and drops it there when an entry changes. Who fills Echo is another process,
 * which does not reach a cache in the web server's memory: there, whoever looks at a page drops it.
 */
class EchoCount {
	public const SERVICE_NAME = 'WikiSocial.EchoCount';

	/** Seconds for which nobody looks again whether the entry is another one. */
	private const EVERY = 5;

	public function __construct(
		private readonly BagOStuff $cache,
		private readonly EchoEntries $entries
	) {
	}

	/** Before Echo counts. */
	public function refresh( UserIdentity $person ): void {
		if ( !$this->cache instanceof APCUBagOStuff ) {
			return;
		}
		$key = $this->cache->makeKey( 'wikisocial-unread', 'echo', $person->getId() );
		$recent = $this->cache->makeKey( 'wikisocial-unread', 'echo-recent', $person->getId() );
		if ( !$this->cache->add( $recent, 1, self::EVERY ) ) {
			return;
		}
		$current = $this->entries->current( $person );
		if ( $this->cache->get( $key ) !== $current ) {
			$this->cache->set( $key, $current, BagOStuff::TTL_DAY );
			$this->entries->countAnew( $person );
		}
	}
}
