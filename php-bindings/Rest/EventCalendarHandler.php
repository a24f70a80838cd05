<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\CalendarsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventCalendar;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\Message\MessageValue;

/** GET /events/{id}/ics: one event as iCalendar, the same for all who may see it. */
class EventCalendarHandler extends IcsHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly EventsQuery $events,
		private readonly EventCalendar $calendar,
		private readonly CalendarsQuery $calendars
	) {
		parent::__construct( $viewers );
	}

	protected function ics(): string {
		$event = $this->ask( fn () => $this->events->find( $this->getAuthority(), $this->getValidatedParams()['id'] ) )
			?? throw $this->error( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
		return $this->ask( fn () => $this->calendar->ofEvent( $event ) );
	}

	protected function fileName(): string {
		return 'event-' . $this->getValidatedParams()['id'];
	}

	protected function isForAll(): bool {
		return $this->calendars->isPublic() && !$this->getAuthority()->isRegistered();
	}

	public function getParamSettings() {
		return self::idParam();
	}
}
