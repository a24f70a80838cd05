<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentPlace;
use MediaWiki\Extension\WikiSocial\Comment\CommentSection;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\OpenGraph;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetHtml;
use MediaWiki\Html\Html;
use MediaWiki\MainConfigNames;
use WikiSocial\Exception;

/** Special:Social/status/ID: one status, at its lasting address. */
class StatusView extends AboutStatusView {
	private const UNKNOWN_TO_ROBOTS = 'noindex,nofollow';

	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly StatusFormatter $formatter,
		private readonly LikeRows $likes,
		private readonly CommentSection $section,
		private readonly TargetFinder $targets,
		private readonly TargetHtml $targetHtml
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
			// Messages: wikisocial-status-title, wikisocial-comment-title
			$this->getOutput()->setPageTitleMsg( $this->msg( "wikisocial-{$status->type()}-title" )
				->params( wfEscapeWikiText( $author->name ), $author->name ) );
			// Contributions, logs and block are then among the page's tools.
			$this->getSkin()->setRelevantUser( $author->identity );
		}
		$this->setHead( $status, $author );
		$comments = $status->root ? $this->place( $status ) : $this->comments( $status );
		$this->getOutput()->addHTML( $this->notice() . $this->section->subject( $status, $this->getContext() ) . $comments );
		$this->addWayBack();
	}

	/** Where a comment stands. */
	private function place( Status $comment ): string {
		$this->likes->prepareStatuses( [ $comment ], $this->getContext() );
		$link = fn ( string $subpage, string $key ) => Html::element( 'a', [
			'href' => $this->socialTitle( $subpage )->getLocalURL(),
		], $this->msg( $key )->text() );
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-all' ], implode( ' · ', [
			$link( "comments/comment/{$comment->thread}", 'wikisocial-comment-thread' ),
			$link( "comments/{$comment->root['type']}/{$comment->root['id']}", 'wikisocial-comments-all' ),
		] ) ) . $this->root( $comment );
	}

	/** What its thread hangs on, as far as the wiki shows it to this reader. */
	private function root( Status $comment ): string {
		$root = $this->targets->find( $comment->root['type'], $comment->root['id'], $this->getAuthority() );
		return !$root->isOK() || $root->getValue()->type === Target::STATUS ? ''
			: $this->targetHtml->describe( $root->getValue(), $this->getContext() );
	}

	/** Those on a status. Without them the page is still that of the status. */
	private function comments( Status $status ): string {
		$target = $this->targets->find( Target::STATUS, $status->id, $this->getAuthority() );
		if ( !$target->isOK() ) {
			return '';
		}
		try {
			return $this->section->html(
				$target->getValue(), new CommentPlace( $target->getValue(), $target->getValue() ), $status, $this->getContext()
			);
		} catch ( Exception ) {
			// The engine has logged it.
			return '';
		}
	}

	private function notice(): string {
		$done = $this->getRequest()->getRawVal( 'done' );
		return !in_array( $done, FormView::DONE, true ) ? '' : Html::rawElement( 'div', [ 'role' => 'status' ],
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
			$out, $formatted, $this->msg( "wikisocial-{$status->type()}-title" )->params( $author->name, $author->name )->text(),
			$this->getConfig()->get( MainConfigNames::Sitename )
		);
	}
}
