<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\CalendarsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** GET /calendars/{token}: the calendar of a secret address as iCalendar. Who asks does not matter. */
class CalendarHandler extends IcsHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly CalendarsQuery $calendars
	) {
		parent::__construct( $viewers );
	}

	protected function ics(): string {
		return $this->ask( fn () => $this->calendars->ofToken( $this->getValidatedParams()['token'] ) )
			?? throw $this->error( MessageValue::new( 'wikisocial-error-calendar-not-found' ), 404 );
	}

	/** The address is the right to read, as far as its owner has that: also on a wiki of members. */
	public function needsReadAccess() {
		return false;
	}

	protected function fileName(): string {
		return 'events';
	}

	protected function isForAll(): bool {
		return false;
	}

	public function getParamSettings() {
		return [ 'token' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
			ParamValidator::PARAM_SENSITIVE => true,
		] ];
	}
}
