<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

/** What became of an answer to an event. */
class SignUpResult {
	private function __construct(
		/** Null: there is no answer any more */
		public readonly ?string $state,
		public readonly ?int $position,
		public readonly bool $changed,
		public readonly int $going,
		public readonly int $waiting,
		/** @var int[] user ids of those who got the seats that became free */
		public readonly array $promoted
	) {
	}

	/** @param array $row as WikiSocial\Signups answers it */
	public static function fromArray( array $row ): self {
		return new self(
			$row['state'], $row['position'] ?? null, $row['changed'], $row['going'], $row['waiting'], $row['promoted']
		);
	}
}
