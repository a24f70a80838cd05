<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\FeedFormatter;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\User\UserIdentityLookup;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** GET /feeds/user/{name} */
class UserFeedHandler extends FeedHandler {
	public function __construct(
		ViewerFactory $viewers,
		Engine $engine,
		FeedFormatter $formatter,
		private readonly UserIdentityLookup $identities,
		private readonly PersonLookup $people
	) {
		parent::__construct( $viewers, $engine, $formatter );
	}

	protected function page( int $limit, ?string $cursor ): FeedPage {
		$user = $this->identities->getUserIdentityByName( strtr( $this->getValidatedParams()['name'], '_', ' ' ) );
		$id = $user ? $user->getId() : 0;
		// Someone hidden answers like someone who does not exist.
		if ( !$id || $this->people->byIds( [ $id ] )[$id]->name === null ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-user-not-found' ), 404 );
		}
		return $this->engine->userFeed( $this->viewer(), $id, $limit, $cursor );
	}

	public function getParamSettings() {
		return parent::getParamSettings() + [
			'name' => [
				self::PARAM_SOURCE => 'path',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
		];
	}
}
