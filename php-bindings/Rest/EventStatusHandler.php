<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\Event;
use Wikimedia\ParamValidator\ParamValidator;

/** PUT /events/{id}/status {"status", "reason"}: planned, postponed, cancelled; answers the event. */
class EventStatusHandler extends OrganiseHandler {
	public function execute() {
		$body = $this->getValidatedBody();
		$this->need( $this->ask( fn () => $this->organise->setStatus(
			$this->getAuthority(), $this->getValidatedParams()['id'], $body['status'], trim( $body['reason'] )
		) ) );
		return $this->answer();
	}

	public function getBodyParamSettings(): array {
		return [ 'status' => [
			self::PARAM_SOURCE => 'body',
			ParamValidator::PARAM_TYPE => Event::STATUSES,
			ParamValidator::PARAM_REQUIRED => true,
		] ] + self::reasonParam() + $this->getTokenParamDefinition();
	}
}
