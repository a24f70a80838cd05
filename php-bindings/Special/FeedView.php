<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Feed\AtomFeed;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use MediaWiki\Title\Title;
use WikiSocial\Exception;
use WikiSocial\Feeds;
use WikiSocial\Viewer;

/** A feed, page by page: parameters limit and cursor. */
abstract class FeedView extends View {
	private const LIMIT = 30;

	public function __construct(
		IContextSource $context,
		protected readonly Engine $engine,
		protected readonly ViewerFactory $viewers,
		private readonly FeedHtml $feedHtml
	) {
		parent::__construct( $context );
	}

	/**
	 * @param Title $title page that shows the feed
	 * @param string $heading message key
	 * @param callable(Viewer, int, ?string): FeedPage $ask
	 * @param string $route of the REST API with the same feed
	 */
	protected function showFeed( Title $title, string $heading, callable $ask, string $route ): void {
		$request = $this->getRequest();
		$limit = max( 1, min( Feeds::LIMIT_MAX, $request->getInt( 'limit', self::LIMIT ) ) );
		$cursor = $request->getRawVal( 'cursor' );
		try {
			$page = $ask( $this->viewers->fromAuthority( $this->getAuthority() ), $limit, $cursor );
		} catch ( Exception $failure ) {
			$this->showFeedFailure( $failure );
			return;
		}
		$this->getOutput()->addHTML(
			Html::rawElement( 'section', [
				'aria-labelledby' => 'mw-wikisocial-feed-heading',
				// Only its newest page is watched.
				'data-wikisocial-feed' => $cursor === null ? $route : null,
			],
				Html::element( 'h2', [ 'id' => 'mw-wikisocial-feed-heading' ], $this->msg( $heading )->text() ) .
				$this->feedHtml->articles( $page, $this->getContext(), true )
			) .
			$this->feedHtml->pager(
				$page, $this->getContext(), $title,
				$limit === self::LIMIT ? [] : [ 'limit' => $limit ], $cursor !== null
			)
		);
	}

	/** In the page's head, for feed readers. */
	protected function addAtomLink( ?string $name ): void {
		$this->getOutput()->addFeedLink( 'atom', AtomFeed::page( $name )->getLocalURL( AtomFeed::QUERY ) );
	}

	/** Without the store the page is still a page: it says so and keeps the composer. */
	private function showFeedFailure( Exception $failure ): void {
		if ( Failure::isTheStores( $failure ) ) {
			$this->showUnavailable( Failure::message( $failure ), 200 );
		} else {
			$this->showFailure( $failure );
		}
	}
}
