<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Linker\LinkTarget;

/** What the store knows of an event, below what its page says. */
class EventHtml {
	public const SERVICE_NAME = 'WikiSocial.EventHtml';

	public function __construct(
		private readonly PersonHtml $personHtml,
		private readonly LinkRenderer $linkRenderer,
		private readonly SignUpBox $signUp
	) {
	}

	/** Nobody who may announce events has saved this tag, or its event may not be seen. */
	public function unregistered( IContextSource $context ): string {
		return $this->notice( 'wikisocial-event-unregistered', $context );
	}

	/**
	 * The same for everybody who may see it.
	 * @param Event $event
	 * @param bool $isCopy another page speaks for it
	 * @param ?LinkTarget $page that page
	 * @param array<int, Person> $people organisers by user id
	 * @param ?array $said what the tag of this page says, as of EventAttributes::read(); null: not known
	 * @param IContextSource $context
	 * @param Once $once of all boxes of a page
	 */
	public function state(
		Event $event, bool $isCopy, ?LinkTarget $page, array $people, ?array $said, IContextSource $context, Once $once = new Once()
	): string {
		$html = '';
		if ( $event->hidden !== '' ) {
			// Messages: wikisocial-event-hidden, wikisocial-event-suppressed
			$html .= $this->notice( "wikisocial-event-$event->hidden", $context );
		}
		if ( $isCopy ) {
			$html .= $this->notice( 'wikisocial-event-copy', $context, $page
				? $this->linkRenderer->makeKnownLink( $page->createFragmentTarget( EventBox::anchor( $event->tag ) ) ) : null );
		} elseif ( $said !== null && $this->isKept( $event, $said ) ) {
			$html .= $this->notice( 'wikisocial-event-kept', $context );
		}
		$state = $this->stateKey( $event );
		if ( $state !== null ) {
			// Messages: wikisocial-event-suspended, wikisocial-event-cancelled, wikisocial-event-past,
			// Messages: wikisocial-event-postponed, wikisocial-event-closed, wikisocial-event-deadline-over
			$html .= $this->notice( $state, $context );
		}
		return $html .
			$once->get( "numbers $event->going $event->capacity $event->waiting $event->interested", fn () => $this->numbers( $event, $context ) ) .
			$this->dates( $event, $context ) .
			$once->get( 'organisers ' . implode( ' ', $event->organisers ), fn () => $this->organisers( $event, $people, $context ) ) .
			EventCalendar::links( $event, $context, $once );
	}

	/** The answer of whom the context is, and a form; of somebody without an account the same for all of them. */
	public function personal( Event $event, IContextSource $context, Once $once ): string {
		// A reader's own part speaks the reader's language, the box around it the page's.
		return $this->signUp->html( $event, $context->getUser()->isRegistered() ? RequestContext::getMain() : $context, [], false, $once );
	}

	/** The one thing that is most in the way of signing up. */
	private function stateKey( Event $event ): ?string {
		return match ( true ) {
			$event->status === Event::CANCELLED => 'wikisocial-event-cancelled',
			!$event->announced => 'wikisocial-event-suspended',
			$event->past => 'wikisocial-event-past',
			$event->status === Event::POSTPONED => 'wikisocial-event-postponed',
			$event->closed => 'wikisocial-event-closed',
			!$event->open => 'wikisocial-event-deadline-over',
			default => null,
		};
	}

	/** Somebody who may not wrote other seats or another deadline than those that hold. */
	private function isKept( Event $event, array $said ): bool {
		return !isset( $said['keep'] ) && (
			$said['capacity'] !== $event->capacity || $said['waitlist'] !== $event->waitlist
			|| $said['guestsMax'] !== $event->guestsMax || $said['deadline'] !== $event->deadline );
	}

	/** How many come, wait, are interested. */
	public function numbers( Event $event, IContextSource $context ): string {
		$lines = [ $event->capacity === null
			? $context->msg( 'wikisocial-event-going' )->numParams( $event->going )->text()
			: $context->msg( 'wikisocial-event-going-of' )->numParams( $event->going, $event->capacity, max( 0, $event->capacity - $event->going ) )->text() ];
		if ( $event->waiting ) {
			$lines[] = $context->msg( 'wikisocial-event-waiting' )->numParams( $event->waiting )->text();
		}
		if ( $event->interested ) {
			$lines[] = $context->msg( 'wikisocial-event-interested' )->numParams( $event->interested )->text();
		}
		return Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-event-numbers' ],
			implode( '', array_map( static fn ( string $line ) => Html::element( 'li', [], $line ), $lines ) ) );
	}

	/** The next dates of one that has several. */
	private function dates( Event $event, IContextSource $context ): string {
		if ( $event->rule === '' || !$event->dates ) {
			return '';
		}
		$times = new EventTimes(
			static fn ( string $key, ...$parameters ) => $context->msg( $key )->params( ...$parameters )->text(),
			$context->getLanguage()
		);
		return Html::element( 'p', [ 'class' => 'mw-wikisocial-event-label' ],
			$context->msg( $event->past ? 'wikisocial-event-last-date' : 'wikisocial-event-next-dates' )
				->numParams( count( $event->dates ) )->text() ) .
			Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-event-dates' ], implode( '', array_map(
				static fn ( array $date ) => Html::rawElement( 'li', [], $times->range( $date ) ), $event->dates
			) ) );
	}

	/** @param Event $event @param array<int, Person> $people @param IContextSource $context */
	private function organisers( Event $event, array $people, IContextSource $context ): string {
		$links = [];
		foreach ( $event->organisers as $id ) {
			if ( isset( $people[$id] ) ) {
				$links[] = $this->personHtml->link( $people[$id], $context );
			}
		}
		return !$links ? '' : Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-event-organisers' ],
			$context->msg( 'wikisocial-event-organisers' )->numParams( count( $links ) )
				->rawParams( $context->getLanguage()->commaList( $links ) )->escaped() );
	}

	private function notice( string $message, IContextSource $context, ?string $link = null ): string {
		return Html::rawElement( 'div', [ 'class' => 'cdx-message cdx-message--block cdx-message--notice' ],
			Html::element( 'span', [ 'class' => 'cdx-message__icon' ] ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-message__content' ],
				$context->msg( $message )->escaped() . ( $link === null ? '' : ' ' . $link ) ) );
	}
}
