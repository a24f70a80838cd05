<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

/** One page of a list of events. */
class EventList {
	/**
	 * @param Event[] $items
	 * @param ?string $next cursor of the next page
	 */
	public function __construct(
		public readonly array $items,
		public readonly ?string $next
	) {
	}

	/** @param array $page as WikiSocial\Events answers it */
	public static function fromArray( array $page ): self {
		return new self( array_map( Event::fromArray( ... ), $page['items'] ), $page['next'] );
	}
}
