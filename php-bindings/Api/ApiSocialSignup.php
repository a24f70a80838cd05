<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Extension\WikiSocial\Event\SignOffCommand;
use MediaWiki\Extension\WikiSocial\Event\SignUp;
use MediaWiki\Extension\WikiSocial\Event\SignUpCommand;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;

/** action=socialsignup: answers an event or takes the answer back, for bots and gadgets. */
class ApiSocialSignup extends ApiBase {
	use EngineErrors;

	private const GUESTS_MAX = 20;

	public function __construct(
		ApiMain $main,
		string $moduleName,
		private readonly SignUpCommand $signUp,
		private readonly SignOffCommand $signOff
	) {
		parent::__construct( $main, $moduleName );
	}

	/** @inheritDoc */
	public function execute() {
		$params = $this->extractRequestParams();
		$this->requireOnlyOneParameter( $params, 'answer', 'undo' );
		$result = $this->ask( fn () => $params['undo']
			? $this->signOff->signOffIfAllowed( $this->getAuthority(), $params['id'] )
			: $this->signUp->signUpIfAllowed( $this->getAuthority(), $params['id'], [
				'answer' => $params['answer'],
				'guests' => $params['guests'],
				'public' => !$params['private'],
				'note' => $params['note'],
				'ties' => $params['ties'],
				'answers' => $params['answers'] ?? [],
			] ) );
		$this->need( $result );
		$this->getResult()->addValue( null, $this->getModuleName(), array_filter( [
			'result' => 'Success',
			'id' => $params['id'],
			'state' => $result->value->state,
			'position' => $result->value->position,
			'going' => $result->value->going,
			'waiting' => $result->value->waiting,
		], static fn ( $one ) => $one !== null ) );
	}

	/** @inheritDoc */
	public function mustBePosted() {
		return true;
	}

	/** @inheritDoc */
	public function isWriteMode() {
		return true;
	}

	/** @inheritDoc */
	public function needsToken() {
		return 'csrf';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'id' => [
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'answer' => [
				ParamValidator::PARAM_TYPE => SignUp::ANSWERS,
			],
			'undo' => false,
			'guests' => [
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_DEFAULT => 0,
				IntegerDef::PARAM_MIN => 0,
				IntegerDef::PARAM_MAX => self::GUESTS_MAX,
			],
			'private' => false,
			'note' => [
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_DEFAULT => '',
			],
			'ties' => false,
			'answers' => [
				ParamValidator::PARAM_TYPE => 'integer',
				ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_ALLOW_DUPLICATES => true,
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=socialsignup&id=123&answer=going&guests=1&token=123ABC' => 'apihelp-socialsignup-example-simple',
			'action=socialsignup&id=123&undo=1&token=123ABC' => 'apihelp-socialsignup-example-undo',
		];
	}
}
