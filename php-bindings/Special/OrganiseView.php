<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use HtmlArmor;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\OrganiseCommand;
use MediaWiki\Extension\WikiSocial\Event\OrganiseHtml;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:SocialEvents/ID/organise: all that organisers do, and may anybody see that they do not. */
class OrganiseView extends EventsView {
	private const LIMIT = 50;

	/** Forms by the section that one comes back to. */
	private const ACTS = [
		'status' => 'state', 'close' => 'state', 'open' => 'state', 'people' => 'people', 'addorganiser' => 'organisers',
		'removeorganiser' => 'organisers', 'questions' => 'questions', 'message' => 'message',
	];

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly OrganiseCommand $organise,
		private readonly OrganiseHtml $html
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-signup-organise' ) );
		$event = $this->find( $subject );
		if ( !$event ) {
			return;
		}
		if ( !$event->organiser ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-event-not-organiser' ) );
			return;
		}
		try {
			$this->getRequest()->wasPosted() ? $this->act( $event ) : $this->page( $event );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	private function act( Event $event ): void {
		$act = OrganiseHtml::sent( $this->getRequest() );
		if ( !$this->isTokenRight() ) {
			$this->keep( $event, 403, [ MessageValue::new( 'sessionfailure' ) ] );
			return;
		}
		$isKnown = isset( self::ACTS[$act] ) && match ( $act ) {
			'status' => in_array( $this->getRequest()->getRawVal( 'wpStatus' ), Event::STATUSES, true ),
			'people' => in_array( $this->getRequest()->getRawVal( 'wpMove' ), OrganiseCommand::MOVES, true ),
			default => true,
		};
		if ( !$isKnown ) {
			$this->keep( $event, 400, [ MessageValue::new( 'wikisocial-error-input-invalid' ) ] );
			return;
		}
		try {
			$result = $this->send( $event, $act );
		} catch ( Exception $failure ) {
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$this->keep( $event, Failure::httpStatus( $failure ), [ Failure::message( $failure ) ] );
			return;
		}
		if ( !$result->isOK() ) {
			$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
			$this->keep( $event, $result->httpStatus, $result->getMessages() );
			return;
		}
		$query = [ 'done' => $act ] + ( $act === 'message' ? [ 'count' => $result->value['recipients'] ] : [] );
		$this->getOutput()->redirect( $event->specialPage( 'organise' )->getFullURL( $query ) . '#' . self::ACTS[$act], '303' );
	}

	private function send( Event $event, string $act ): WriteStatus {
		$request = $this->getRequest();
		$performer = $this->getAuthority();
		$reason = trim( $request->getText( 'wpReason' ) );
		return match ( $act ) {
			'status' => $this->organise->setStatus( $performer, $event->id, $request->getRawVal( 'wpStatus' ) ?? '', $reason ),
			'close', 'open' => $this->organise->setClosed( $performer, $event->id, $act === 'close', $reason ),
			'people' => $this->move( $event, $reason ),
			'addorganiser' => $this->organise->addOrganiser( $performer, $event->id, $request->getText( 'wpName' ), $reason ),
			'removeorganiser' => $this->organise->removeOrganiser( $performer, $event->id, $request->getInt( 'wpOrganiser' ), $reason ),
			'questions' => $this->configure( $event ),
			'message' => $this->organise->message( $performer, $event->id,
				array_values( array_intersect( OrganiseHtml::ADDRESSED, $request->getArray( 'wpStates' ) ?? [] ) ),
				$request->getText( 'wpMessage' ), $request->getRawVal( 'wpKey' ) ?? '' ),
		};
	}

	/** All who can be; of the others the errors say who and why. */
	private function move( Event $event, string $reason ): WriteStatus {
		$ids = array_values( array_unique( array_filter( array_map( 'intval', $this->getRequest()->getArray( 'wpPeople' ) ?? [] ) ) ) );
		if ( !$ids ) {
			return WriteStatus::for( $this->getAuthority() )->refuse( MessageValue::new( 'wikisocial-signup-nobody-chosen' ), 400 );
		}
		return $this->organise->moveAll( $this->getAuthority(), $event->id, array_slice( $ids, 0, self::LIMIT ),
			$this->getRequest()->getRawVal( 'wpMove' ) ?? '', $reason );
	}

	/** Only what changes: questions that are answered by now stand fast. */
	private function configure( Event $event ): WriteStatus {
		$questions = OrganiseHtml::sentQuestions( $this->getRequest() );
		return $this->organise->configure( $this->getAuthority(), $event->id,
			( $questions === $event->questions ? [] : [ 'questions' => $questions ] ) +
			[ 'tiesEdits' => $this->getRequest()->getBool( 'wpTiesEdits' ) ] );
	}

	/** @param Event $event @param int $httpStatus @param MessageSpecifier[] $errors */
	private function keep( Event $event, int $httpStatus, array $errors ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->page( $event, $errors );
	}

	/** @param Event $event @param MessageSpecifier[] $errors */
	private function page( Event $event, array $errors = [] ): void {
		$context = $this->getContext();
		$viewer = $this->viewers->fromAuthority( $this->getAuthority() );
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		$people = $this->engine->participants( $viewer, $event->id, null, self::LIMIT, $cursor );
		$totals = $event->questions ? $this->engine->eventAnswers( $viewer, $event->id ) : [];
		$key = ( $errors ? $this->getRequest()->getRawVal( 'wpKey' ) : null ) ?? bin2hex( random_bytes( 16 ) );
		$this->getOutput()->addHTML(
			SignUpBox::errors( $errors, $context ) . $this->done() .
			Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-signup-links' ], $this->link( $event->specialPage(), $event->title, [], [ 'dir' => 'auto' ] ) ) .
			$this->html->people( $event, $people, $this->pager( $event->specialPage( 'organise' ), $people->next, $cursor === null ), $context ) .
			$this->html->state( $event, $context ) .
			$this->html->organisers( $event, $context ) .
			$this->html->message( $event, $key, $context ) .
			$this->html->questions( $event, $totals, $context )
		);
		$this->getOutput()->addReturnTo( $event->specialPage(), [], new HtmlArmor( Html::element( 'bdi', [ 'class' => 'mw-wikisocial-event-name' ], $event->title ) ) );
	}

	private function done(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		if ( $done !== 'message' ) {
			// Messages: wikisocial-signup-organised-status, wikisocial-signup-organised-close, wikisocial-signup-organised-open,
			// wikisocial-signup-organised-people, wikisocial-signup-organised-addorganiser,
			// wikisocial-signup-organised-removeorganiser, wikisocial-signup-organised-questions
			return $this->notice( 'wikisocial-signup-organised-', array_keys( self::ACTS ) );
		}
		$count = max( 0, $this->getRequest()->getInt( 'count' ) );
		return $this->getRequest()->wasPosted() ? '' : Html::rawElement( 'div', [ 'role' => 'status' ], Html::successBox(
			$this->msg( 'wikisocial-signup-organised-message' )->numParams( $count )->params( $count )->escaped(), 'mw-wikisocial-notice'
		) );
	}
}
