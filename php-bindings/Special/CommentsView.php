<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Comment\CloseCommentsCommand;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Comment\CommentPlace;
use MediaWiki\Extension\WikiSocial\Comment\CommentSection;
use MediaWiki\Extension\WikiSocial\Comment\PostCommentCommand;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Status\Draft;
use MediaWiki\Extension\WikiSocial\Status\PreviewQuery;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetHtml;
use MediaWiki\Html\Html;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\ConflictException;
use WikiSocial\Exception;

/**
 * Special:Social/comments/TYPE/ID: what is commented, its threads, and the form for another comment; with
 * reply= the form for an answer. Of a comment: its thread.
 */
class CommentsView extends AboutTargetView {
	/** What one may have come from doing: wikisocial-NAME-done says so. */
	private const DONE = [ 'close', 'comment', 'open' ];
	private const DECIMAL = '/^[1-9][0-9]{0,18}$/D';

	public function __construct(
		IContextSource $context,
		TargetFinder $targets,
		TargetHtml $targetHtml,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly CommentAccess $access,
		private readonly CommentSection $section,
		private readonly PostCommentCommand $postComment,
		private readonly CloseCommentsCommand $close,
		private readonly Composer $composer,
		private readonly PreviewQuery $preview,
		private readonly UserFactory $userFactory
	) {
		parent::__construct( $context, $targets, $targetHtml );
	}

	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-comments-title' ) );
		$shown = $this->find( $subject );
		if ( !$shown ) {
			return;
		}
		try {
			$this->getRequest()->wasPosted() ? $this->act( $shown ) : $this->page( $shown );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	private function answered(): ?string {
		$id = $this->getRequest()->getRawVal( 'reply' );
		return $id !== null && preg_match( self::DECIMAL, $id ) ? $id : null;
	}

	/** What the form would be for. Null: the page says why there is nothing. */
	private function place( Target $shown, ?Status $subject ): ?CommentPlace {
		$reply = $this->answered();
		$found = $reply === null ? $this->access->find( $shown->type, $shown->id, $this->getAuthority(), $subject )
			: $this->access->find( Target::COMMENT, $reply, $this->getAuthority() );
		if ( !$found->isOK() ) {
			$this->refuse( Failure::targetStatus( $found ), $found->getMessages()[0] );
			return null;
		}
		return $found->getValue();
	}

	private function act( Target $shown ): void {
		$request = $this->getRequest();
		$closing = $request->getRawVal( 'wpClose' );
		$draft = Draft::fromRequest( $request );
		$isPreview = $closing === null && $request->getCheck( Draft::PREVIEW );
		// A preview writes nothing, but with files it asks other sites.
		if ( !$this->isTokenRight() && !( $isPreview && !$draft->files ) ) {
			$this->keep( $shown, $draft, 403, [ MessageValue::new( 'sessionfailure' ) ] );
			return;
		}
		try {
			match ( true ) {
				$closing !== null => $this->setClosed( $shown, $closing === '1' ),
				$isPreview => $this->previewDraft( $shown, $draft ),
				default => $this->post( $shown, $draft ),
			};
		} catch ( ConflictException $failure ) {
			// Someone went back, changed what is posted already, and sends it: a comment of its own.
			$this->keep( $shown, $failure->isRetryable() ? $draft : $draft->again(), Failure::httpStatus( $failure ),
				[ $failure->isRetryable() ? Failure::message( $failure ) : MessageValue::new( 'wikisocial-composer-again' ) ] );
		} catch ( Exception $failure ) {
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$this->keep( $shown, $draft, Failure::httpStatus( $failure ), [ Failure::message( $failure ) ] );
		}
	}

	private function setClosed( Target $shown, bool $closed ): void {
		$result = $this->close->setClosedIfAllowed( $this->getAuthority(), $shown->type, $shown->id, $closed,
			trim( $this->getRequest()->getText( 'wpReason' ) ) );
		if ( $result->isOK() ) {
			$this->seeOther( $this->socialTitle( 'comments/' . self::subpage( $shown ) ), [ 'done' => $closed ? 'close' : 'open' ] );
			return;
		}
		$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
		$this->keep( $shown, Draft::blank(), $result->httpStatus, $result->getMessages() );
	}

	private function previewDraft( Target $shown, Draft $draft ): void {
		$preview = $this->preview->preview(
			$this->getAuthority(), [ 'text' => $draft->text, 'lang' => $draft->lang, 'media' => $draft->files ], $this->getContext()
		);
		if ( $preview->isOK() ) {
			$this->getOutput()->addHTML( $this->composer->preview(
				$this->getContext(), $draft, $preview->value['html'], $preview->value['mediaHtml']
			) );
		}
		$this->keep( $shown, $draft, $preview->isOK() ? 200 : $preview->httpStatus, $preview->getMessages() );
	}

	private function post( Target $shown, Draft $draft ): void {
		$reply = $this->answered();
		$result = $this->postComment->postIfAllowed(
			$this->getAuthority(), $reply === null ? $shown->type : Target::COMMENT, $reply ?? $shown->id,
			[ 'text' => $draft->text, 'lang' => $draft->lang, 'key' => $draft->key, 'media' => $draft->files ]
		);
		if ( $result->isOK() ) {
			$comment = $result->value->status;
			$this->getOutput()->redirect( $this->socialTitle( $comment->placeSubpage() )
				->getFullURL( [ 'done' => 'comment', 'id' => $comment->id ] ) . "#comment-{$comment->id}", '303' );
			return;
		}
		$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
		$this->keep( $shown, $draft, $result->httpStatus, $result->getMessages(), !$result->needsCaptcha ? ''
			: ( new CaptchaCheck( $this->userFactory, $this->getConfig() ) )->fieldsHtml( $this->getOutput() ) );
	}

	/**
	 * Nothing written is lost: the form comes back with its text and the reason.
	 * @param Target $shown
	 * @param Draft $draft
	 * @param int $httpStatus
	 * @param MessageSpecifier[] $errors
	 * @param string $extraHtml
	 */
	private function keep( Target $shown, Draft $draft, int $httpStatus, array $errors, string $extraHtml = '' ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->page( $shown, $draft, $errors, $extraHtml );
	}

	/** @param Target $shown @param ?Draft $draft @param MessageSpecifier[] $errors @param string $extraHtml */
	private function page( Target $shown, ?Draft $draft = null, array $errors = [], string $extraHtml = '' ): void {
		$subject = in_array( $shown->type, [ Target::STATUS, Target::COMMENT ], true )
			? $this->engine->status( $this->viewers->fromAuthority( $this->getAuthority() ), $shown->id ) : null;
		$place = $this->place( $shown, $subject );
		if ( !$place ) {
			return;
		}
		if ( $subject?->root && $subject->thread !== $subject->id ) {
			$this->getOutput()->redirect( $this->socialTitle( $subject->placeSubpage() )->getFullURL() . "#comment-{$subject->id}" );
			return;
		}
		$comments = $this->section->html( $shown, $place, $subject, $this->getContext(), $draft, $errors, $extraHtml );
		$this->getOutput()->addHTML( $this->notice() . $this->what( $shown, $subject, $place ) . $comments );
		$this->addWayBack();
	}

	/** What is commented; above a thread also what that hangs on. */
	private function what( Target $shown, ?Status $subject, CommentPlace $place ): string {
		$root = $place->root->type === Target::STATUS ? '' : $this->targetHtml->describe( $place->root, $this->getContext() );
		if ( !$subject ) {
			return $root;
		}
		$all = !$subject->root ? '' : Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-all' ], Html::element( 'a', [
			'href' => $this->socialTitle( "comments/{$place->root->subpage()}" )->getLocalURL(),
		], $this->msg( 'wikisocial-comments-all' )->text() ) );
		return $root . $all . Html::rawElement( 'div', [ 'id' => "comment-{$subject->id}" ],
			$this->section->subject( $subject, $this->getContext() ) );
	}

	private function notice(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		$known = [ ...self::DONE, ...FormView::DONE ];
		if ( !in_array( $done, $known, true ) || $this->getRequest()->wasPosted() ) {
			return '';
		}
		$id = $this->getRequest()->getRawVal( 'id' ) ?? '';
		$link = !preg_match( self::DECIMAL, $id ) ? '' : ' ' . Html::element( 'a', [
			'href' => $this->socialTitle( "status/$id" )->getLocalURL(),
		], $this->msg( 'wikisocial-comment-show' )->text() );
		$key = in_array( $done, FormView::OF_COMMENTS, true ) ? "wikisocial-$done-comment-done" : "wikisocial-$done-done";
		return Html::rawElement( 'div', [ 'role' => 'status' ], Html::successBox(
			// Messages: wikisocial-close-done, wikisocial-comment-done, wikisocial-open-done, wikisocial-delete-comment-done,
			// wikisocial-undelete-comment-done, wikisocial-edit-done, wikisocial-hide-done, wikisocial-report-done
			$this->msg( $key )->escaped() . $link, 'mw-wikisocial-notice'
		) );
	}
}
