<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Extension\WikiSocial\Status\UndeleteStatusCommand;

/** POST /statuses/{id}/undelete */
class UndeleteHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly UndeleteStatusCommand $command,
		private readonly StatusFormatter $formatter
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$id = $this->getValidatedParams()['id'];
		$result = $this->ask( fn () => $this->command->undeleteIfAllowed( $this->getAuthority(), $id ) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( $this->formatter->formatWhole( $result->value, $this->viewer() ) );
	}

	public function getParamSettings() {
		return self::idParam();
	}

	public function getBodyParamSettings(): array {
		return $this->getTokenParamDefinition();
	}
}
