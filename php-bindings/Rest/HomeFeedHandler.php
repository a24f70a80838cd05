<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;

/** GET /feeds/home: what one follows, each item with its "reason". */
class HomeFeedHandler extends FeedHandler {
	protected function page( int $limit, ?string $cursor ): FeedPage {
		$refusal = FollowsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			throw $this->error( $refusal, 403 );
		}
		return $this->engine->homeFeed( $this->viewer(), $limit, $cursor );
	}
}
