<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;
use WikiSocial\InvalidException;

/** Special:Social/status/ID: one status, at its lasting address. */
class StatusView extends View {
	/** What one may have come from doing: wikisocial-NAME-done says so. */
	private const DONE = [ 'delete', 'edit', 'hide', 'report', 'undelete' ];

	public function __construct(
		IContextSource $context,
		protected readonly Engine $engine,
		protected readonly ViewerFactory $viewers,
		protected readonly PersonLookup $people,
		protected readonly StatusHtml $statusHtml
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		$status = $this->find( $subject );
		if ( !$status ) {
			return;
		}
		$author = $this->author( $status );
		if ( $author->name !== null ) {
			$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-status-title' )
				->params( wfEscapeWikiText( $author->name ), $author->name ) );
			// Contributions, logs and block are then among the page's tools.
			$this->getSkin()->setRelevantUser( $author->identity );
		}
		$this->getOutput()->addHTML( $this->notice() . $this->statusHtml->render( $status, $author, $this->getContext() ) );
		$this->getOutput()->addReturnTo( $this->socialTitle() );
	}

	private function notice(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		return !in_array( $done, self::DONE, true ) ? '' : Html::rawElement( 'div', [ 'role' => 'status' ],
			Html::successBox( $this->msg( "wikisocial-$done-done" )->escaped(), 'mw-wikisocial-notice' ) );
	}

	/** Null: the page says why. */
	protected function find( string $id ): ?Status {
		try {
			return $this->engine->status( $this->viewers->fromAuthority( $this->getAuthority() ), $id );
		} catch ( InvalidException ) {
			// What is no id is no status either.
			$this->refuse( 404, MessageValue::new( 'wikisocial-error-status-not-found' ) );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
		return null;
	}

	protected function author( Status $status ): Person {
		return $this->people->byIds( [ $status->authorId ] )[$status->authorId];
	}
}
