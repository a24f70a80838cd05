<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT and DELETE /follows/{kind}/{id}: {"state", "changed"}. */
class FollowHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly FollowCommand $command
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		[ 'kind' => $kind, 'id' => $name ] = $this->getValidatedParams();
		$result = $this->ask( fn () => $this->getRequest()->getMethod() === 'PUT'
			? $this->command->followIfAllowed( $this->getAuthority(), $kind, $name )
			: $this->command->unfollowIfAllowed( $this->getAuthority(), $kind, $name ) );
		$this->need( $result );
		$response = $this->getResponseFactory()->createJson( $result->value );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return $response;
	}

	public function getParamSettings() {
		return self::idParam() + [ 'kind' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => FollowCommand::KINDS,
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}

	public function getBodyParamSettings(): array {
		return $this->getTokenParamDefinition();
	}
}
