<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Comment\CommentSection;
use MediaWiki\Extension\WikiSocial\Event\EditsHtml;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventEdits;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventHtml;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\ParticipantsHtml;
use MediaWiki\Extension\WikiSocial\Event\SignOffCommand;
use MediaWiki\Extension\WikiSocial\Event\SignUp;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Extension\WikiSocial\Event\SignUpCommand;
use MediaWiki\Extension\WikiSocial\Event\SignUpForm;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Html\Html;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/**
 * Special:SocialEvents/ID: what it is, the form to sign up, who comes. Forms of pages that announce it are
 * sent here too, and lead back there.
 */
class EventView extends EventsView {
	/** Participants shown here; the others have a page */
	private const PEOPLE = 20;
	private const WITHDRAW = 'withdraw';

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly EventFacts $facts,
		private readonly EventHtml $eventHtml,
		private readonly SignUpBox $box,
		private readonly SignUpForm $form,
		private readonly SignUpCommand $signUp,
		private readonly SignOffCommand $signOff,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly ParticipantsHtml $participants,
		private readonly TitleFactory $titles,
		private readonly CommentAccess $comments,
		private readonly CommentSection $commentSection,
		private readonly LikeRows $likes,
		private readonly EventEdits $edits
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		try {
			match ( true ) {
				$this->getRequest()->wasPosted() => $this->act( $subject ),
				$this->getRequest()->getBool( 'wpBox' ) => $this->raw( $this->boxOf( $subject, $this->getContext() ), 200 ),
				default => $this->page( $subject ),
			};
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	private function act( string $id ): void {
		$request = $this->getRequest();
		if ( !$this->isTokenRight() ) {
			$this->answer( $id, 403, [ MessageValue::new( 'sessionfailure' ) ] );
			return;
		}
		$isWithdrawal = $request->getRawVal( 'wpAnswer' ) === self::WITHDRAW || $request->getCheck( 'wpWithdraw' );
		try {
			$result = $isWithdrawal ? $this->signOff->signOffIfAllowed( $this->getAuthority(), $id ) : $this->send( $id );
		} catch ( Exception $failure ) {
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$this->answer( $id, Failure::httpStatus( $failure ), [ Failure::message( $failure ) ] );
			return;
		}
		if ( !$result->isOK() ) {
			$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
			$this->answer( $id, $result->httpStatus, $result->getMessages() );
			return;
		}
		$done = $isWithdrawal ? self::WITHDRAW : $result->value->state;
		$request->getBool( 'wpBox' ) ? $this->boxOnly( $id, $result, $done ) : $this->leave( $id, $done );
	}

	private function send( string $id ): WriteStatus {
		$event = $this->events->find( $this->getAuthority(), $id );
		return $event ? $this->signUp->signUpIfAllowed( $this->getAuthority(), $id, SignUpForm::answerOf( $event, $this->getRequest() ) )
			: WriteStatus::for( $this->getAuthority() )->refuse( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
	}

	/** Back to the page whose form it was, or to this one. */
	private function leave( string $id, string $done ): void {
		$page = $this->returnPage() ?? $this->socialTitle( $id );
		$this->getOutput()->redirect(
			$page->getFullURL( [ SignUpBox::EVENT => $id, SignUpBox::DONE => $done ] ) . "#mw-wikisocial-signup-$id", '303'
		);
	}

	/** A page of this wiki only, where a box can stand. */
	private function returnPage(): ?Title {
		$page = $this->titles->newFromText( $this->getRequest()->getText( 'wpReturn' ) );
		return $page && !$page->isExternal() && $page->canExist() && $page->exists() && $this->getAuthority()->probablyCan( 'read', $page ) ? $page : null;
	}

	/** @param string $id @param int $httpStatus @param MessageSpecifier[] $errors */
	private function answer( string $id, int $httpStatus, array $errors ): void {
		if ( $this->getRequest()->getBool( 'wpBox' ) ) {
			$this->raw( $this->boxOf( $id, $this->getContext(), $errors ), $httpStatus );
			return;
		}
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->page( $id, $errors );
	}

	/** For the script: the reader's part of the box as it is now, of whom a new account may just have been made. */
	private function boxOnly( string $id, WriteStatus $result, string $done ): void {
		$context = new DerivativeContext( $this->getContext() );
		$context->setAuthority( $result->performer );
		$this->raw( SignUpBox::success( $done, $context ) . $this->boxOf( $id, $context ), 200 );
	}

	/** @param string $id @param IContextSource $context @param MessageSpecifier[] $errors */
	private function boxOf( string $id, IContextSource $context, array $errors = [] ): string {
		$back = new DerivativeContext( $context );
		$back->setTitle( $this->returnPage() ?? $this->socialTitle( $id ) );
		$event = $this->events->find( $context->getAuthority(), $id );
		return $event ? $this->box->html( $event, $back, $errors ) . $this->numbers( $event, $back )
			: SignUpBox::errors( $errors ?: [ MessageValue::new( 'wikisocial-error-event-not-found' ) ], $context );
	}

	/** For the box around it, which speaks its page's language. */
	private function numbers( Event $event, IContextSource $context ): string {
		$page = new DerivativeContext( $context );
		$page->setLanguage( $event->page()?->getPageLanguage() ?? $context->getLanguage() );
		return $this->eventHtml->numbers( $event, $page );
	}

	private function raw( string $html, int $httpStatus ): void {
		$this->getOutput()->disable();
		$response = $this->getRequest()->response();
		$response->statusHeader( $httpStatus );
		$response->header( 'Content-Type: text/html; charset=UTF-8' );
		$response->header( 'Cache-Control: private, no-store' );
		$response->header( 'X-Frame-Options: DENY' );
		echo $html;
	}

	/** @param string $id @param MessageSpecifier[] $errors why what was sent was not done; the fields keep it */
	private function page( string $id, array $errors = [] ): void {
		$event = $this->find( $id );
		if ( !$event ) {
			return;
		}
		$out = $this->getOutput();
		$out->setPageTitle( htmlspecialchars( $event->title ) );
		SignUpBox::addModules( $out );
		$out->addHTML(
			$this->done() .
			$this->facts->html( $event, $this->getContext() ) .
			$this->tools( $event ) .
			Html::rawElement( 'section', [ 'aria-labelledby' => 'mw-wikisocial-signup-whole-heading' ],
				Html::element( 'h2', [ 'id' => 'mw-wikisocial-signup-whole-heading' ], $this->msg( 'wikisocial-signup-heading' )->text() ) .
				$this->box->html( $event, $this->getContext(), $errors, true ) .
				$this->form->html( $event, $this->getContext(), SignUpForm::answerOf( $event, $this->getRequest() ) )
			) .
			$this->people( $event ) .
			EditsHtml::section( $event, $this->edits->of( $this->getAuthority(), $event ), $this->getContext() ) .
			$this->reactions( $event )
		);
		$page = $event->page();
		$page ? $out->addReturnTo( $page ) : $this->addWayBack();
	}

	/** Likes and comments, where everybody may see it. */
	private function reactions( Event $event ): string {
		$found = $this->comments->find( Target::EVENT, $event->id, $this->getAuthority() );
		if ( !$found->isOK() ) {
			return '';
		}
		$target = $found->getValue()->root;
		$this->likes->prepare( [
			[ 'type' => Target::EVENT, 'id' => $event->id, 'authorId' => $target->authorId, 'page' => $target->page ]
		], $this->getContext() );
		$likes = $this->likes->html( Target::EVENT, $event->id );
		return ( $likes === '' ? '' : Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-signup-likes' ], $likes ) ) .
			$this->commentSection->html( $target, $found->getValue(), null, $this->getContext() );
	}

	private function tools( Event $event ): string {
		$page = $event->page();
		$views = array_keys( array_filter( [
			'organise' => $event->organiser,
			'edit' => $page && $this->getUser()->isRegistered() && $this->getAuthority()->probablyCan( 'edit', $page ),
		] ) );
		// Messages: wikisocial-signup-organise, wikisocial-signup-edit
		$buttons = array_map( fn ( string $view ) => $this->link( $event->specialPage( $view ), $this->msg( "wikisocial-signup-$view" )->text(), [],
			[ 'class' => 'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled' ] ), $views );
		$links = SignUpBox::tools( $event, $this->getContext() );
		return ( !$buttons ? '' : Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-signup-buttons' ], implode( '', $buttons ) ) ) .
			( !$links ? '' : Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-signup-links' ], implode( ' · ', $links ) ) );
	}

	/** What was done to it, once. */
	private function done(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		return $this->getRequest()->wasPosted() || !in_array( $done, EventFormView::DONE, true ) ? '' : Html::rawElement(
			// Messages: wikisocial-hide-done, wikisocial-report-done
			'div', [ 'role' => 'status' ], Html::successBox( $this->msg( "wikisocial-$done-done" )->escaped(), 'mw-wikisocial-notice' )
		);
	}

	private function people( Event $event ): string {
		$page = $this->engine->participants(
			$this->viewers->fromAuthority( $this->getAuthority() ), $event->id, null, self::PEOPLE, null
		);
		return Html::rawElement( 'section', [ 'aria-labelledby' => 'mw-wikisocial-signup-people-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-signup-people-heading' ], $this->msg( 'wikisocial-signup-people' )->text() ) .
			$this->participants->counts( $page, $this->getContext() ) .
			$this->participants->lists( $page, $this->getContext() ) .
			( $page->next === null ? '' : Html::rawElement( 'p', [], $this->link(
				$event->specialPage( 'participants' ), $this->msg( 'wikisocial-signup-people-all' )->text()
			) ) )
		);
	}
}
