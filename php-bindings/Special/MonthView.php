<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventTimes;
use MediaWiki\Extension\WikiSocial\Event\ReaderZone;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;

/** Special:SocialEvents/month/YYYY-MM: the dates of a month, of the reader's calendar; without a month this one. */
class MonthView extends EventsView {
	private const LIMIT = 100;

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly ReaderZone $zones
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		$zone = $this->zones->of( $this->getUser() );
		$now = ( new DateTimeImmutable( '@' . ConvertibleTimestamp::time() ) )->setTimezone( $zone );
		$month = $subject === '' ? $now->format( 'Y-m' ) : $subject;
		// The years that events can be in.
		if ( !preg_match( '/^(19[789]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])$/D', $month ) ) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-events-month-invalid' ) );
			return;
		}
		$first = new DateTimeImmutable( "$month-01T00:00:00", $zone );
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		try {
			$page = $this->events->list( $this->getAuthority(), [
				'from' => $first->getTimestamp() * 1_000_000,
				'to' => $first->modify( '+1 month' )->getTimestamp() * 1_000_000,
			], self::LIMIT, $cursor );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$name = $this->monthName( $first );
		$out = $this->getOutput();
		$out->setPageTitle( htmlspecialchars( $this->msg( 'wikisocial-events-month-title' )->plaintextParams( $name )->text() ) );
		$out->addHTML( $this->neighbours( $first, $month === $now->format( 'Y-m' ) ) .
			( $page->items ? $this->table( $page->items, $name, $zone )
				: Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $this->msg( 'wikisocial-events-empty-month' )->text() ) ) .
			$this->pager( $this->socialTitle( "month/$month" ), $page->next, $cursor === null ) );
	}

	private function monthName( DateTimeImmutable $first ): string {
		return $this->getLanguage()->sprintfDate( 'F Y', $first->format( 'Ym01000000' ) );
	}

	private function neighbours( DateTimeImmutable $first, bool $isNow ): string {
		$links = [];
		foreach ( [ 'prev' => '-1 month', 'next' => '+1 month' ] as $relation => $step ) {
			$other = $first->modify( $step );
			// Messages: wikisocial-events-month-prev, wikisocial-events-month-next
			$links[$relation] = $this->link( $this->socialTitle( 'month/' . $other->format( 'Y-m' ) ),
				$this->msg( "wikisocial-events-month-$relation" )->plaintextParams( $this->monthName( $other ) )->text(), [], [ 'rel' => $relation ] );
		}
		$now = $this->link( $this->socialTitle( 'month' ), $this->msg( 'wikisocial-events-month-now' )->text(), [],
			[ 'aria-current' => $isNow ? 'page' : null ] );
		return Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-events-tabs', 'aria-label' => $this->msg( 'wikisocial-events-months' )->text(),
		], implode( ' · ', [ $links['prev'], $now, $links['next'],
			$this->link( $this->socialTitle(), $this->msg( 'wikisocial-events-upcoming' )->text() ),
			$this->link( $this->socialTitle( 'calendars' ), $this->msg( 'wikisocial-calendar-subscribe' )->text() ),
		] ) );
	}

	/** @param Event[] $events @param string $name of the month @param DateTimeZone $zone */
	private function table( array $events, string $name, DateTimeZone $zone ): string {
		$heads = [
			'own' => $this->msg( 'wikisocial-events-month-own' )->plaintextParams( strtr( $zone->getName(), '_', ' ' ) )->text(),
			'event' => $this->msg( 'wikisocial-events-month-event' )->text(),
			'there' => $this->msg( 'wikisocial-events-month-there' )->text(),
			'place' => $this->msg( 'wikisocial-event-where' )->text(),
		];
		$times = new EventTimes(
			fn ( string $key, ...$parameters ) => $this->msg( $key )->plaintextParams( ...$parameters )->text(), $this->getLanguage()
		);
		$rows = '';
		foreach ( $events as $event ) {
			$rows .= $this->row( $event, $times, $zone, $heads );
		}
		$cells = implode( '', array_map( static fn ( string $head ) => Html::element( 'th', [ 'scope' => 'col', 'role' => 'columnheader' ], $head ), $heads ) );
		// What is laid out as a list on a narrow screen stays a table for those who hear it.
		return Html::rawElement( 'table', [ 'class' => 'wikitable mw-wikisocial-table mw-wikisocial-month', 'role' => 'table' ],
			Html::element( 'caption', [], $this->msg( 'wikisocial-events-month-title' )->plaintextParams( $name )->text() ) .
			Html::rawElement( 'thead', [ 'role' => 'rowgroup' ], Html::rawElement( 'tr', [ 'role' => 'row' ], $cells ) ) .
			Html::rawElement( 'tbody', [ 'role' => 'rowgroup' ], $rows ) );
	}

	/** @param Event $event @param EventTimes $times @param DateTimeZone $zone @param string[] $heads */
	private function row( Event $event, EventTimes $times, DateTimeZone $zone, array $heads ): string {
		$date = $event->date;
		$own = [
			'start' => ReaderZone::local( $date['startAt'], $zone ), 'end' => ReaderZone::local( $date['endAt'], $zone ),
			'startAt' => $date['startAt'], 'endAt' => $date['endAt'],
		];
		// Messages: wikisocial-signup-status-postponed, wikisocial-signup-status-cancelled
		$status = $event->status === Event::PLANNED ? '' : Html::element( 'strong', [ 'class' => 'mw-wikisocial-month-status' ],
			$this->msg( "wikisocial-signup-status-$event->status" )->text() ) . ' ';
		if ( $event->hidden !== '' ) {
			// Messages: wikisocial-status-hidden, wikisocial-status-suppressed
			$status = Html::element( 'strong', [ 'class' => 'mw-wikisocial-month-status' ],
				$this->msg( "wikisocial-status-$event->hidden" )->text() ) . ' ' . $status;
		}
		$cells = [
			'own' => $times->range( $own ),
			'event' => $status . $this->linkTo( $event ),
			'there' => $times->range( $date ) . ' ' . Html::rawElement( 'span', [ 'class' => 'mw-wikisocial-event-zone' ],
				$this->msg( 'parentheses' )->rawParams( Html::element( 'bdi', [], strtr( $event->zone, '_', ' ' ) ) )->escaped() ),
			'place' => Html::element( 'bdi', [], $event->place ),
		];
		$html = '';
		foreach ( $cells as $column => $cell ) {
			$isEmpty = $column === 'place' && $event->place === '';
			$html .= Html::rawElement( $column === 'event' ? 'th' : 'td', [
				'scope' => $column === 'event' ? 'row' : null,
				'role' => $column === 'event' ? 'rowheader' : 'cell',
				'class' => "mw-wikisocial-month-$column" . ( $isEmpty ? ' mw-wikisocial-month-none' : '' ),
				'data-label' => $heads[$column],
			], $cell );
		}
		return Html::rawElement( 'tr', [ 'role' => 'row' ], $html );
	}

	private function linkTo( Event $event ): string {
		return Html::rawElement( 'a', [ 'href' => $event->specialPage()->getLocalURL() ], Html::element( 'bdi', [], $event->title ) );
	}
}
