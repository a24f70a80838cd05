<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\PostStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use Wikimedia\ParamValidator\ParamValidator;

/** POST /statuses */
class StatusesHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly PostStatusCommand $command,
		private readonly StatusFormatter $formatter
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$body = $this->getValidatedBody();
		$posted = $this->ask( fn () => $this->command->postIfAllowed(
			$this->getAuthority(), $body['text'], $body['lang'] ?? '', $this->key( $body ), $body['visibility'],
			self::media( $body['media'] ) ?? [], $body['group']
		) );
		$this->need( $posted );
		$status = $this->formatter->formatPosted( $posted->value, $this->viewers->fromAuthority( $posted->performer ) );
		$response = $this->getResponseFactory()->createJson( $status );
		$response->setStatus( 201 );
		$response->setHeader( 'Location', $this->getRouter()->getRouteUrl( '/wikisocial/v0/statuses/' . $status['id'] ) );
		return $response;
	}

	public function getBodyParamSettings(): array {
		return [
			'text' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'lang' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
			'visibility' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
			'group' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
			'idempotencyKey' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
		] + self::mediaParam() + $this->getTokenParamDefinition();
	}
}
