<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\OrganiseCommand;

/** PUT and DELETE /events/{id}/organisers/{name}: the event as it is then. */
class OrganiserHandler extends OrganiseHandler {
	public function execute() {
		[ 'id' => $id, 'name' => $name ] = $this->getValidatedParams();
		$reason = trim( $this->getValidatedBody()['reason'] );
		$this->need( $this->ask( function () use ( $id, $name, $reason ) {
			if ( $this->getRequest()->getMethod() === 'PUT' ) {
				return $this->organise->addOrganiser( $this->getAuthority(), $id, $name, $reason );
			}
			$userId = $this->organise->userId( $name );
			return $userId ? $this->organise->removeOrganiser( $this->getAuthority(), $id, $userId, $reason )
				: OrganiseCommand::unknown( $this->getAuthority() );
		} ) );
		return $this->answer();
	}

	public function getParamSettings() {
		return self::idParam() + self::nameParam();
	}

	public function getBodyParamSettings(): array {
		return self::reasonParam() + $this->getTokenParamDefinition();
	}
}
