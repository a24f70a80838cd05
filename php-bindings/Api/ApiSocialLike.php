<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Extension\WikiSocial\Like\LikeCommand;
use MediaWiki\Extension\WikiSocial\Like\UnlikeCommand;
use MediaWiki\Extension\WikiSocial\Target\Target;
use Wikimedia\ParamValidator\ParamValidator;

/** action=sociallike: likes a contribution or takes a like back, for bots and gadgets. */
class ApiSocialLike extends ApiBase {
	use EngineErrors;

	public function __construct(
		ApiMain $main,
		string $moduleName,
		private readonly LikeCommand $like,
		private readonly UnlikeCommand $unlike
	) {
		parent::__construct( $main, $moduleName );
	}

	/** @inheritDoc */
	public function execute() {
		[ 'type' => $type, 'id' => $id, 'undo' => $undo ] = $this->extractRequestParams();
		$result = $this->ask( fn () => $undo
			? $this->unlike->unlikeIfAllowed( $this->getAuthority(), $type, $id )
			: $this->like->likeIfAllowed( $this->getAuthority(), $type, $id ) );
		$this->need( $result );
		$this->getResult()->addValue( null, $this->getModuleName(),
			[ 'result' => 'Success', 'type' => $type, 'id' => $id ] + $result->value->toArray() );
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
			'type' => [
				ParamValidator::PARAM_TYPE => [
					Target::REVISION, Target::LOG, Target::TALK_COMMENT, Target::STATUS, Target::COMMENT,
					Target::EVENT
				],
				ParamValidator::PARAM_REQUIRED => true,
			],
			'id' => [
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
			'undo' => false,
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=sociallike&type=revision&id=123&token=123ABC' => 'apihelp-sociallike-example-simple',
			'action=sociallike&type=revision&id=123&undo=1&token=123ABC' => 'apihelp-sociallike-example-undo',
		];
	}
}
