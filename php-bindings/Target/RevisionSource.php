<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\RevisionStore;
use MediaWiki\Title\TitleFactory;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;

/** Revisions of pages, archived ones too where it is about their state. */
class RevisionSource implements TargetSource {
	public function __construct(
		private readonly IConnectionProvider $databases,
		private readonly RevisionStore $revisions,
		private readonly TitleFactory $titles
	) {
	}

	/** A text or an author that is hidden leaves nothing to like, an edit summary does. */
	public static function level( int $deleted ): string {
		return TargetState::level(
			$deleted, RevisionRecord::DELETED_TEXT | RevisionRecord::DELETED_USER, RevisionRecord::DELETED_RESTRICTED
		);
	}

	/** @inheritDoc */
	public function find( array $ids ): array {
		$ids = DecimalId::among( $ids );
		if ( !$ids ) {
			return [];
		}
		$rows = $this->revisions->newSelectQueryBuilder( $this->databases->getReplicaDatabase() )
			->joinPage()
			->where( [ 'rev_id' => $ids ] )
			->caller( __METHOD__ )
			->fetchResultSet();
		$found = [];
		foreach ( $rows as $row ) {
			if ( self::level( (int)$row->rev_deleted ) === TargetState::SHOWN ) {
				$found[$row->rev_id] = $this->place( $row );
			}
		}
		return $found;
	}

	private function place( stdClass $row ): Place {
		$page = $this->titles->newFromRow( $row );
		return new Place(
			(int)$row->rev_user, (int)$row->rev_page, $page,
			$page->getFullURL( [ 'diff' => 'prev', 'oldid' => $row->rev_id ] )
		);
	}

	/** @inheritDoc */
	public function states( array $rows ): array {
		$ids = array_map( 'intval', array_column( $rows, 'id' ) );
		if ( !$ids ) {
			return [];
		}
		$primary = $this->databases->getPrimaryDatabase();
		$states = [];
		$live = $primary->newSelectQueryBuilder()
			->select( [ 'rev_id', 'rev_page', 'rev_deleted', 'actor_user', 'page_id' ] )
			->from( 'revision' )
			->join( 'actor', null, 'actor_id = rev_actor' )
			->leftJoin( 'page', null, 'page_id = rev_page' )
			->where( [ 'rev_id' => $ids ] )
			->caller( __METHOD__ )
			->fetchResultSet();
		foreach ( $live as $row ) {
			$states[$row->rev_id] = new TargetState(
				(int)$row->actor_user, (int)$row->rev_page, self::level( (int)$row->rev_deleted ), !$row->page_id
			);
		}
		return $states + $this->archived( array_diff( $ids, array_keys( $states ) ) ) +
			array_map( TargetState::gone( ... ), array_column( $rows, null, 'id' ) );
	}

	/**
	 * @param int[] $ids
	 * @return array<int, TargetState>
	 */
	private function archived( array $ids ): array {
		if ( !$ids ) {
			return [];
		}
		$rows = $this->databases->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( [ 'ar_rev_id', 'ar_page_id', 'ar_deleted', 'actor_user' ] )
			->from( 'archive' )
			->join( 'actor', null, 'actor_id = ar_actor' )
			->where( [ 'ar_rev_id' => array_values( $ids ) ] )
			->caller( __METHOD__ )
			->fetchResultSet();
		$states = [];
		foreach ( $rows as $row ) {
			$states[$row->ar_rev_id] = new TargetState(
				(int)$row->actor_user, (int)$row->ar_page_id, self::level( (int)$row->ar_deleted ), true
			);
		}
		return $states;
	}
}
