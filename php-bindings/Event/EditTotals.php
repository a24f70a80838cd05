<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

/** How much those who let their edits be counted did during an event. Nobody's own numbers. */
class EditTotals {
	/** The organisers do not ask for it */
	public const OFF = 'off';
	/** Before it began; of one that was cancelled later what was edited until then is counted */
	public const CANCELLED = 'cancelled';
	/** It has not begun */
	public const AHEAD = 'ahead';
	/** Too few let their edits be counted for a sum to hide whose they are */
	public const FEW = 'few';
	public const COUNTED = 'counted';

	/** What is counted, as of EventEdits */
	public const NOTHING = [ 'edits' => 0, 'pages' => 0, 'created' => 0, 'added' => 0, 'removed' => 0 ];

	/**
	 * @param string $state
	 * @param ?EditPeriods $periods
	 * @param int $people who let their edits be counted
	 * @param int $editors who of them made some
	 * @param array<string, int> $sum as NOTHING: of all
	 * @param array<string, int>[] $counts the same of each bar of the periods that has begun; its pages are its own
	 * @param bool $isWhole whether all people and edits are counted
	 */
	public function __construct(
		public readonly string $state,
		public readonly ?EditPeriods $periods = null,
		public readonly int $people = 0,
		public readonly int $editors = 0,
		public readonly array $sum = self::NOTHING,
		public readonly array $counts = [],
		public readonly bool $isWhole = true
	) {
	}
}
