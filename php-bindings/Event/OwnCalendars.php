<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;

/** The secret addresses of one's own calendars. Who is blocked reads on, and so may subscribe, too. */
class OwnCalendars {
	public const SERVICE_NAME = 'WikiSocial.OwnCalendars';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly EventCalendar $calendar
	) {
	}

	/**
	 * Makes an address; the one there was is dead then.
	 * @param Authority $owner
	 * @param string $scope of CalendarsQuery::SCOPES
	 * @return WriteStatus value: string, the address
	 * @throws \WikiSocial\Exception
	 */
	public function openIfAllowed( Authority $owner, string $scope ): WriteStatus {
		$status = $this->guard->authorize( 'calendar', $owner );
		if ( $status->isOK() ) {
			$token = $this->engine->openCalendar( $this->viewers->fromAuthority( $owner ), $scope );
			$status->setResult( true, $this->calendar->address( $token ) );
		}
		return $status;
	}

	/**
	 * Takes it back.
	 * @param Authority $owner
	 * @param string $scope
	 * @return WriteStatus value: bool, whether there was one
	 * @throws \WikiSocial\Exception
	 */
	public function closeIfAllowed( Authority $owner, string $scope ): WriteStatus {
		$status = $this->guard->authorize( 'calendar', $owner );
		if ( $status->isOK() ) {
			$status->setResult( true, $this->engine->closeCalendar( $this->viewers->fromAuthority( $owner ), $scope ) );
		}
		return $status;
	}

	/** @return array{mine: ?int, wiki: ?int} when the addresses were made, microseconds since 1970 */
	public function state( Authority $owner ): array {
		return $this->engine->calendarState( $this->viewers->fromAuthority( $owner ) );
	}
}
