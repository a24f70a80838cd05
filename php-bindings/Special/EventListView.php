<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventRegistrar;
use MediaWiki\Extension\WikiSocial\Event\EventsAtom;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageValue;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;

/** Special:SocialEvents: those that come; with list=mine those one answered, with list=organiser those one organises. */
class EventListView extends EventsView {
	private const LIMIT = 30;
	private const UPCOMING = 'upcoming';
	private const LISTS = [ self::UPCOMING, 'mine', 'organiser' ];

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly EventFacts $facts
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		$list = $this->getRequest()->getRawVal( 'list' ) ?? self::UPCOMING;
		$list = in_array( $list, self::LISTS, true ) ? $list : self::UPCOMING;
		if ( $list !== self::UPCOMING && !$this->getAuthority()->isRegistered() ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-login-needed' ) );
			return;
		}
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		try {
			$page = $this->events->list( $this->getAuthority(), $this->filter( $list ), self::LIMIT, $cursor );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->getOutput()->addFeedLink( 'atom', $this->socialTitle()->getLocalURL( EventsAtom::QUERY ) );
		$this->getOutput()->addHTML( $this->tabs( $list ) . ( $page->items
			? $this->facts->list( $page->items, $this->getContext() )
			// Messages: wikisocial-events-empty-upcoming, wikisocial-events-empty-mine, wikisocial-events-empty-organiser
			: Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $this->msg( "wikisocial-events-empty-$list" )->text() ) ) .
			$this->pager( $this->socialTitle(), $page->next, $cursor === null, $list === self::UPCOMING ? [] : [ 'list' => $list ] )
		);
	}

	/** By dates from now on: what takes place just now is among them. */
	private function filter( string $list ): array {
		$self = $this->getAuthority()->getUser()->getId();
		return match ( $list ) {
			'mine' => [ 'userId' => $self ],
			'organiser' => [ 'organiser' => $self ],
			default => [ 'from' => (int)( ConvertibleTimestamp::microtime() * 1_000_000 ) ],
		};
	}

	private function tabs( string $list ): string {
		$links = [];
		foreach ( $this->getAuthority()->isRegistered() ? self::LISTS : [ self::UPCOMING ] as $one ) {
			$links[] = $this->link( $this->socialTitle(),
				// Messages: wikisocial-events-upcoming, wikisocial-events-mine, wikisocial-events-organiser
				$this->msg( "wikisocial-events-$one" )->text(), $one === self::UPCOMING ? [] : [ 'list' => $one ],
				[ 'aria-current' => $one === $list ? 'page' : null ] );
		}
		$links[] = $this->link( $this->socialTitle( 'month' ), $this->msg( 'wikisocial-events-by-month' )->text() );
		$links[] = $this->link( $this->socialTitle( 'calendars' ), $this->msg( 'wikisocial-calendar-subscribe' )->text() );
		if ( $this->getAuthority()->isAllowed( EventRegistrar::RIGHT ) ) {
			$links[] = $this->link( $this->socialTitle( 'new' ), $this->msg( 'wikisocial-events-new' )->text() );
		}
		return Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-events-tabs', 'aria-label' => $this->msg( 'wikisocial-events' )->text(),
		], implode( ' · ', $links ) );
	}
}
