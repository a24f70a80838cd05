<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiMain;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Notification\MarkReadCommand;
use Wikimedia\ParamValidator\ParamValidator;

/** action=socialmarkread: marks one's own notifications as read, or one as unread again. */
class ApiSocialMarkRead extends ApiBase {
	use EngineErrors;

	public function __construct(
		ApiMain $main,
		string $moduleName,
		private readonly MarkReadCommand $mark
	) {
		parent::__construct( $main, $moduleName );
	}

	/** @inheritDoc */
	public function execute() {
		$params = $this->extractRequestParams();
		$this->requireOnlyOneParameter( $params, 'ids', 'all', 'unread' );
		if ( $params['all'] ) {
			$this->requireAtLeastOneParameter( $params, 'upto' );
		}
		$result = $this->ask( fn () => $this->mark( $params ) );
		$this->need( $result );
		$this->getResult()->addValue( null, $this->getModuleName(), [ 'result' => 'Success' ] + $result->value );
	}

	private function mark( array $params ): WriteStatus {
		return $params['unread'] !== null ? $this->mark->unreadIfAllowed( $this->getAuthority(), $params['unread'] )
			: $this->mark->readIfAllowed( $this->getAuthority(), $params['ids'] ?? [], $params['upto'] );
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
			'ids' => [
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_ISMULTI => true,
			],
			'all' => false,
			'upto' => [
				ParamValidator::PARAM_TYPE => 'string',
			],
			'unread' => [
				ParamValidator::PARAM_TYPE => 'string',
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=socialmarkread&ids=123&upto=456&token=123ABC' => 'apihelp-socialmarkread-example-one',
			'action=socialmarkread&all=1&upto=456&token=123ABC' => 'apihelp-socialmarkread-example-all',
			'action=socialmarkread&unread=123&token=123ABC' => 'apihelp-socialmarkread-example-unread',
		];
	}
}
