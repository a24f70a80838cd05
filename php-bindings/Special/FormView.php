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
		$this->seeOther( $this->socialTitle( "status/$id" ), [ 'done' => $this->name() ] );
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
		$this->getOutput()->addHTML(
			( $error ? Html::rawElement( 'div', [ 'role' => 'alert' ], Html::errorBox( $this->msg( $error )->parse() ) ) : '' ) .
			Html::element( 'p', [], $this->msg( "wikisocial-{$this->name()}-question" )->params( $this->getUser()->getName() )->text() ) .
			$this->statusHtml->render( $status, $this->author( $status ), $this->getContext(), false ) .
			$this->form( $status )
		);
	}

	private function form( Status $status ): string {
		return Html::rawElement(
			'form',
			[
				'method' => 'post',
				'action' => $this->socialTitle( "{$this->name()}/{$status->id}" )->getLocalURL(),
				'class' => 'mw-wikisocial-confirmation',
			],
			$this->fields( $status ) .
			Html::hidden( 'wpEditToken', $this->getCsrfTokenSet()->getToken()->toString() ) .
			Html::element( 'button', [
				'type' => 'submit',
				'class' => 'cdx-button cdx-button--weight-primary cdx-button--action-' .
					( $this->isDestructive() ? 'destructive' : 'progressive' ),
			], $this->msg( "wikisocial-{$this->name()}-submit" )->text() ) . ' ' .
			Html::element( 'a', [
				'href' => $this->socialTitle( "status/{$status->id}" )->getLocalURL(),
				'class' => 'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled',
			], $this->msg( 'cancel' )->text() )
		);
	}

	/** A line of text with its label. */
	protected function textField( string $name, string $labelKey, int $max, bool $isRequired ): string {
		$id = "mw-wikisocial-$name";
		return Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			Html::rawElement( 'div', [ 'class' => 'cdx-label' ], Html::rawElement(
				'label', [ 'class' => 'cdx-label__label', 'for' => $id ],
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $this->msg( $labelKey )->text() )
			) ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], Html::rawElement(
				'div', [ 'class' => 'cdx-text-input' ],
				Html::input( $name, $this->getRequest()->getText( $name ), 'text', [
					'id' => $id, 'class' => 'cdx-text-input__input', 'dir' => 'auto', 'maxlength' => $max,
					'required' => $isRequired,
				] )
			) )
		);
	}
}
