<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\FeedHtml;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\Message\MessageValue;
use WikiSocial\Viewer;

/** Special:Social/user/NAME: what one person posted. */
class UserFeedView extends FeedView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		FeedHtml $feedHtml,
		private readonly PersonFinder $people
	) {
		parent::__construct( $context, $engine, $viewers, $feedHtml );
	}

	public function show( string $subject ): void {
		$user = $this->people->visible( $subject );
		if ( !$user ) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-error-user-not-found' ) );
			return;
		}
		$name = $user->getName();
		$this->getOutput()->setPageTitleMsg(
			$this->msg( 'wikisocial-user-title' )->params( wfEscapeWikiText( $name ), $name )
		);
		$this->getSkin()->setRelevantUser( $user );
		$this->addAtomLink( $name );
		$this->showFeed(
			$this->socialTitle( 'user/' . $name ),
			'wikisocial-feed-heading',
			fn ( Viewer $viewer, int $limit, ?string $cursor ): FeedPage =>
				$this->engine->userFeed( $viewer, $user->getId(), $limit, $cursor ),
			'user/' . rawurlencode( $name )
		);
	}
}
