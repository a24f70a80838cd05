<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;

/** GET /follows, /followers, /follow-requests, /personal-blocks: one's own; which one is the route's "list". */
class FollowsHandler extends SocialHandler {
	private const LIMIT = 50;

	public function __construct(
		ViewerFactory $viewers,
		private readonly FollowsQuery $follows
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$refusal = FollowsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			throw $this->error( $refusal, 403 );
		}
		$params = $this->getValidatedParams();
		return $this->ask( fn () => $this->follows->list(
			$this->getAuthority(), $this->getConfig()['list'], $params['limit'], $params['cursor']
		) );
	}

	public function getParamSettings() {
		return self::pageParams( self::LIMIT );
	}
}
