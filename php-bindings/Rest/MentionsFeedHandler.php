<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Feed\FeedPage;

/** GET /feeds/mentions: statuses that mention whoever asks */
class MentionsFeedHandler extends FeedHandler {
	protected function page( int $limit, ?string $cursor ): FeedPage {
		return $this->engine->mentionsFeed( $this->viewer(), $limit, $cursor );
	}
}
