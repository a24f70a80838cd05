<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Status\Status;

/** One page of a feed, newest first. */
class FeedPage {
	/**
	 * @param array<Status|Event> $items
	 * @param ?string $next cursor of the next page
	 * @param array<string, string> $reasons of a home feed, why each item is there: "own", "person" or "page", by id
	 */
	public function __construct(
		public readonly array $items,
		public readonly ?string $next,
		public readonly array $reasons = []
	) {
	}

	/** @param array $page as WikiSocial\Feeds answers it */
	public static function fromArray( array $page ): self {
		return new self( array_map( static fn ( array $item ) => $item['type'] === 'event'
			? Event::fromArray( $item ) : Status::fromArray( $item ), $page['items'] ), $page['next'],
			array_column( $page['items'], 'reason', 'id' ) );
	}

	/** @return Status[] */
	public function statuses(): array {
		return array_values( array_filter( $this->items, static fn ( $one ) => $one instanceof Status ) );
	}

	/** @return Event[] */
	public function events(): array {
		return array_values( array_filter( $this->items, static fn ( $one ) => $one instanceof Event ) );
	}
}
