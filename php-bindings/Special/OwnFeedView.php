<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;

/** Special:Social/home: what whoever looks follows. */
class OwnFeedView extends FeedView {
	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-home-title' ) );
		$refusal = FollowsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			$this->refuse( 403, $refusal );
			return;
		}
		$this->getOutput()->addWikiMsg( 'wikisocial-home-help' );
		$this->showFeed( $this->socialTitle( 'home' ), 'wikisocial-home-heading', [ $this->engine, 'homeFeed' ], 'home' );
	}
}
