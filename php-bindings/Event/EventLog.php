<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use ManualLogEntry;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentityLookup;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;

/**
 * The wiki's log of what organisers did. The store has it first; the log's entries are made from it
 * afterwards, each once, and by maintenance/ReconcileLogs where that did not happen. Who was there, and who
 * takes part without telling others, is nobody else's business: of them it does not speak.
 */
class EventLog {
	public const SERVICE_NAME = 'WikiSocial.EventLog';

	/** Relation in log_search that tells which entry of the store it is. */
	private const RELATION = 'wikisocial_event_entry';
	private const BATCH = 500;
	/** Seconds to wait for another request that does the same. */
	private const PATIENCE = 3;

	/** Subtypes by what the store calls it: social.event_log.action. Marks of who was there have none. */
	private const ACTIONS = [
		1 => 'event-addorganiser',
		2 => 'event-removeorganiser',
		3 => 'event-close',
		4 => 'event-open',
		5 => 'event-cancel',
		6 => 'event-postpone',
		7 => 'event-plan',
		8 => 'event-seat',
		9 => 'event-wait',
		10 => 'event-remove',
	];
	/** Of which the person is no secret. */
	private const OF_ORGANISERS = [ 1, 2 ];

	public function __construct(
		private readonly string $wiki,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly IConnectionProvider $databases,
		private readonly UserIdentityLookup $identities,
		private readonly UserMirror $mirror
	) {
	}

	/** After the answer: the entries that the log does not have yet, of this request and of others that ended early. */
	public function publishLater(): void {
		DeferredUpdates::addCallableUpdate( function () {
			try {
				$this->publishNew();
			} catch ( Exception ) {
				// The engine has logged it; the next act publishes this one too.
			}
		} );
	}

	private function publishNew(): void {
		$primary = $this->databases->getPrimaryDatabase();
		$lock = $primary->getScopedLockAndFlush( self::RELATION, __METHOD__, self::PATIENCE );
		if ( !$lock ) {
			return;
		}
		// Ids of the store are numbers of one length for centuries: the greatest text is the greatest number.
		$after = $primary->newSelectQueryBuilder()
			->select( 'MAX(ls_value)' )
			->from( 'log_search' )
			->where( [ 'ls_field' => self::RELATION ] )
			->caller( __METHOD__ )
			->fetchField();
		$after = (string)( $after ?: '0' );
		do {
			$rows = $this->engine->eventEntries( $this->wiki, $after, self::BATCH );
			foreach ( $rows as $row ) {
				$this->publish( $row );
				$after = $row['id'];
			}
		} while ( count( $rows ) === self::BATCH );
	}

	/** @param array $row as of Engine::eventEntries() @return bool whether it was not there yet */
	public function publish( array $row ): bool {
		$action = self::ACTIONS[$row['action']] ?? null;
		$organiser = $this->identities->getUserIdentityByUserId( $row['actorId'] );
		if ( !$action || !$organiser || $this->has( $row['id'] ) ) {
			return false;
		}
		$event = $this->engine->event( $this->viewers->wiki(), $row['eventId'] );
		$person = $this->personOf( $row );
		// Its target or its words would tell of what is hidden from all readers of the log.
		$isRestricted = ( $event && $event->hidden !== '' ) || $this->mirror->isHidden( $row['actorId'] )
			|| ( $person && $this->mirror->isHidden( $person ) );
		$log = new ManualLogEntry( $isRestricted ? 'suppress' : 'social', $isRestricted ? 'socialevent' : $action );
		$log->setPerformer( $organiser );
		$log->setTarget( $event?->page() ?? Title::newFromID( $event->homeId ?? 0 ) ??
			Title::makeTitle( NS_SPECIAL, "SocialEvents/{$row['eventId']}" ) );
		$log->setComment( $row['reason'] );
		$log->setTimestamp( ConvertibleTimestamp::convert( TS_MW, intdiv( $row['created'], 1_000_000 ) ) );
		$log->setParameters( [ '4::event' => $row['eventId'], 'act' => $action ] + ( $person ? [ 'person' => $person ] : [] ) );
		$log->setRelations( [ self::RELATION => [ $row['id'] ] ] );
		$log->publish( $log->insert( $this->databases->getPrimaryDatabase() ), 'udp' );
		return true;
	}

	/** Id of whom the entry may name. */
	private function personOf( array $row ): ?int {
		$isKnown = in_array( $row['action'], self::OF_ORGANISERS, true ) || ( $row['personPublic'] ?? false );
		return $isKnown ? $row['personId'] ?? null : null;
	}

	/** On the primary: an entry missing from a lagging replica is published twice. */
	private function has( string $id ): bool {
		return $this->databases->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( 'ls_log_id' )
			->from( 'log_search' )
			->where( [ 'ls_field' => self::RELATION, 'ls_value' => $id ] )
			->caller( __METHOD__ )
			->fetchField() !== false;
	}
}
