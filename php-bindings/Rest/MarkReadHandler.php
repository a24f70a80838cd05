<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Notification\MarkReadCommand;
use MediaWiki\ParamValidator\TypeDef\ArrayDef;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * POST /notifications/read {"ids": […], "upTo"} or {"all": true, "upTo"}, or {"upTo"} alone, which is the same:
 * {"changed", "unread"}. upTo is the newest seq that was seen, so that what came later stays unread.
 */
class MarkReadHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly MarkReadCommand $mark
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		[ 'ids' => $ids, 'upTo' => $upTo, 'all' => $all ] = $this->getValidatedBody();
		if ( ( $all && $ids ) || ( !$ids && $upTo === null ) ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-mark-invalid' ), 400 );
		}
		$result = $this->ask( fn () => $this->mark->readIfAllowed( $this->getAuthority(), $ids, $upTo ) );
		$this->need( $result );
		$response = $this->getResponseFactory()->createJson( $result->value );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return $response;
	}

	public function getBodyParamSettings(): array {
		return $this->getTokenParamDefinition() + [
			'ids' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'array',
				ParamValidator::PARAM_DEFAULT => [],
				ArrayDef::PARAM_SCHEMA => ArrayDef::makeListSchema( 'string' ),
			],
			'upTo' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'string',
			],
			'all' => [
				self::PARAM_SOURCE => 'body',
				ParamValidator::PARAM_TYPE => 'boolean',
				ParamValidator::PARAM_DEFAULT => false,
			],
		];
	}
}
