<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Extension\DiscussionTools\ThreadItemStore;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IExpression;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\LikeValue;

/**
 * Comments on talk pages, by the names that DiscussionTools gives them; they stay the same when a
 * comment is moved to an archive. Its store says whether it keeps its tables. They are read here: its
 * own searches read replicas only, tell nobody which revision was the first, and pass over what is hidden.
 */
class TalkCommentSource implements TargetSource {
	/** Names of comments; those of headings begin with "h-". */
	private const FORM = '/^c-\P{Cc}+$/Du';
	private const NAME_MAX = 255;
	/** Names whose places are read at once; one may have many. */
	private const BATCH = 100;

	/** @param ?ThreadItemStore $store null without the extension */
	public function __construct(
		private readonly ?ThreadItemStore $store,
		private readonly IConnectionProvider $databases,
		private readonly TitleFactory $titles
	) {
	}

	private function isOn(): bool {
		return $this->store !== null && !$this->store->isDisabled();
	}

	/** @inheritDoc */
	public function find( array $ids ): array {
		$names = array_values( array_unique( array_filter( $ids, static fn ( string $id ) =>
			strlen( $id ) <= self::NAME_MAX && preg_match( self::FORM, $id ) ) ) );
		$replica = $this->databases->getReplicaDatabase();
		$found = $this->named( $replica, $names );
		// Pages tell their readers ids, in which the name is followed by what the comment answers.
		$namesOfIds = $this->namesOfIds( $replica, array_values( array_diff( $names, array_keys( $found ) ) ) );
		$named = $this->named( $replica, array_values( array_unique( $namesOfIds ) ) );
		return $found + array_filter( array_map( static fn ( string $name ) => $named[$name] ?? null, $namesOfIds ) );
	}

	/** @return array<string, Place> by name */
	private function named( IReadableDatabase $db, array $names ): array {
		$found = [];
		foreach ( $this->places( $db, $names ) as $name => $places ) {
			$places = array_filter( $this->own( $places ), static fn ( TalkPlace $place ) => $place->isShown() );
			if ( $places ) {
				$found[$name] = $this->place( TalkPlace::best( $places ), TalkPlace::areSeveral( $places ) );
			}
		}
		return $found;
	}

	/** @return array<string, string> names by id */
	private function namesOfIds( IReadableDatabase $db, array $ids ): array {
		$rows = !$ids || !$this->isOn() ? [] : $db->newSelectQueryBuilder()
			->select( [ 'itid_itemid', 'it_itemname' ] )
			->distinct()
			->from( 'discussiontools_item_ids' )
			->join( 'discussiontools_item_revisions', null, 'itr_itemid_id = itid_id' )
			->join( 'discussiontools_items', null, 'it_id = itr_items_id' )
			->where( [ 'itid_itemid' => $ids ] )
			->caller( __METHOD__ )
			->fetchResultSet();
		$names = [];
		foreach ( $rows as $row ) {
			$names[$row->itid_itemid] = $row->it_itemname;
		}
		return $names;
	}

	private function place( TalkPlace $place, bool $isAmbiguous ): Place {
		$page = $this->titles->newFromRow( $place->row );
		return new Place(
			(int)$place->row->actor_user, $place->pageId, $page,
			$page->createFragmentTarget( $place->ids[0] )
				->getFullURL( $place->isCurrent ? [] : [ 'oldid' => $place->revision ] ),
			$isAmbiguous, $place->row->it_itemname
		);
	}

	/** @inheritDoc */
	public function states( array $rows ): array {
		if ( !$this->isOn() ) {
			return [];
		}
		$rows = array_column( $rows, null, 'id' );
		$places = $this->places( $this->databases->getPrimaryDatabase(), array_map( 'strval', array_keys( $rows ) ) );
		$states = [];
		foreach ( $rows as $name => $row ) {
			$states[$name] = isset( $places[$name] ) ? $this->state( $this->own( $places[$name] ) ) : TargetState::gone( $row );
		}
		return $states;
	}

	/** @param TalkPlace[] $places */
	private function state( array $places ): TargetState {
		$live = array_filter( $places, static fn ( TalkPlace $place ) => $place->isLive );
		$shown = array_filter( $live, static fn ( TalkPlace $place ) => $place->isShown() );
		$best = TalkPlace::best( $shown ?: $live ?: $places );
		return new TargetState(
			(int)$best->row->actor_user, $best->pageId, $best->level ?? TargetState::SHOWN, !$best->isLive
		);
	}

	/**
	 * Names of the comments that DiscussionTools knows to be in these revisions.
	 * @param int[] $revisions
	 * @param bool $latest as committed last; else as a replica has it
	 * @return string[]
	 */
	public function namesIn( array $revisions, bool $latest = false ): array {
		if ( !$revisions || !$this->isOn() ) {
			return [];
		}
		$db = $latest ? $this->databases->getPrimaryDatabase() : $this->databases->getReplicaDatabase();
		return $db->newSelectQueryBuilder()
			->select( 'it_itemname' )
			->distinct()
			->from( 'discussiontools_item_revisions' )
			->join( 'discussiontools_items', null, 'it_id = itr_items_id' )
			->where( [ 'itr_revision_id' => $revisions ] )
			->andWhere( $db->expr( 'it_itemname', IExpression::LIKE, new LikeValue( 'c-', $db->anyString() ) ) )
			->caller( __METHOD__ )
			->fetchFieldValues();
	}

	/**
	 * Where the comment itself stands, and not only a page that shows it too.
	 * @param TalkPlace[] $places
	 * @return TalkPlace[]
	 */
	private function own( array $places ): array {
		return array_filter( $places, static fn ( TalkPlace $place ) => !$place->isTranscluded ) ?: $places;
	}

	/**
	 * @param IReadableDatabase $db
	 * @param string[] $names
	 * @return array<string, TalkPlace[]> by name, of those that have any
	 */
	private function places( IReadableDatabase $db, array $names ): array {
		$places = [];
		foreach ( $this->isOn() ? array_chunk( $names, self::BATCH ) : [] as $batch ) {
			$places += $this->withIds( $db, $this->pages( $db, $batch ) );
		}
		return $places;
	}

	/** @return TalkPlace[][] by item and page */
	private function pages( IReadableDatabase $db, array $names ): array {
		$rows = $db->newSelectQueryBuilder()
			->select( [
				'it_id', 'it_itemname', 'it_timestamp', 'it_actor', 'actor_user', 'itp_page_id', 'itp_newest_revision_id',
				'page_id', 'page_namespace', 'page_title', 'page_latest', 'page_is_redirect', 'page_len', 'ar_deleted',
				'newest_deleted' => 'newest.rev_deleted',
				'oldest_timestamp' => 'oldest.rev_timestamp', 'oldest_actor' => 'oldest.rev_actor',
			] )
			->from( 'discussiontools_items' )
			->join( 'discussiontools_item_pages', null, 'itp_items_id = it_id' )
			->leftJoin( 'revision', 'newest', 'newest.rev_id = itp_newest_revision_id' )
			->leftJoin( 'page', null, 'page_id = newest.rev_page' )
			->leftJoin( 'revision', 'oldest', 'oldest.rev_id = itp_oldest_revision_id' )
			->leftJoin( 'archive', null, 'ar_rev_id = itp_newest_revision_id' )
			->leftJoin( 'actor', null, 'actor_id = it_actor' )
			->where( [ 'it_itemname' => $names ] )
			->caller( __METHOD__ )
			->fetchResultSet();
		$places = [];
		foreach ( $rows as $row ) {
			$place = new TalkPlace( $row );
			// An undeleted or merged page has another id by now, and then both of them here.
			$known = $places[$row->it_id][$place->pageId] ?? null;
			if ( !$known || $known->revision < $place->revision ) {
				$places[$row->it_id][$place->pageId] = $place;
			}
		}
		return $places;
	}

	/**
	 * @param IReadableDatabase $db
	 * @param TalkPlace[][] $items by item
	 * @return array<string, TalkPlace[]> by name
	 */
	private function withIds( IReadableDatabase $db, array $items ): array {
		$revisions = array_column( array_merge( ...array_map( 'array_values', array_values( $items ) ) ), 'revision' );
		// By the revisions first: the table has no index of items.
		$rows = !$items ? [] : $db->newSelectQueryBuilder()
			->select( [ 'itr_items_id', 'itr_revision_id', 'itr_transcludedfrom', 'itid_itemid' ] )
			->from( 'discussiontools_item_revisions' )
			->join( 'discussiontools_item_ids', null, 'itid_id = itr_itemid_id' )
			->where( [ 'itr_revision_id' => array_values( array_unique( $revisions ) ), 'itr_items_id' => array_keys( $items ) ] )
			->orderBy( 'itr_id' )
			->caller( __METHOD__ )
			->fetchResultSet();
		$found = [];
		foreach ( $rows as $row ) {
			$found[$row->itr_items_id][$row->itr_revision_id][] = $row;
		}
		$places = [];
		foreach ( $items as $item => $itsPlaces ) {
			foreach ( $itsPlaces as $place ) {
				if ( $this->fill( $place, $found[$item][$place->revision] ?? [] ) ) {
					$places[$place->row->it_itemname][] = $place;
				}
			}
		}
		return $places;
	}

	/** Takes a page's own comments of the name; where it has none, those that it shows. */
	private function fill( TalkPlace $place, array $rows ): bool {
		$own = array_filter( $rows, static fn ( $row ) => $row->itr_transcludedfrom === null );
		$place->isTranscluded = !$own;
		$place->ids = array_column( $own ?: $rows, 'itid_itemid' );
		return (bool)$place->ids;
	}
}
