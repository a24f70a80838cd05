<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Comment\CloseCommentsCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT and DELETE /comments/{type}/{id}/closed: {"closed"}, whether new comments are taken no more; {"reason"} for the log. */
class ClosedHandler extends AboutTargetHandler {
	public function __construct(
		ViewerFactory $viewers,
		TargetFinder $targets,
		private readonly CloseCommentsCommand $command
	) {
		parent::__construct( $viewers, $targets );
	}

	public function execute() {
		[ 'type' => $type, 'id' => $id ] = $this->getValidatedParams();
		$result = $this->ask( fn () => $this->command->setClosedIfAllowed(
			$this->getAuthority(), $type, $id, $this->getRequest()->getMethod() === 'PUT', trim( $this->getValidatedBody()['reason'] ?? '' )
		) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( [ 'closed' => $result->value ] );
	}

	public function getParamSettings() {
		return self::targetParams();
	}

	public function getBodyParamSettings(): array {
		return [ 'reason' => [
			self::PARAM_SOURCE => 'body',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_DEFAULT => '',
		] ] + $this->getTokenParamDefinition();
	}
}
