<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

/** How often something is liked, and whether whoever looks is among them. */
class LikeState {
	public function __construct(
		public readonly int $count,
		public readonly bool $mine,
		/** Of a like or its undoing: whether it was not so before. */
		public readonly bool $changed = false,
		/** Of a like: whether the store had not heard of the object before. */
		public readonly bool $first = false
	) {
	}

	/** @param array{count: int, mine: bool, changed?: bool, first?: bool} $likes as WikiSocial\Likes answers them */
	public static function fromArray( array $likes ): self {
		return new self( $likes['count'], $likes['mine'], $likes['changed'] ?? false, $likes['first'] ?? false );
	}

	/** @return array{count: int, mine: bool} for JSON */
	public function toArray(): array {
		return [ 'count' => $this->count, 'mine' => $this->mine ];
	}
}
