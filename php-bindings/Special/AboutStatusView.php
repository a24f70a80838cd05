<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;
use WikiSocial\InvalidException;

/** A view whose subject is the id of a status. */
abstract class AboutStatusView extends View {
	public function __construct(
		IContextSource $context,
		protected readonly Engine $engine,
		protected readonly ViewerFactory $viewers,
		protected readonly PersonLookup $people,
		protected readonly StatusHtml $statusHtml
	) {
		parent::__construct( $context );
	}

	/** Null: the page says why. */
	protected function find( string $id ): ?Status {
		try {
			$status = $this->engine->status( $this->viewers->fromAuthority( $this->getAuthority() ), $id );
			// What is said of a page is for those who may read it.
			if ( $status->root && Services::get()->getCommentAccess()->isKept( $status, $this->getAuthority() ) ) {
				$this->refuse( 404, MessageValue::new( 'wikisocial-error-status-not-found' ) );
				return null;
			}
			return $status;
		} catch ( InvalidException ) {
			// What is no id is no status either.
			$this->refuse( 404, MessageValue::new( 'wikisocial-error-status-not-found' ) );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
		return null;
	}

	/** "status" or "comment", as moderation and reports name it. @throws Exception */
	protected function typeOf( string $id ): string {
		return $this->engine->status( $this->viewers->fromAuthority( $this->getAuthority() ), $id )->type();
	}

	protected function author( Status $status ): Person {
		return $this->people->byIds( [ $status->authorId ] )[$status->authorId];
	}
}
