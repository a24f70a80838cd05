<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\OpenGraph;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\MainConfigNames;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;
use WikiSocial\InvalidException;

/** Special:Social/status/ID: one status, at its lasting address. */
class StatusView extends View {
	private const UNKNOWN_TO_ROBOTS = 'noindex,nofollow';

	public function __construct(
		IContextSource $context,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		protected readonly StatusHtml $statusHtml,
		private readonly StatusFormatter $formatter
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		$status = $this->find( $subject );
		if ( !$status ) {
			$this->getOutput()->setRobotPolicy( self::UNKNOWN_TO_ROBOTS );
			return;
		}
		$author = $this->author( $status );
		if ( $author->name !== null ) {
			$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-status-title' )
				->params( wfEscapeWikiText( $author->name ), $author->name ) );
			// Contributions, logs and block are then among the page's tools.
			$this->getSkin()->setRelevantUser( $author->identity );
		}
		$this->setHead( $status, $author );
		$this->getOutput()->addHTML( $this->statusHtml->render( $status, $author, $this->getContext() ) );
		$this->getOutput()->addReturnTo( $this->socialTitle() );
	}

	/** What robots and other sites are told: nothing of what not everybody may read. */
	private function setHead( Status $status, Person $author ): void {
		$out = $this->getOutput();
		if ( !$status->isForEverybody() || $author->name === null ) {
			$out->setRobotPolicy( self::UNKNOWN_TO_ROBOTS );
			return;
		}
		$out->setRobotPolicy( $this->getConfig()->get( MainConfigNames::NamespaceRobotPolicies )[NS_USER]
			?? $this->getConfig()->get( MainConfigNames::DefaultRobotPolicy ) );
		$formatted = $this->formatter->format( [ $status ] )[0];
		$out->setCanonicalUrl( $formatted['url'] );
		OpenGraph::addTo(
			$out, $formatted, $this->msg( 'wikisocial-status-title' )->params( $author->name, $author->name )->text(),
			$this->getConfig()->get( MainConfigNames::Sitename )
		);
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
