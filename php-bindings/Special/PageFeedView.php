<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\PageFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\Message\MessageValue;
use WikiSocial\Viewer;

/** Special:Social/page/TITLE: public statuses and comments about a page. */
class PageFeedView extends FeedView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		FeedHtml $feedHtml,
		private readonly PageFinder $pages,
		private readonly CommentAccess $access
	) {
		parent::__construct( $context, $engine, $viewers, $feedHtml );
	}

	public function show( string $subject ): void {
		$page = $this->pages->readable( $subject, $this->getAuthority() );
		if ( !$page ) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-error-page-not-found' ) );
			return;
		}
		$name = $page->getPrefixedText();
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-page-title' )->plaintextParams( $name ) );
		$this->getSkin()->setRelevantTitle( $page );
		$this->showFeed(
			$this->socialTitle( 'page/' . $name ),
			'wikisocial-page-heading',
			fn ( Viewer $viewer, int $limit, ?string $cursor ): FeedPage =>
				$this->access->readable( $this->engine->pageFeed( $viewer, $page->getId(), $limit, $cursor ), $this->getAuthority() ),
			'page/' . rawurlencode( $name )
		);
	}
}
