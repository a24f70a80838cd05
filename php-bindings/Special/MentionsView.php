<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

/** Special:Social/mentions: where others mention whoever looks. */
class MentionsView extends FeedView {
	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-mentions-title' ) );
		$this->showFeed(
			$this->socialTitle( 'mentions' ), 'wikisocial-mentions-heading', [ $this->engine, 'mentionsFeed' ], 'mentions'
		);
	}
}
