<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * PUT and DELETE of /follow-requests/{name} and /personal-blocks/{name}, DELETE /followers/{name}: {"changed"};
 * what each method does is the route's "acts".
 */
class AboutPersonHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly FollowCommand $command
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$result = $this->ask( fn () => $this->command->actIfAllowed(
			$this->getAuthority(), $this->getConfig()['acts'][$this->getRequest()->getMethod()], $this->getValidatedParams()['name']
		) );
		$this->need( $result );
		$response = $this->getResponseFactory()->createJson( $result->value );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return $response;
	}

	public function getParamSettings() {
		return [ 'name' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}

	public function getBodyParamSettings(): array {
		return $this->getTokenParamDefinition();
	}
}
