<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\EditPeriods;
use MediaWiki\Extension\WikiSocial\Event\EditTotals;
use MediaWiki\Extension\WikiSocial\Event\EventEdits;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;

/**
 * GET /events/{id}/edits: {"state"}, and where it is "counted" what those who let their edits be counted did during
 * the event, never each of them: {"unit", "people", "editors", "total": {"edits", "pages", "created", "added",
 * "removed"}, "items": [the same with "from" and "to"], "datesLeftOut", "complete"}.
 */
class EventEditsHandler extends AboutEventHandler {
	public function __construct(
		ViewerFactory $viewers,
		EventsQuery $events,
		EventFormatter $formatter,
		private readonly EventEdits $edits
	) {
		parent::__construct( $viewers, $events, $formatter );
	}

	protected function read(): ?array {
		$event = $this->event();
		$totals = $this->ask( fn () => $this->edits->of( $this->getAuthority(), $event ) );
		return [ 'state' => $totals->state ] + ( $totals->periods ? self::counted( $totals, $totals->periods ) : [] );
	}

	private static function counted( EditTotals $totals, EditPeriods $periods ): array {
		$time = static fn ( int $seconds ) => StatusFormatter::time( $seconds * 1_000_000 );
		return [
			'unit' => $periods->unit,
			'people' => $totals->people,
			'editors' => $totals->editors,
			'total' => $totals->sum,
			'items' => array_map( static fn ( array $counts, int $at ) => [
				'from' => $time( $periods->bars[$at]['from'] ), 'to' => $time( $periods->bars[$at]['until'] )
			] + $counts, $totals->counts, array_keys( $totals->counts ) ),
			'datesLeftOut' => $periods->leftOut,
			'complete' => $totals->isWhole,
		];
	}
}
