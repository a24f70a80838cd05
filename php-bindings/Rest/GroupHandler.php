<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

/** GET, PUT and DELETE /groups/{id}; DELETE archives. */
class GroupHandler extends AboutGroupHandler {
	protected function read(): ?array {
		return $this->formatter->format(
			$this->ask( fn () => $this->engine->group( $this->viewer(), $this->getValidatedParams()['id'] ) )
		);
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		$id = $this->getValidatedParams()['id'];
		$body = $this->getValidatedBody();
		$changed = $this->ask( fn () => $this->getRequest()->getMethod() === 'PUT'
			? $this->command->change( $this->getAuthority(), $id, [
				'description' => $body['description'], 'lang' => $body['lang'], 'join' => $body['join']
			] )
			: $this->command->archive( $this->getAuthority(), $id, trim( $body['reason'] ) ) );
		$this->need( $changed );
		return $this->getRequest()->getMethod() === 'PUT'
			? $this->getResponseFactory()->createJson( $this->formatter->format( $changed->value ) )
			: $this->getResponseFactory()->createNoContent();
	}

	public function getParamSettings() {
		return self::idParam();
	}

	public function getBodyParamSettings(): array {
		return match ( $this->getRequest()->getMethod() ) {
			'PUT' => [ 'description' => self::text( 'body' ), 'lang' => self::text( 'body' ), 'join' => self::text( 'body', 'open' ) ],
			'DELETE' => [ 'reason' => self::text( 'body' ) ],
			default => [],
		} + ( $this->needsWriteAccess() ? $this->getTokenParamDefinition() : [] );
	}
}
