<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

/** What one person answered to an event, and what became of it. */
class SignUp {
	public const GOING = 'going';
	public const WAITING = 'waitlisted';
	public const INTERESTED = 'interested';
	public const DECLINED = 'declined';
	public const REMOVED = 'removed';
	/** What one may answer. */
	public const ANSWERS = [ self::GOING, self::INTERESTED, self::DECLINED ];
	/** In the order of lists. */
	public const STATES = [ self::GOING, self::WAITING, self::INTERESTED, self::DECLINED, self::REMOVED ];

	public const NOTE_MAX = 500;

	private function __construct(
		public readonly string $state,
		/** In the waiting list, from 1 */
		public readonly ?int $position,
		public readonly int $guests,
		/** Whether others than the organisers are told */
		public readonly bool $public,
		/** Whether one's edits during the event count as made there */
		public readonly bool $ties,
		public readonly string $note,
		/** @var int[] for each question the number of the answer, from 1; 0: none */
		public readonly array $answers,
		public readonly ?bool $attended
	) {
	}

	/** @param array $row as WikiSocial\Events answers it */
	public static function fromArray( array $row ): self {
		return new self(
			$row['state'], $row['position'] ?? null, $row['guests'], $row['public'], $row['ties'], $row['note'],
			$row['answers'], $row['attended'] ?? null
		);
	}

	/** Has a seat or waits for one. */
	public function isIn(): bool {
		return $this->state === self::GOING || $this->state === self::WAITING;
	}
}
