<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use MediaWiki\Extension\WikiSocial\Event\Event;
use SensitiveParameter;
use WikiSocial\Calendars;
use WikiSocial\Viewer;

/** The engine's calendars. Each call is one exchange unless it says otherwise. */
trait CalendarCalls {
	/**
	 * As iCalendar. No exchange.
	 * @param array{name: string, refresh: int} $calendar
	 * @param array[] $events as of WikiSocial\Calendars
	 */
	public function writeCalendar( array $calendar, array $events ): string {
		return $this->call( 'calendar-write', static fn () => Calendars::write( $calendar, $events ) );
	}

	/**
	 * What a calendar shows, by date.
	 * @param Viewer $viewer
	 * @param string $scope "mine" | "wiki"
	 * @return Event[]
	 */
	public function calendarEvents( Viewer $viewer, string $scope ): array {
		return array_map( Event::fromArray( ... ), $this->call(
			'calendar-events', static fn () => Calendars::events( $viewer, $scope )
		) );
	}

	/** A new address in place of an earlier one: its token. */
	public function openCalendar( Viewer $owner, string $scope ): string {
		return $this->call( 'calendar-open', static fn () => Calendars::open( $owner, $scope ) );
	}

	/** Takes an address back; whether there was one. */
	public function closeCalendar( Viewer $owner, string $scope ): bool {
		return $this->call( 'calendar-close', static fn () => Calendars::close( $owner, $scope ) );
	}

	/** @return array{mine: ?int, wiki: ?int} when the addresses were made, microseconds since 1970 */
	public function calendarState( Viewer $owner ): array {
		return $this->call( 'calendar-state', static fn () => Calendars::state( $owner ) );
	}

	/**
	 * Whose address a token is.
	 * @param string $token
	 * @return array{userId: int, scope: string}
	 */
	public function readCalendar( #[SensitiveParameter] string $token ): array {
		return $this->call( 'calendar-read', fn () => Calendars::read( $this->wiki, $token ) );
	}
}
