<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

/** A page of those who answered, and how many there are of each. */
class Participants {
	/**
	 * @param Participant[] $items
	 * @param ?string $next cursor of the next page
	 * @param array{going: int, people: int, waiting: int, interested: int, declined: ?int, private: int} $counts
	 *  going with guests, people without; private: those whom the list leaves out
	 */
	public function __construct(
		public readonly array $items,
		public readonly ?string $next,
		public readonly array $counts
	) {
	}

	/** @param array $page as WikiSocial\Signups answers it */
	public static function fromArray( array $page ): self {
		return new self( array_map( Participant::fromArray( ... ), $page['items'] ), $page['next'], $page['counts'] );
	}
}
