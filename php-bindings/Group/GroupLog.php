<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Group;

use ManualLogEntry;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentityLookup;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;

/**
 * The wiki's log of what is done in groups. The store has it first; the log's entries are made from it
 * afterwards, each once, and by maintenance/ReconcileLogs where that did not happen. They have the numbers of
 * groups, never their names; those of private groups are in a log of their own that moderators alone read, and
 * name nobody it was done to.
 */
class GroupLog {
	public const SERVICE_NAME = 'WikiSocial.GroupLog';
	public const PRIVATE_TYPE = 'social-private';

	/** Relation in log_search that tells which entry of the store it is. */
	private const RELATION = 'wikisocial_group_entry';
	private const BATCH = 500;
	/** Seconds to wait for another request that does the same. */
	private const PATIENCE = 3;

	/** Subtypes by what the store calls it: social.circle_log.action. */
	private const ACTIONS = [
		35 => 'group-create', 41 => 'group-remove', 42 => 'group-ban', 43 => 'group-role', 44 => 'group-archive',
		46 => 'group-hidepost', 47 => 'group-showpost', 48 => 'group-hide', 49 => 'group-show'
	];

	public function __construct(
		private readonly string $wiki,
		private readonly Engine $engine,
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
		$after = (string)( $primary->newSelectQueryBuilder()
			->select( 'MAX(ls_value)' )
			->from( 'log_search' )
			->where( [ 'ls_field' => self::RELATION ] )
			->caller( __METHOD__ )
			->fetchField() ?: '0' );
		do {
			$rows = $this->engine->groupEntries( $this->wiki, $after, self::BATCH );
			foreach ( $rows as $row ) {
				$this->publish( $row );
				$after = $row['id'];
			}
		} while ( count( $rows ) === self::BATCH );
	}

	/** @param array $row as of Engine::groupEntries() @return bool whether it was not there yet */
	public function publish( array $row ): bool {
		$action = self::ACTIONS[$row['action']] ?? null;
		$doer = $this->identities->getUserIdentityByUserId( $row['actorId'] );
		if ( !$action || !$doer || $this->has( $row['id'] ) ) {
			return false;
		}
		$type = $this->typeOf( $row );
		$log = new ManualLogEntry( $type, $type === 'suppress' ? 'socialgroup' : $action );
		$log->setPerformer( $doer );
		$log->setTarget( Title::makeTitle( NS_SPECIAL, "SocialGroups/{$row['groupId']}" ) );
		$log->setComment( $row['reason'] );
		$log->setTimestamp( ConvertibleTimestamp::convert( TS_MW, intdiv( $row['created'], 1_000_000 ) ) );
		$log->setParameters( array_filter( [
			'act' => $action . ( $action === 'group-role' ? "-{$row['role']}" : '' ), 'person' => $row['personId'], 'post' => $row['postId'],
			'private' => $row['private'] ?: null
		], static fn ( $value ) => $value !== null ) );
		$log->setRelations( [ self::RELATION => [ $row['id'] ] ] );
		// Of a log that only some may read publish() tells nobody.
		$log->publish( $log->insert( $this->databases->getPrimaryDatabase() ), 'udp' );
		return true;
	}

	/** Its performer, its target or its words would tell of what is hidden from all readers of a public log. */
	private function typeOf( array $row ): string {
		$isHidden = $this->mirror->isHidden( $row['actorId'] ) || ( $row['personId'] && $this->mirror->isHidden( $row['personId'] ) );
		return match ( true ) {
			$row['hidden'] === 'suppressed' || $isHidden => 'suppress',
			$row['private'] || $row['hidden'] === 'hidden' => self::PRIVATE_TYPE,
			default => 'social',
		};
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
