<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Something done to one event by a form: shown, asked, done; on an error the form comes back as it was. */
abstract class EventFormView extends EventsView {
	use FormFields;

	/** What may have been done to an event: wikisocial-NAME-done says so. */
	public const DONE = [ 'hide', 'report' ];

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly EventFacts $facts
	) {
		parent::__construct( $context, $events );
	}

	/** Of DONE. Messages: wikisocial-hide-event-title, wikisocial-report-event-title, and -question, and NAME-submit */
	abstract protected function name(): string;

	/** Whether this viewer is offered the form for this event; null: yes, else why not. */
	abstract protected function refusal( Event $event ): ?MessageSpecifier;

	/** Fields between the event and the button. */
	abstract protected function fields( Event $event ): string;

	/**
	 * Does it, from the request.
	 * @throws Exception
	 */
	abstract protected function act( Event $event ): WriteStatus;

	public function show( string $subject ): void {
		// Messages: wikisocial-hide-event-title, wikisocial-report-event-title
		$this->getOutput()->setPageTitleMsg( $this->msg( "wikisocial-{$this->name()}-event-title" ) );
		$event = $this->find( $subject );
		$refusal = $event ? $this->refusal( $event ) : null;
		if ( $refusal ) {
			$this->refuse( 403, $refusal );
		} elseif ( $event && $this->getRequest()->wasPosted() ) {
			$this->answer( $event );
		} elseif ( $event ) {
			$this->ask( $event );
		}
	}

	private function answer( Event $event ): void {
		if ( !$this->isTokenRight() ) {
			$this->getOutput()->setStatusCode( 403 );
			$this->ask( $event, MessageValue::new( 'sessionfailure' ) );
			return;
		}
		try {
			$result = $this->act( $event );
		} catch ( Exception $failure ) {
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$this->getOutput()->setStatusCode( Failure::httpStatus( $failure ) );
			$this->ask( $event, Failure::message( $failure ) );
			return;
		}
		if ( $result->isOK() ) {
			$this->seeOther( $event->specialPage(), [ 'done' => $this->name() ] );
			return;
		}
		$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
		$this->getOutput()->setStatusCode( $result->httpStatus );
		$this->ask( $event, $result->getMessages()[0] );
	}

	private function ask( Event $event, ?MessageSpecifier $error = null ): void {
		$this->getOutput()->addHTML(
			SignUpBox::errors( $error ? [ $error ] : [], $this->getContext() ) .
			// Messages: wikisocial-hide-event-question, wikisocial-report-event-question
			Html::element( 'p', [], $this->msg( "wikisocial-{$this->name()}-event-question" )->params( $this->getUser()->getName() )->text() ) .
			$this->facts->article( $event, $this->getContext() ) .
			$this->confirmation(
				$event->specialPage( $this->name() )->getLocalURL(), $this->fields( $event ),
				// Messages: wikisocial-hide-submit, wikisocial-report-submit
				"wikisocial-{$this->name()}-submit", true, $event->specialPage()->getLocalURL()
			)
		);
	}
}
