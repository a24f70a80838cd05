<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\CalendarsQuery;
use MediaWiki\Extension\WikiSocial\Event\OwnCalendars;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\ParamValidator\ParamValidator;

/** POST /me/calendars/{scope}: {"url"}, a new secret address in place of an earlier one. DELETE takes it back. */
class OwnCalendarHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly OwnCalendars $calendars
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$scope = $this->getValidatedParams()['scope'];
		$isOpening = $this->getRequest()->getMethod() === 'POST';
		$result = $this->ask( fn () => $isOpening
			? $this->calendars->openIfAllowed( $this->getAuthority(), $scope )
			: $this->calendars->closeIfAllowed( $this->getAuthority(), $scope ) );
		$this->need( $result );
		if ( !$isOpening ) {
			return $this->getResponseFactory()->createNoContent();
		}
		$response = $this->getResponseFactory()->createJson( [ 'url' => $result->value ] );
		$response->setStatus( 201 );
		$response->setHeader( 'Cache-Control', 'no-store' );
		return $response;
	}

	public function getParamSettings() {
		return [ 'scope' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => CalendarsQuery::SCOPES,
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}

	public function getBodyParamSettings(): array {
		return $this->getTokenParamDefinition();
	}
}
