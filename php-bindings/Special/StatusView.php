<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\OpenGraph;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Html\Html;
use MediaWiki\MainConfigNames;

/** Special:Social/status/ID: one status, at its lasting address. */
class StatusView extends AboutStatusView {
	/** What one may have come from doing: wikisocial-NAME-done says so. */
	private const DONE = [ 'delete', 'edit', 'hide', 'report', 'undelete' ];
	private const UNKNOWN_TO_ROBOTS = 'noindex,nofollow';

	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly StatusFormatter $formatter,
		private readonly LikeRows $likes
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
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
		$this->likes->prepareStatuses( [ $status ], $this->getContext() );
		$this->getOutput()->addHTML( $this->notice() . $this->statusHtml->render(
			$status, $author, $this->getContext(), true, null, $this->likes->html( 'status', $status->id )
		) );
		$this->getOutput()->addReturnTo( $this->socialTitle() );
	}

	private function notice(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		return !in_array( $done, self::DONE, true ) ? '' : Html::rawElement( 'div', [ 'role' => 'status' ],
			Html::successBox( $this->msg( "wikisocial-$done-done" )->escaped(), 'mw-wikisocial-notice' ) );
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
}
