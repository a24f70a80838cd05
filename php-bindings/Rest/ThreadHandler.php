<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Notification\ThreadCommand;

/** PUT and DELETE /notifications/threads/{id}: join or leave the thread of a comment; {"watched", "changed"}. */
class ThreadHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly ThreadCommand $command
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$result = $this->ask( fn () => $this->command->setWatchedIfAllowed(
			$this->getAuthority(), $this->getValidatedParams()['id'], $this->getRequest()->getMethod() === 'PUT'
		) );
		$this->need( $result );
		$response = $this->getResponseFactory()->createJson( $result->value );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return $response;
	}

	public function getParamSettings() {
		return self::idParam();
	}

	public function getBodyParamSettings(): array {
		return $this->getTokenParamDefinition();
	}
}
