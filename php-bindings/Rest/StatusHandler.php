<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use Wikimedia\ParamValidator\ParamValidator;

/** GET and DELETE /statuses/{id} */
class StatusHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly Engine $engine,
		private readonly DeleteStatusCommand $command,
		private readonly StatusFormatter $formatter
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$id = $this->getValidatedParams()['id'];
		$status = $this->ask( fn () => $this->engine->status( $this->viewer(), $id ) );
		return $this->formatter->format( [ $status ] )[0];
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		$id = $this->getValidatedParams()['id'];
		$this->need( $this->ask( fn () => $this->command->deleteIfAllowed( $this->getAuthority(), $id ) ) );
		return $this->getResponseFactory()->createNoContent();
	}

	public function getParamSettings() {
		return [
			'id' => [
				self::PARAM_SOURCE => 'path',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
		];
	}

	public function getBodyParamSettings(): array {
		return $this->needsWriteAccess() ? $this->getTokenParamDefinition() : [];
	}
}
