<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

/** One page of a status's versions, newest first. */
class History {
	/** @param Version[] $items */
	public function __construct(
		public readonly array $items,
		/** Cursor of the next page */
		public readonly ?string $next
	) {
	}

	/** @param array{items: array[], next: ?string} $page */
	public static function fromArray( array $page ): self {
		return new self( array_map( Version::fromArray( ... ), $page['items'] ), $page['next'] );
	}
}
