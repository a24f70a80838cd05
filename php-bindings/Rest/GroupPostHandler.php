<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use Wikimedia\ParamValidator\ParamValidator;

/** PUT /groups/{id}/posts/{post}: {"level", "reason"}, for who moderates the group. */
class GroupPostHandler extends AboutGroupHandler {
	public function execute() {
		[ 'id' => $id, 'post' => $post ] = $this->getValidatedParams();
		$body = $this->getValidatedBody();
		$this->need( $this->ask( fn () => $this->command->moderatePost(
			$this->getAuthority(), $id, $post, [ 'level' => $body['level'], 'reason' => trim( $body['reason'] ) ]
		) ) );
		return $this->getResponseFactory()->createNoContent();
	}

	public function getParamSettings() {
		return self::idParam() + [ 'post' => [ ParamValidator::PARAM_REQUIRED => true ] + self::text( 'path', null ) ];
	}

	public function getBodyParamSettings(): array {
		return [
			'level' => [ ParamValidator::PARAM_TYPE => [ 'none', 'hidden' ], ParamValidator::PARAM_REQUIRED => true ] + self::text( 'body', null ),
			'reason' => self::text( 'body' ),
		] + $this->getTokenParamDefinition();
	}
}
