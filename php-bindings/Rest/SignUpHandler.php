<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\SignOffCommand;
use MediaWiki\Extension\WikiSocial\Event\SignUp;
use MediaWiki\Extension\WikiSocial\Event\SignUpCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\ParamValidator\TypeDef\ArrayDef;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT and DELETE /events/{id}/signup: {"state", "position", "going", "waiting"}. */
class SignUpHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly SignUpCommand $signUp,
		private readonly SignOffCommand $signOff
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$id = $this->getValidatedParams()['id'];
		$body = $this->getValidatedBody();
		$result = $this->ask( fn () => $this->getRequest()->getMethod() === 'PUT'
			? $this->signUp->signUpIfAllowed( $this->getAuthority(), $id, [
				'answer' => $body['answer'], 'guests' => $body['guests'], 'public' => $body['public'],
				'note' => $body['note'], 'ties' => $body['ties'], 'answers' => $body['answers'],
			] )
			: $this->signOff->signOffIfAllowed( $this->getAuthority(), $id ) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( [
			'state' => $result->value->state,
			'position' => $result->value->position,
			'going' => $result->value->going,
			'waiting' => $result->value->waiting,
		] );
	}

	public function getParamSettings() {
		return self::idParam();
	}

	public function getBodyParamSettings(): array {
		$token = $this->getTokenParamDefinition();
		if ( $this->getRequest()->getMethod() !== 'PUT' ) {
			return $token;
		}
		$param = static fn ( $type, $default ) => [
			self::PARAM_SOURCE => 'body', ParamValidator::PARAM_TYPE => $type, ParamValidator::PARAM_DEFAULT => $default,
		];
		return [
			'answer' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => SignUp::ANSWERS,
				ParamValidator::PARAM_REQUIRED => true,
			],
			'guests' => $param( 'integer', 0 ),
			'public' => $param( 'boolean', true ),
			'note' => $param( 'string', '' ),
			'ties' => $param( 'boolean', false ),
			'answers' => $param( 'array', [] ) + [
				ArrayDef::PARAM_SCHEMA => [ 'type' => 'array', 'items' => [ 'type' => 'integer' ] ],
			],
		] + $token;
	}
}
