<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Something done to one status by a form: shown, asked, done; on an error the form comes back as it was. */
abstract class FormView extends AboutStatusView {
	use FormFields;

	/** What may have been done to a status or a comment: wikisocial-NAME-done says so. */
	public const DONE = [ 'delete', 'edit', 'hide', 'report', 'undelete' ];
	/** Those of which a sentence names the status; of a comment it is wikisocial-NAME-comment-done. */
	public const OF_COMMENTS = [ 'delete', 'undelete' ];
	/** Likewise what is asked before. */
	private const ASKED_OF_COMMENTS = [ 'delete', 'edit', 'report', 'undelete' ];

	/** Message of the title and of the button: wikisocial-NAME-title, wikisocial-NAME-submit */
	abstract protected function name(): string;

	/** Whether this viewer is offered the form for this status; null: yes, else why not. */
	abstract protected function refusal( Status $status ): ?MessageSpecifier;

	/** Fields between the status and the button. */
	protected function fields( Status $status ): string {
		return '';
	}

	/**
	 * Does it, from the request.
	 * @throws Exception
	 */
	abstract protected function act( string $id ): WriteStatus;

	/** Where one is sent afterwards. */
	protected function done( string $id ): void {
		$comment = $this->commentOf( $id );
		$this->getOutput()->redirect( $this->socialTitle( $comment ? $comment->placeSubpage() : "status/$id" )
			->getFullURL( [ 'done' => $this->name() ] ) . ( $comment ? "#comment-$id" : '' ), '303' );
	}

	/** A comment is read among those it stands with. Null: a status, or it is not to be seen any more. */
	private function commentOf( string $id ): ?Status {
		try {
			$status = $this->engine->status( $this->viewers->fromAuthority( $this->getAuthority() ), $id );
			return $status->root ? $status : null;
		} catch ( Exception ) {
			return null;
		}
	}

	protected function isDestructive(): bool {
		return true;
	}

	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( "wikisocial-{$this->name()}-title" ) );
		if ( !$this->getRequest()->wasPosted() ) {
			$this->ask( $subject );
		} elseif ( !$this->isTokenRight() ) {
			$this->getOutput()->setStatusCode( 403 );
			$this->ask( $subject, MessageValue::new( 'sessionfailure' ) );
		} else {
			$this->actAndAnswer( $subject );
		}
	}

	private function actAndAnswer( string $id ): void {
		try {
			$result = $this->act( $id );
		} catch ( Exception $failure ) {
			$this->getOutput()->setStatusCode( Failure::httpStatus( $failure ) );
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$this->ask( $id, Failure::message( $failure ) );
			return;
		}
		if ( $result->isOK() ) {
			$this->done( $id );
			return;
		}
		$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
		$this->getOutput()->setStatusCode( $result->httpStatus );
		$this->ask( $id, $result->getMessages()[0] );
	}

	private function ask( string $id, ?MessageSpecifier $error = null ): void {
		$status = $this->find( $id );
		if ( !$status ) {
			return;
		}
		$refusal = $this->refusal( $status );
		if ( $refusal ) {
			$this->refuse( 403, $refusal );
			return;
		}
		$isComment = $status->root !== null;
		if ( $isComment ) {
			// Messages: wikisocial-delete-comment-title, wikisocial-edit-comment-title, wikisocial-hide-comment-title,
			// Messages: wikisocial-report-comment-title, wikisocial-undelete-comment-title
			$this->getOutput()->setPageTitleMsg( $this->msg( "wikisocial-{$this->name()}-comment-title" ) );
		}
		$kind = $isComment && in_array( $this->name(), self::ASKED_OF_COMMENTS, true ) ? 'comment-' : '';
		$this->getOutput()->addHTML(
			( $error ? Html::rawElement( 'div', [ 'role' => 'alert' ], Html::errorBox( $this->msg( $error )->parse() ) ) : '' ) .
			Html::element( 'p', [], $this->msg( "wikisocial-{$this->name()}-{$kind}question" )->params( $this->getUser()->getName() )->text() ) .
			$this->statusHtml->render( $status, $this->author( $status ), $this->getContext(), false ) .
			$this->form( $status )
		);
	}

	private function form( Status $status ): string {
		return $this->confirmation(
			$this->socialTitle( "{$this->name()}/{$status->id}" )->getLocalURL(), $this->fields( $status ),
			// Messages: wikisocial-delete-submit, wikisocial-edit-submit, wikisocial-hide-submit, wikisocial-report-submit,
			// wikisocial-undelete-submit
			"wikisocial-{$this->name()}-submit", $this->isDestructive(),
			$this->socialTitle( $status->placeSubpage() )->getLocalURL()
		);
	}
}
