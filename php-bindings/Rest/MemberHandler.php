<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT and DELETE /groups/{id}/members/{name}: {"state", "role"}. One's own is joining and leaving. */
class MemberHandler extends AboutGroupHandler {
	public function execute() {
		[ 'id' => $id, 'name' => $name ] = $this->getValidatedParams();
		$body = $this->getValidatedBody();
		$put = $this->getRequest()->getMethod() === 'PUT';
		$done = $this->ask( fn () => $this->command->member( $this->getAuthority(), $id, $name, [
			'state' => $put ? $body['state'] : null, 'role' => $put ? $body['role'] : null, 'reason' => trim( $body['reason'] )
		] ) );
		$this->need( $done );
		if ( $done->value === null ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-user-not-found' ), 404 );
		}
		return $this->getResponseFactory()->createJson( [ 'state' => $done->value['state'], 'role' => $done->value['role'] ] );
	}

	public function getParamSettings() {
		return self::idParam() + [ 'name' => [ ParamValidator::PARAM_REQUIRED => true ] + self::text( 'path', null ) ];
	}

	public function getBodyParamSettings(): array {
		return ( $this->getRequest()->getMethod() === 'PUT' ? [
			'state' => [ ParamValidator::PARAM_TYPE => [ 'member', 'invited', 'banned' ] ] + self::text( 'body', 'member' ),
			'role' => self::text( 'body', null ),
		] : [] ) + [ 'reason' => self::text( 'body' ) ] + $this->getTokenParamDefinition();
	}
}
