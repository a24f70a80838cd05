<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\SignUp;
use MediaWiki\ParamValidator\TypeDef\ArrayDef;
use Wikimedia\ParamValidator\ParamValidator;

/** POST /events/{id}/messages {"text", "to"}: to those who come, wait or are interested; answers {"id", "recipients"}. */
class EventMessagesHandler extends OrganiseHandler {
	public function execute() {
		$body = $this->getValidatedBody();
		$result = $this->ask( fn () => $this->organise->message(
			$this->getAuthority(), $this->getValidatedParams()['id'], $body['to'], $body['text'],
			$this->key( $body ) ?? bin2hex( random_bytes( 16 ) )
		) );
		$this->need( $result );
		$response = $this->getResponseFactory()->createJson( $result->value );
		$response->setStatus( 201 );
		return $response;
	}

	public function getBodyParamSettings(): array {
		return [
			'text' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'to' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'array',
				ParamValidator::PARAM_DEFAULT => [ SignUp::GOING ],
				ArrayDef::PARAM_SCHEMA => [ 'type' => 'array', 'items' => [ 'type' => 'string' ] ],
			],
			'idempotencyKey' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
		] + $this->getTokenParamDefinition();
	}
}
