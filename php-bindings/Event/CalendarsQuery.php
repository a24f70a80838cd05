<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionManager;
use MediaWiki\User\UserFactory;
use SensitiveParameter;
use WikiSocial\NotFoundException;

/** Calendars as iCalendar, as far as whoever they are made for may read the events at this moment. */
class CalendarsQuery {
	public const SERVICE_NAME = 'WikiSocial.CalendarsQuery';

	public const MINE = 'mine';
	public const WIKI = 'wiki';
	public const SCOPES = [ self::MINE, self::WIKI ];

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly EventsQuery $events,
		private readonly EventCalendar $calendar,
		private readonly UserFactory $users,
		private readonly PermissionManager $permissions
	) {
	}

	/**
	 * The calendar of a secret address, as for its owner today; null: there is none, or its owner is nobody any
	 * more. Owners see in it what an ordinary reader would: the address may be known to others, so what only
	 * moderators see is not in it. Two exchanges.
	 * @throws \WikiSocial\Exception
	 */
	public function ofToken( #[SensitiveParameter] string $token ): ?string {
		try {
			[ 'userId' => $id, 'scope' => $scope ] = $this->engine->readCalendar( $token );
		} catch ( NotFoundException ) {
			return null;
		}
		$owner = $this->users->newFromId( $id );
		if ( !$owner->isRegistered() || $owner->isHidden() || $owner->isLocked() ) {
			return null;
		}
		$events = $this->engine->calendarEvents( $this->viewers->ordinary( $owner ), $scope );
		return $this->calendar->ofList( $this->events->readable( $events, $owner ) );
	}

	/**
	 * The wiki's, as everybody reads it. One exchange.
	 * @throws \WikiSocial\Exception
	 */
	public function ofWiki( Authority $reader ): string {
		$events = $this->engine->calendarEvents( $this->viewers->everybody(), self::WIKI );
		return $this->calendar->ofList( $this->events->readable( $events, $this->everybody( $reader ) ) );
	}

	/** Whether everybody may read this wiki. */
	public function isPublic(): bool {
		return $this->permissions->isEveryoneAllowed( 'read' );
	}

	/** Who stands for everybody: nobody in particular; on a wiki of members the one who asks. */
	public function everybody( Authority $reader ): Authority {
		return $this->isPublic() ? $this->users->newAnonymous() : $reader;
	}
}
