<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;

/** What is known of an event where no page is around it: on its own page, and as a row of a list. */
class EventFacts {
	public const SERVICE_NAME = 'WikiSocial.EventFacts';

	public function __construct(
		private readonly EventHtml $eventHtml,
		private readonly PersonLookup $people,
		private readonly LinkRenderer $linkRenderer,
		private readonly EventPicture $pictures
	) {
	}

	public function html( Event $event, IContextSource $context ): string {
		$times = self::times( $context );
		$rows = $this->row( 'when', $this->when( $event, $context ), $context );
		if ( $event->place !== '' ) {
			$rows .= $this->row( 'where', Html::element( 'bdi', [], $event->place ), $context );
		}
		if ( $event->link !== '' ) {
			$rows .= $this->row( 'link', Html::element( 'a', [
				'href' => $event->link, 'class' => 'external', 'rel' => 'nofollow noopener ugc', 'dir' => 'ltr',
			], $event->link ), $context );
		}
		if ( $event->deadline !== null ) {
			$rows .= $this->row( 'deadline', htmlspecialchars( $times->moment( $event->deadline ) ), $context );
		}
		$page = $event->page();
		if ( $page ) {
			$rows .= $this->row( 'page', Html::rawElement( 'bdi', [], $this->linkRenderer->makeKnownLink(
				$page->createFragmentTarget( EventBox::anchor( $event->tag ) ), $page->getPrefixedText()
			) ), $context );
		}
		$picture = $this->pictures->ofEvent( $event );
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-event' ],
			Html::rawElement( 'dl', [ 'class' => 'mw-wikisocial-event-facts' ], $rows ) .
			EventBox::paragraphs( $event->description ) .
			( $picture ? EventPicture::html( $picture, $event->title, $context->msg( 'wikisocial-event-credit' )->text() ) : '' ) .
			$this->eventHtml->state( $event, false, null, $this->people->byIds( $event->organisers ), null, $context )
		);
	}

	/** Messages: wikisocial-event-when, wikisocial-event-where, wikisocial-event-link, wikisocial-event-deadline, wikisocial-event-page */
	private function row( string $name, string $html, IContextSource $context ): string {
		return Html::rawElement( 'div', [],
			Html::element( 'dt', [], $context->msg( "wikisocial-event-$name" )->text() ) . Html::rawElement( 'dd', [], $html ) );
	}

	/** In the event's zone, and where the reader has set another, in that too, beneath what comes behind it. */
	private function when( Event $event, IContextSource $context, string $behind = '' ): string {
		$date = $event->date ?? [ 'start' => $event->start, 'end' => $event->end, 'startAt' => $event->startAt, 'endAt' => $event->endAt ];
		$zone = Html::rawElement( 'span', [ 'class' => 'mw-wikisocial-event-zone' ],
			$context->msg( 'parentheses' )->rawParams( Html::element( 'bdi', [], strtr( $event->zone, '_', ' ' ) ) )->escaped() );
		$html = self::times( $context )->range( $date ) . " $zone$behind";
		$language = $context->getLanguage();
		$stamp = gmdate( 'YmdHis', intdiv( $date['startAt'], 1_000_000 ) );
		$own = $context->getUser()->isRegistered() ? $language->userTimeAndDate( $stamp, $context->getUser() ) : '';
		return $own === '' || $own === $language->timeanddate( preg_replace( '/\D/', '', $date['start'] ) . '00' ) ? $html
			: $html . Html::element( 'div', [ 'class' => 'mw-wikisocial-signup-own-time' ],
				$context->msg( 'wikisocial-signup-own-time' )->plaintextParams( $own )->text() );
	}

	private static function times( IContextSource $context ): EventTimes {
		return new EventTimes(
			static fn ( string $key, ...$parameters ) => $context->msg( $key )->plaintextParams( ...$parameters )->text(),
			$context->getLanguage()
		);
	}

	/** @param Event[] $events @param IContextSource $context */
	public function list( array $events, IContextSource $context ): string {
		return Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-events' ], implode( '', array_map(
			fn ( Event $one ) => Html::rawElement( 'li', [], $this->listed( $one, $context ) ), $events
		) ) );
	}

	/** In a feed, among statuses. @param Event $event @param IContextSource $context @param string $reactions HTML of likes and comments */
	public function article( Event $event, IContextSource $context, string $reactions = '' ): string {
		return Html::rawElement( 'article', [
			'class' => 'mw-wikisocial-event-item', 'data-id' => $event->id,
			'aria-label' => $context->msg( 'wikisocial-event-item' )->plaintextParams( $event->title )->text(),
		], $this->listed( $event, $context ) .
			( $reactions === '' ? '' : Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-reactions' ], $reactions ) ) );
	}

	private function listed( Event $event, IContextSource $context ): string {
		$words = [ $event->capacity === null
			? $context->msg( 'wikisocial-signup-count-going' )->numParams( $event->going )->params( $event->going )->text()
			: $context->msg( 'wikisocial-signup-seats' )->numParams( $event->going, $event->capacity )->text() ];
		if ( $event->status !== Event::PLANNED ) {
			// Messages: wikisocial-signup-status-postponed, wikisocial-signup-status-cancelled
			array_unshift( $words, $context->msg( "wikisocial-signup-status-$event->status" )->text() );
		} elseif ( !$event->pageId ) {
			array_unshift( $words, $context->msg( 'wikisocial-signup-suspended' )->text() );
		}
		if ( $event->hidden !== '' ) {
			// Messages: wikisocial-status-hidden, wikisocial-status-suppressed
			array_unshift( $words, $context->msg( "wikisocial-status-$event->hidden" )->text() );
		}
		if ( $event->mine ) {
			// Messages: as of SignUpBox
			$words[] = $context->msg( "wikisocial-signup-mine-{$event->mine->state}" )->params( $context->getUser()->getName() )
				->numParams( $event->mine->position ?? 0 )->text();
		}
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-events-title' ],
				Html::rawElement( 'a', [ 'href' => $event->specialPage()->getLocalURL() ], Html::element( 'bdi', [], $event->title ) ) ) .
			Html::rawElement( 'div', [], $this->when( $event, $context,
				$event->place === '' ? '' : ' · ' . Html::element( 'bdi', [], $event->place ) ) ) .
			Html::element( 'div', [ 'class' => 'mw-wikisocial-signup-more' ], implode( ' · ', $words ) );
	}
}
