<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:Social/delete/ID: asks the author, then deletes. */
class DeleteView extends StatusView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		StatusFormatter $formatter,
		private readonly DeleteStatusCommand $deleteStatus
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml, $formatter );
	}

	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-delete-title' ) );
		if ( !$this->getRequest()->wasPosted() ) {
			$this->ask( $subject );
		} elseif ( $this->isTokenRight() ) {
			$this->delete( $subject );
		} else {
			$this->refuse( 403, MessageValue::new( 'sessionfailure' ) );
		}
	}

	private function ask( string $id ): void {
		$status = $this->find( $id );
		if ( !$status ) {
			return;
		}
		if ( $status->authorId !== $this->getUser()->getId() ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-status-not-own' ) );
			return;
		}
		$this->getOutput()->addHTML(
			Html::element( 'p', [],
				$this->msg( 'wikisocial-delete-question' )->params( $this->getUser()->getName() )->text() ) .
			$this->statusHtml->render( $status, $this->author( $status ), $this->getContext(), false ) .
			$this->form( $id )
		);
	}

	private function form( string $id ): string {
		return Html::rawElement(
			'form',
			[
				'method' => 'post',
				'action' => $this->socialTitle( 'delete/' . $id )->getLocalURL(),
				'class' => 'mw-wikisocial-confirmation',
			],
			Html::hidden( 'wpEditToken', $this->getCsrfTokenSet()->getToken()->toString() ) .
			Html::element( 'button', [
				'type' => 'submit',
				'class' => 'cdx-button cdx-button--action-destructive cdx-button--weight-primary',
			], $this->msg( 'wikisocial-delete-submit' )->text() ) . ' ' .
			Html::element( 'a', [
				'href' => $this->socialTitle()->getLocalURL(),
				'class' => 'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled',
			], $this->msg( 'cancel' )->text() )
		);
	}

	private function delete( string $id ): void {
		try {
			$status = $this->deleteStatus->deleteIfAllowed( $this->getAuthority(), $id );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		if ( $status->isOK() ) {
			$this->seeOther( $this->socialTitle(), [ HomeView::DELETED => '1' ] );
			return;
		}
		$this->setRetryAfter( $status->httpStatus, $status->retryAfter );
		$this->refuse( $status->httpStatus, $status->getMessages()[0] );
	}
}
