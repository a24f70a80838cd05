<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\Context\IContextSource;
use MediaWiki\Html\Html;

/** What was edited during an event: a sentence, a plot, and the same numbers as a table. */
class EditsHtml {
	/** Where on the event's page it is */
	public const ANCHOR = 'edits';

	private const COLUMNS = [ 'edits', 'pages', 'created', 'added', 'removed' ];

	/** Empty where it is nobody's concern. */
	public static function section( Event $event, EditTotals $totals, IContextSource $context ): string {
		$html = $totals->state === EditTotals::COUNTED ? self::counted( $event, $totals, $context ) : self::why( $event, $totals, $context );
		return $html === '' ? '' : Html::rawElement( 'section', [ 'id' => self::ANCHOR, 'aria-labelledby' => 'mw-wikisocial-edits-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-edits-heading' ], $context->msg( 'wikisocial-event-edits' )->text() ) . $html );
	}

	/** Why there are no numbers. That nothing is counted is said to those who may have expected it. */
	private static function why( Event $event, EditTotals $totals, IContextSource $context ): string {
		if ( $totals->state === EditTotals::CANCELLED || ( $totals->state === EditTotals::OFF && !$event->organiser && !$event->mine?->ties ) ) {
			return '';
		}
		// Messages: wikisocial-event-edits-off, wikisocial-event-edits-ahead, wikisocial-event-edits-few
		return Html::element( 'p', [], $context->msg( "wikisocial-event-edits-$totals->state" )->numParams( EventEdits::PEOPLE_MIN )->text() );
	}

	private static function counted( Event $event, EditTotals $totals, IContextSource $context ): string {
		$sum = $totals->sum;
		if ( !$sum['edits'] ) {
			return Html::element( 'p', [], $context->msg( 'wikisocial-event-edits-none' )->numParams( $totals->people )->text() );
		}
		$sentences = [ $context->msg( 'wikisocial-event-edits-sum' )->numParams(
			$totals->people, $totals->editors, $sum['edits'], $sum['pages'], $sum['created'], $sum['added'], $sum['removed']
		)->text() ];
		if ( $totals->periods->leftOut ) {
			$sentences[] = $context->msg( 'wikisocial-event-edits-last-dates' )->numParams( count( $totals->periods->ranges ) )->text();
		}
		if ( !$totals->isWhole ) {
			$sentences[] = $context->msg( 'wikisocial-event-edits-not-all' )
				->numParams( EventEdits::EDITS_MAX, EventEdits::PEOPLE_MAX )->text();
		}
		$labels = self::labels( $event, $totals, $context );
		return Html::element( 'p', [], implode( ' ', $sentences ) ) .
			EditsPlot::figure( array_column( $totals->counts, 'edits' ), $labels, $totals->periods->unit, $context ) .
			self::table( $totals, $labels, $context ) .
			Html::element( 'p', [ 'class' => 'mw-wikisocial-signup-more' ], $context->msg( 'wikisocial-event-edits-what' )->text() );
	}

	/** @return string[] when each bar begins: the time where all are of one day, the day where they are days */
	private static function labels( Event $event, EditTotals $totals, IContextSource $context ): array {
		$zone = EditPeriods::zone( $event->zone );
		$language = $context->getLanguage();
		$stamps = array_map( static fn ( array $bar ) => self::stamp( $bar['from'], $zone ), array_slice( $totals->periods->bars, 0, count( $totals->counts ) ) );
		$isOneDay = substr( $stamps[0], 0, 8 ) === substr( $stamps[array_key_last( $stamps )], 0, 8 );
		return array_map( static fn ( string $stamp ) => match ( true ) {
			$totals->periods->unit === EditPeriods::DAY => $language->date( $stamp ),
			$isOneDay => $language->time( $stamp ),
			default => $language->timeanddate( $stamp ),
		}, $stamps );
	}

	private static function stamp( int $instant, DateTimeZone $zone ): string {
		return ( new DateTimeImmutable( "@$instant" ) )->setTimezone( $zone )->format( 'YmdHis' );
	}

	/** Narrow screens get each row as a block (event.less), for which roles say what it is. */
	private static function table( EditTotals $totals, array $labels, IContextSource $context ): string {
		$heads = array_map(
			// Messages: wikisocial-event-edits-by-hour, wikisocial-event-edits-by-day, wikisocial-event-edits-column-edits,
			// wikisocial-event-edits-column-pages, wikisocial-event-edits-column-created, wikisocial-event-edits-column-added,
			// wikisocial-event-edits-column-removed
			static fn ( string $name ) => $context->msg( "wikisocial-event-edits-$name" )->text(),
			[ "by-{$totals->periods->unit}", ...array_map( static fn ( string $name ) => "column-$name", self::COLUMNS ) ]
		);
		$head = implode( '', array_map(
			static fn ( string $text ) => Html::element( 'th', [ 'scope' => 'col', 'role' => 'columnheader' ], $text ), $heads
		) );
		$columns = array_combine( self::COLUMNS, array_slice( $heads, 1 ) );
		$rows = implode( '', array_map( static fn ( string $label, array $counts ) =>
			self::row( $label, $counts, $columns, $context ), $labels, $totals->counts ) );
		$total = self::row( $context->msg( 'wikisocial-event-edits-total' )->text(), $totals->sum, $columns, $context );
		$group = static fn ( string $name, string $inside ) => Html::rawElement( $name, [ 'role' => 'rowgroup' ], $inside );
		return Html::rawElement( 'details', [ 'class' => 'mw-wikisocial-edits-numbers' ],
			Html::element( 'summary', [], $context->msg( 'wikisocial-event-edits-table' )->text() ) .
			Html::rawElement( 'table', [ 'class' => 'wikitable mw-wikisocial-table', 'role' => 'table' ],
				Html::element( 'caption', [], $context->msg( 'wikisocial-event-edits' )->text() ) .
				$group( 'thead', Html::rawElement( 'tr', [ 'role' => 'row' ], $head ) ) .
				$group( 'tbody', $rows ) . $group( 'tfoot', $total ) )
		);
	}

	/** @param string $label @param array<string, int> $counts @param array<string, string> $columns heads by name @param IContextSource $context */
	private static function row( string $label, array $counts, array $columns, IContextSource $context ): string {
		$cells = Html::element( 'th', [ 'scope' => 'row', 'role' => 'rowheader' ], $label );
		foreach ( $columns as $name => $head ) {
			$cells .= Html::element( 'td', [ 'role' => 'cell', 'data-label' => $head ], $context->getLanguage()->formatNum( $counts[$name] ) );
		}
		return Html::rawElement( 'tr', [ 'role' => 'row' ], $cells );
	}
}
