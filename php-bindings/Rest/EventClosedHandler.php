<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

/** PUT /events/{id}/closed: no new sign-ups; DELETE: they are taken again. Answers the event. */
class EventClosedHandler extends OrganiseHandler {
	public function execute() {
		$this->need( $this->ask( fn () => $this->organise->setClosed(
			$this->getAuthority(), $this->getValidatedParams()['id'], $this->getRequest()->getMethod() === 'PUT',
			trim( $this->getValidatedBody()['reason'] )
		) ) );
		return $this->answer();
	}

	public function getBodyParamSettings(): array {
		return self::reasonParam() + $this->getTokenParamDefinition();
	}
}
