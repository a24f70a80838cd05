<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\OrganiseCommand;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT /events/{id}/participants/{name}: organisers give a seat, move, remove, mark; answers {"name", "action"}. */
class ParticipantHandler extends OrganiseHandler {
	public function execute() {
		[ 'id' => $id, 'name' => $name ] = $this->getValidatedParams();
		$body = $this->getValidatedBody();
		$userId = $this->organise->userId( $name );
		if ( !$userId ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-user-not-found' ), 404 );
		}
		$this->need( $this->ask( fn () => $this->organise->move(
			$this->getAuthority(), $id, $userId, $body['action'], trim( $body['reason'] )
		) ) );
		return $this->getResponseFactory()->createJson( [ 'name' => $name, 'action' => $body['action'] ] );
	}

	public function getParamSettings() {
		return self::idParam() + self::nameParam();
	}

	public function getBodyParamSettings(): array {
		return [ 'action' => [
			self::PARAM_SOURCE => 'body',
			ParamValidator::PARAM_TYPE => OrganiseCommand::MOVES,
			ParamValidator::PARAM_REQUIRED => true,
		] ] + self::reasonParam() + $this->getTokenParamDefinition();
	}
}
