<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use stdClass;

/**
 * One place where comments of one name stand or stood: a page, in its newest revision that has them.
 * A name is author and minute of a signature, so several comments may share it, and copies do.
 */
class TalkPlace {
	/** Seconds after the minute of a signature in which its author may have saved it. */
	private const POSTING = 120;

	public readonly int $pageId;
	public readonly int $revision;
	/** Whether that page still has that revision; a deleted page has not. */
	public readonly bool $isLive;
	/** Whether it stands there now, and was not removed later. */
	public readonly bool $isCurrent;
	/** How the revision, also of a deleted page, is hidden; null when there is none left. */
	public readonly ?string $level;
	/** Whether its author first saved it there, in the minute of the signature. Copies are made by others, or later. */
	public readonly bool $isOrigin;

	/** @var string[] ids of the comments of that name there; each holds what it answers too */
	public array $ids = [];
	/** Whether all of them come from another page */
	public bool $isTranscluded = true;

	public function __construct( public readonly stdClass $row ) {
		$this->pageId = (int)( $row->page_id ?? $row->itp_page_id );
		$this->revision = (int)$row->itp_newest_revision_id;
		$this->isLive = $row->page_id !== null;
		$this->isCurrent = $this->isLive && (int)$row->page_latest === $this->revision;
		$deleted = $row->newest_deleted ?? $row->ar_deleted;
		$this->level = $deleted === null ? null : RevisionSource::level( (int)$deleted );
		$passed = $row->oldest_timestamp === null ? -1 :
			(int)wfTimestamp( TS_UNIX, $row->oldest_timestamp ) - (int)wfTimestamp( TS_UNIX, $row->it_timestamp );
		$this->isOrigin = $passed >= 0 && $passed < self::POSTING && (int)$row->oldest_actor === (int)$row->it_actor;
	}

	public function isShown(): bool {
		return $this->isLive && $this->level === TargetState::SHOWN;
	}

	/**
	 * Where the comment is to be looked for: where it stands now, there where its author put it,
	 * else the newest: a copy made by somebody else must not stand for it.
	 * @param self[] $places at least one
	 */
	public static function best( array $places ): self {
		usort( $places, static fn ( self $a, self $b ) =>
			[ $b->isCurrent, $b->isOrigin, $b->revision ] <=> [ $a->isCurrent, $a->isOrigin, $a->revision ] );
		return $places[0];
	}

	/**
	 * Whether these are several comments and not one with its copies: two on one page, two that their
	 * author posted within a minute (and did not move), or different ones of unknown origin.
	 * @param self[] $places
	 */
	public static function areSeveral( array $places ): bool {
		foreach ( $places as $place ) {
			if ( count( $place->ids ) > 1 ) {
				return true;
			}
		}
		$sameId = count( array_unique( array_merge( ...array_column( $places, 'ids' ) ) ) ) < 2;
		$origins = array_filter( $places, static fn ( self $place ) => $place->isOrigin );
		if ( count( $origins ) < 2 ) {
			return !$origins && !$sameId;
		}
		return !$sameId || count( array_filter( $origins, static fn ( self $place ) => $place->isCurrent ) ) > 1;
	}
}
