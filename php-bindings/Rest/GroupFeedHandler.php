<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Feed\FeedPage;

/** GET /feeds/group/{id} */
class GroupFeedHandler extends FeedHandler {
	protected function page( int $limit, ?string $cursor ): FeedPage {
		return $this->engine->groupFeed( $this->viewer(), $this->getValidatedParams()['id'], $limit, $cursor );
	}

	public function getParamSettings() {
		return parent::getParamSettings() + self::idParam();
	}
}
