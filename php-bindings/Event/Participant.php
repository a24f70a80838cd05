<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

/** Somebody's answer as a viewer may see it. */
class Participant {
	private function __construct(
		public readonly int $userId,
		public readonly string $state,
		public readonly int $guests,
		public readonly bool $public,
		/** Null: not for this viewer */
		public readonly ?string $note,
		/** Microseconds since 1970 UTC */
		public readonly int $at,
		public readonly ?int $position,
		/** Null: not marked, or not for this viewer */
		public readonly ?bool $attended,
		public readonly bool $ties
	) {
	}

	/** @param array $row as WikiSocial\Signups answers it */
	public static function fromArray( array $row ): self {
		return new self(
			$row['userId'], $row['state'], $row['guests'], $row['public'], $row['note'] ?? null, $row['at'],
			$row['position'] ?? null, $row['attended'] ?? null, $row['ties']
		);
	}
}
