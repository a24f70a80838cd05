<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Block\HideUserUtils;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use Wikimedia\ObjectCache\WANObjectCache;
use Wikimedia\Rdbms\Database;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * What those did on this wiki during an event who let their edits be counted: totals only, and only where
 * there are at least three of them. Two queries, of at most 1,000 people and 10,000 edits; kept for five minutes.
 * Deleted pages and versions of which anything is hidden do not count, nor do people whose name is hidden.
 */
class EventEdits {
	public const SERVICE_NAME = 'WikiSocial.EventEdits';

	/** Fewer would know each other's numbers. */
	public const PEOPLE_MIN = 3;
	public const PEOPLE_MAX = 1000;
	public const EDITS_MAX = 10_000;

	private const KEPT = 5 * WANObjectCache::TTL_MINUTE;

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly IConnectionProvider $databases,
		private readonly HideUserUtils $hidden,
		private readonly WANObjectCache $cache,
		private readonly int $editsMax = self::EDITS_MAX
	) {
	}

	/**
	 * At most two exchanges: of one that is not repeated one.
	 * @throws \WikiSocial\Exception
	 */
	public function of( Authority $reader, Event $event ): EditTotals {
		$why = self::reasonAgainst( $event );
		if ( $why !== null ) {
			return new EditTotals( $why );
		}
		$viewer = $this->viewers->fromAuthority( $reader );
		$dates = $event->rule === '' ? [ [ 'startAt' => $event->startAt, 'endAt' => $event->endAt ] ]
			: $this->engine->eventDates( $viewer, $event->id );
		if ( $event->status === Event::CANCELLED ) {
			$dates = self::until( $dates, $event->changed );
		}
		if ( !$dates ) {
			return new EditTotals( EditTotals::AHEAD );
		}
		$people = $this->engine->tiedPeople( $viewer, $event->id );
		if ( count( $people ) < self::PEOPLE_MIN ) {
			return new EditTotals( EditTotals::FEW );
		}
		$periods = EditPeriods::of( $dates, $event->zone );
		$found = $this->counted( $event->id, $people, $periods );
		return $found['people'] < self::PEOPLE_MIN ? new EditTotals( EditTotals::FEW ) : new EditTotals(
			EditTotals::COUNTED, $periods, $found['people'], $found['editors'], $found['sum'],
			array_slice( $found['counts'], 0, count( array_filter( $periods->bars, static fn ( array $bar ) => $bar['from'] <= self::now() ) ) ),
			$found['isWhole']
		);
	}

	/** Known without asking for more; null: nothing. */
	private static function reasonAgainst( Event $event ): ?string {
		return match ( true ) {
			!$event->tiesEdits => EditTotals::OFF,
			$event->status === Event::CANCELLED && $event->startAt >= $event->changed => EditTotals::CANCELLED,
			$event->startAt > self::now() * 1_000_000 => EditTotals::AHEAD,
			default => null,
		};
	}

	/** What had begun when it was cancelled, up to then. @param array{startAt: int, endAt: int}[] $dates @param int $end */
	private static function until( array $dates, int $end ): array {
		return array_map( static fn ( array $date ) => [ 'endAt' => min( $date['endAt'], $end ) ] + $date,
			array_values( array_filter( $dates, static fn ( array $date ) => $date['startAt'] < $end ) ) );
	}

	private static function now(): int {
		return ConvertibleTimestamp::time();
	}

	/** @param string $id @param int[] $people @param EditPeriods $periods */
	private function counted( string $id, array $people, EditPeriods $periods ): array {
		$what = sha1( json_encode( [ $people, $periods->unit, $periods->bars, $periods->ranges ], JSON_THROW_ON_ERROR ) );
		return $this->cache->getWithSetCallback(
			$this->cache->makeKey( 'wikisocial-event-edits', $id, $what ), self::KEPT,
			function ( $old, &$ttl, array &$options ) use ( $people, $periods ) {
				$db = $this->databases->getReplicaDatabase();
				$options += Database::getCacheSetOptions( $db );
				return $this->count( $db, $people, $periods );
			},
			[ 'lockTSE' => WANObjectCache::TTL_MINUTE ]
		);
	}

	private function count( IReadableDatabase $db, array $people, EditPeriods $periods ): array {
		$actors = $db->newSelectQueryBuilder()
			->select( 'actor_id' )->from( 'actor' )
			->where( [ 'actor_user' => array_slice( $people, 0, self::PEOPLE_MAX ), $this->hidden->getExpression( $db, 'actor_user' ) ] )
			->caller( __METHOD__ )->fetchFieldValues();
		$counts = array_fill( 0, count( $periods->bars ), EditTotals::NOTHING );
		$sum = EditTotals::NOTHING;
		$editors = $pages = $pagesOf = [];
		$edits = count( $actors ) < self::PEOPLE_MIN ? [] : $this->edits( $db, $actors, $periods );
		$bar = 0;
		foreach ( array_slice( $edits, 0, $this->editsMax ) as $edit ) {
			$at = (int)ConvertibleTimestamp::convert( TS_UNIX, $edit->rev_timestamp );
			// Both are in the order of time, and each edit is in one of them.
			while ( $at >= $periods->bars[$bar]['until'] ) {
				$bar++;
			}
			$one = self::one( $edit );
			foreach ( $one as $name => $number ) {
				$sum[$name] += $number;
				$counts[$bar][$name] += $number;
			}
			$editors[$edit->rev_actor] = $pages[$edit->rev_page] = $pagesOf[$bar][$edit->rev_page] = true;
		}
		foreach ( $pagesOf as $bar => $ofBar ) {
			$counts[$bar]['pages'] = count( $ofBar );
		}
		$sum['pages'] = count( $pages );
		return [
			'people' => count( $actors ), 'editors' => count( $editors ), 'sum' => $sum, 'counts' => $counts,
			'isWhole' => count( $people ) <= self::PEOPLE_MAX && count( $edits ) <= $this->editsMax,
		];
	}

	/** What one edit adds to each number but that of pages. */
	private static function one( \stdClass $edit ): array {
		$isNew = (string)$edit->rev_parent_id === '0';
		// Of a parent that is gone the length is not known, and old versions do not name theirs.
		$before = $isNew ? 0 : $edit->parent_len;
		$grown = $before === null || $edit->rev_len === null ? 0 : $edit->rev_len - $before;
		return [ 'edits' => 1, 'created' => (int)$isNew, 'added' => max( 0, $grown ), 'removed' => max( 0, -$grown ) ];
	}

	/** @return \stdClass[] in the order of time, one more than count */
	private function edits( IReadableDatabase $db, array $actors, EditPeriods $periods ): array {
		$during = array_map( static fn ( array $range ) => $db->andExpr( [
			$db->expr( 'rev.rev_timestamp', '>=', $db->timestamp( $range['from'] ) ),
			$db->expr( 'rev.rev_timestamp', '<', $db->timestamp( $range['until'] ) ),
		] ), $periods->ranges );
		return iterator_to_array( $db->newSelectQueryBuilder()
			->select( [
				'rev_timestamp' => 'rev.rev_timestamp', 'rev_page' => 'rev.rev_page', 'rev_actor' => 'rev.rev_actor',
				'rev_len' => 'rev.rev_len', 'rev_parent_id' => 'rev.rev_parent_id', 'parent_len' => 'parent.rev_len',
			] )
			->from( 'revision', 'rev' )
			->leftJoin( 'revision', 'parent', 'parent.rev_id = rev.rev_parent_id' )
			->where( [ 'rev.rev_actor' => $actors, 'rev.rev_deleted' => 0, $db->orExpr( $during ) ] )
			->orderBy( [ 'rev.rev_timestamp', 'rev.rev_id' ], SelectQueryBuilder::SORT_ASC )
			->limit( $this->editsMax + 1 )
			->caller( __METHOD__ )->fetchResultSet(), false );
	}
}
