<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use MediaWiki\Extension\WikiSocial\Status\Status;

/** One page of a feed, newest first. */
class FeedPage {
	/**
	 * @param Status[] $items
	 * @param ?string $next cursor of the next page
	 */
	public function __construct(
		public readonly array $items,
		public readonly ?string $next
	) {
	}

	/** @param array $page as WikiSocial\Feeds answers it */
	public static function fromArray( array $page ): self {
		return new self( array_map( [ Status::class, 'fromArray' ], $page['items'] ), $page['next'] );
	}
}
