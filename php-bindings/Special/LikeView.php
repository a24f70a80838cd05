<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Like\LikeCommand;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\Like\LikeState;
use MediaWiki\Extension\WikiSocial\Like\UnlikeCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetHtml;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\PermissionStatus;
use UserNotLoggedIn;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:Social/like/TYPE/ID: shows what it is, and likes it or takes the like back. */
class LikeView extends AboutTargetView {
	private const DONE = [ 'like', 'unlike' ];

	public function __construct(
		IContextSource $context,
		TargetFinder $targets,
		TargetHtml $targetHtml,
		private readonly LikeCommand $like,
		private readonly UnlikeCommand $unlike,
		private readonly LikesQuery $likes,
		private readonly ViewerFactory $viewers,
		private readonly WriteGuard $guard
	) {
		parent::__construct( $context, $targets, $targetHtml );
	}

	public function show( string $subject ): void {
		if ( !$this->getAuthority()->isRegistered() && !$this->guard->probably( $this->getAuthority(), 'like' ) ) {
			throw new UserNotLoggedIn();
		}
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-like-title' ) );
		if ( !$this->getRequest()->wasPosted() ) {
			$this->ask( $subject );
		} elseif ( !$this->isTokenRight() ) {
			$this->getOutput()->setStatusCode( 403 );
			$this->ask( $subject, MessageValue::new( 'sessionfailure' ) );
		} else {
			$this->act( $subject );
		}
	}

	private function act( string $subject ): void {
		[ $type, $id ] = self::parts( $subject );
		$isUndo = $this->getRequest()->getBool( 'wpUndo' );
		try {
			$result = $isUndo ? $this->unlike->unlikeIfAllowed( $this->getAuthority(), $type, $id )
				: $this->like->likeIfAllowed( $this->getAuthority(), $type, $id );
		} catch ( Exception $failure ) {
			$this->getOutput()->setStatusCode( Failure::httpStatus( $failure ) );
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$this->ask( $subject, Failure::message( $failure ) );
			return;
		}
		if ( $result->isOK() ) {
			$this->seeOther( $this->socialTitle( "like/$subject" ), [ 'done' => $isUndo ? 'unlike' : 'like' ] );
			return;
		}
		$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
		$this->getOutput()->setStatusCode( $result->httpStatus );
		$this->ask( $subject, $result->getMessages()[0] );
	}

	private function ask( string $subject, ?MessageSpecifier $error = null ): void {
		if ( $error ) {
			$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'role' => 'alert' ],
				Html::errorBox( $this->msg( $error )->parse() ) ) );
		}
		$target = $this->findToLike( $subject );
		if ( !$target ) {
			return;
		}
		try {
			$state = $this->likes->many( $this->viewers->fromAuthority( $this->getAuthority() ), [ $target->toArray() ] )[0];
			$what = $this->targetHtml->describe( $target, $this->getContext() );
			$refusal = $state->mine ? null : $this->like->refusal( $target, $this->getAuthority() );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->getOutput()->addHTML(
			$this->notice() . $what . $this->count( $target, $state ) .
			( $error ? '' : $this->formOrReason( $target, $state, $refusal ) )
		);
	}

	private function notice(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		// Messages: wikisocial-like-done, wikisocial-unlike-done
		return !in_array( $done, self::DONE, true ) ? '' : Html::rawElement( 'div', [ 'role' => 'status' ],
			Html::successBox( $this->msg( "wikisocial-$done-done" )->params( $this->getUser()->getName() )->escaped(),
				'mw-wikisocial-notice' ) );
	}

	private function count( Target $target, LikeState $state ): string {
		return Html::rawElement( 'p', [], Html::element( 'a', [
			'href' => $this->socialTitle( 'likes/' . self::subpage( $target ) )->getLocalURL(),
		], $this->msg( 'wikisocial-like-count' )->numParams( $state->count )->params( $state->count )->text() ) );
	}

	private function formOrReason( Target $target, LikeState $state, ?MessageSpecifier $refusal ): string {
		$why = PermissionStatus::newEmpty();
		if ( !$state->mine && !$this->guard->probably( $this->getAuthority(), 'like', $why ) ) {
			return Html::warningBox( implode( '', array_map(
				fn ( $one ) => $this->msg( $one )->parseAsBlock(), $why->getMessages()
			) ), 'mw-wikisocial-refusal' );
		}
		if ( $refusal ) {
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $this->msg( $refusal )->text() );
		}
		return $this->form( $target, $state );
	}

	private function form( Target $target, LikeState $state ): string {
		return Html::rawElement( 'form', [
			'method' => 'post',
			'action' => $this->socialTitle( 'like/' . self::subpage( $target ) )->getLocalURL(),
			'class' => 'mw-wikisocial-confirmation',
		],
			Html::hidden( 'wpEditToken', $this->getCsrfTokenSet()->getToken()->toString() ) .
			( $state->mine ? Html::hidden( 'wpUndo', '1' ) : '' ) .
			Html::element( 'button', [
				'type' => 'submit',
				'class' => 'cdx-button cdx-button--weight-primary cdx-button--action-progressive',
			], $this->msg( $state->mine ? 'wikisocial-like-undo' : 'wikisocial-like-submit' )->text() ) . ' ' .
			Html::element( 'a', [
				'href' => $target->url,
				'class' => 'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled',
			], $this->msg( 'wikisocial-like-back' )->text() )
		);
	}
}
