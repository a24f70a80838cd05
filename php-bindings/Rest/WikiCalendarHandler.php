<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\CalendarsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;

/** GET /events.ics: the wiki's events as iCalendar, those that everybody may read, whoever asks. */
class WikiCalendarHandler extends IcsHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly CalendarsQuery $calendars
	) {
		parent::__construct( $viewers );
	}

	protected function ics(): string {
		return $this->ask( fn () => $this->calendars->ofWiki( $this->getAuthority() ) );
	}

	protected function fileName(): string {
		return 'events';
	}

	protected function isForAll(): bool {
		return $this->calendars->isPublic();
	}
}
