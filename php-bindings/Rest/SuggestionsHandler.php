<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;
use MediaWiki\Extension\WikiSocial\Follow\SuggestionsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;

/** GET /suggestions: whom one may want to follow, and why. */
class SuggestionsHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly SuggestionsQuery $suggestions
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$refusal = FollowsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			throw $this->error( $refusal, 403 );
		}
		return $this->ask( fn () => [ 'items' => $this->suggestions->list( $this->getAuthority() ) ] );
	}
}
