<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Report\ReportCommand;
use MediaWiki\Extension\WikiSocial\Target\Target;
use Wikimedia\ParamValidator\ParamValidator;

/** POST /reports */
class ReportsHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly ReportCommand $command
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$body = $this->getValidatedBody();
		$result = $this->ask( fn () => $this->command->reportIfAllowed(
			$this->getAuthority(), $body['type'], $body['id'], trim( $body['reason'] )
		) );
		$this->need( $result );
		$response = $this->getResponseFactory()->createJson( [ 'id' => $result->value['id'] ] );
		$response->setStatus( $result->value['created'] ? 201 : 200 );
		return $response;
	}

	public function getBodyParamSettings(): array {
		return [
			'type' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => [ Target::STATUS, Target::COMMENT, Target::EVENT, 'group' ],
				ParamValidator::PARAM_REQUIRED => true,
			],
			'id' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'reason' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
		] + $this->getTokenParamDefinition();
	}
}
