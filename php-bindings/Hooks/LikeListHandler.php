<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

// phpcs:disable MediaWiki.NamingConventions.LowerCamelFunctionsName.FunctionName

namespace MediaWiki\Extension\WikiSocial\Hooks;

use ChangesList;
use MediaWiki\Context\ContextSource;
use MediaWiki\Context\RequestContext;
use MediaWiki\Diff\Hook\DiffToolsHook;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\LogKinds;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Hook\ChangesListInitRowsHook;
use MediaWiki\Hook\ContribsPager__reallyDoQueryHook;
use MediaWiki\Hook\EnhancedChangesListModifyBlockLineDataHook;
use MediaWiki\Hook\EnhancedChangesListModifyLineDataHook;
use MediaWiki\Hook\HistoryToolsHook;
use MediaWiki\Hook\OldChangesListRecentChangesLineHook;
use MediaWiki\Hook\PageHistoryPager__doBatchLookupsHook;
use MediaWiki\Output\Hook\OutputPageCheckLastModifiedHook;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use RecentChange;
use Wikimedia\Rdbms\IResultWrapper;

/**
 * Likes in diffs, histories, contributions, recent changes and watchlists. The hook that runs before
 * a list is made looks all rows up at once; the one of the row then finds what is its own. Where a
 * surface is off nothing is asked and nothing made.
 */
class LikeListHandler implements
	ChangesListInitRowsHook,
	ContribsPager__reallyDoQueryHook,
	DiffToolsHook,
	EnhancedChangesListModifyBlockLineDataHook,
	EnhancedChangesListModifyLineDataHook,
	HistoryToolsHook,
	OldChangesListRecentChangesLineHook,
	OutputPageCheckLastModifiedHook,
	PageHistoryPager__doBatchLookupsHook
{
	/** Of such a row neither what was written nor by whom is for everybody. */
	private const HIDDEN = RevisionRecord::DELETED_TEXT | RevisionRecord::DELETED_USER;
	/** Seconds that a CDN may keep a diff with its count: each has too many addresses to purge, unlike a history. */
	private const CDN_DIFF = 60;
	/** Class of the links that Extension:Thanks makes */
	private const THANKS = 'mw-thanks-';

	/** Surface of the list that is being made; null: none of ours */
	private ?string $surface = null;

	public function __construct(
		private readonly LikeSurfaces $surfaces,
		private readonly LogKinds $kinds
	) {
	}

	/** @inheritDoc */
	public function onDiffTools( $newRevRecord, &$links, $oldRevRecord, $userIdentity ) {
		if ( !$this->surfaces->has( LikeSurfaces::DIFF ) || !$newRevRecord->getId()
			// A diff over several edits shows what several people did.
			|| ( $oldRevRecord && $newRevRecord->getParentId() !== $oldRevRecord->getId() )
		) {
			return;
		}
		RequestContext::getMain()->getOutput()->lowerCdnMaxage( self::CDN_DIFF );
		Services::get()->getLikeRows()->prepare( $this->visible( [ [
			'id' => $newRevRecord->getId(),
			'author' => $newRevRecord->getUser()?->getId() ?? 0,
			'deleted' => $newRevRecord->getVisibility(),
		] ] ), RequestContext::getMain() );
		$this->addTo( $links, (string)$newRevRecord->getId(), LikeSurfaces::DIFF );
	}

	/** @inheritDoc */
	public function onPageHistoryPager__doBatchLookups( $pager, $result ) {
		$this->look( LikeSurfaces::HISTORY, $pager, $this->revisions( $result ) );
	}

	/** @inheritDoc */
	public function onContribsPager__reallyDoQuery( &$data, $pager, $offset, $limit, $descending ) {
		// What other extensions add to it are no revisions.
		$this->look( LikeSurfaces::CONTRIBUTIONS, $pager, $this->revisions( $data[0] ?? [] ) );
	}

	/** @inheritDoc */
	public function onChangesListInitRows( $changesList, $rows ) {
		$surface = $changesList->getTitle()?->isSpecial( 'Watchlist' ) ? LikeSurfaces::WATCHLIST : LikeSurfaces::RECENT_CHANGES;
		$edits = $entries = [];
		foreach ( $rows as $row ) {
			// Categorisations name the edit that made them, which has a row of its own.
			if ( in_array( (int)$row->rc_type, [ RC_EDIT, RC_NEW ], true ) ) {
				$edits[] = [
					'id' => (int)$row->rc_this_oldid, 'author' => (int)$row->rc_user, 'deleted' => (int)$row->rc_deleted,
					'page' => Title::makeTitleSafe( (int)$row->rc_namespace, $row->rc_title )
				];
			} elseif ( (int)$row->rc_type === RC_LOG && !( (int)$row->rc_deleted & LogKinds::HIDDEN )
				&& $this->kinds->isOpen( (string)$row->rc_log_type, (string)$row->rc_log_action )
			) {
				$entries[] = [
					'type' => Target::LOG, 'id' => (string)$row->rc_logid, 'authorId' => (int)$row->rc_user,
					'page' => Title::makeTitleSafe( (int)$row->rc_namespace, $row->rc_title )
				];
			}
		}
		$this->look( $surface, $changesList, $edits, $entries );
	}

	/**
	 * Log entries among recent changes; edits have onHistoryTools().
	 * @inheritDoc
	 */
	public function onOldChangesListRecentChangesLine( $changeslist, &$s, $rc, &$classes, &$attribs ) {
		$s .= $this->ofLogEntry( $rc, $changeslist );
	}

	/** @inheritDoc */
	public function onEnhancedChangesListModifyLineData( $changesList, &$data, $block, $rc, &$classes, &$attribs ) {
		$this->addToData( $data, $rc, $changesList );
	}

	/** @inheritDoc */
	public function onEnhancedChangesListModifyBlockLineData( $changesList, &$data, $rc ) {
		$this->addToData( $data, $rc, $changesList );
	}

	private function addToData( array &$data, RecentChange $change, ChangesList $list ): void {
		if ( isset( $data['logEntry'] ) ) {
			$data['logEntry'] .= $this->ofLogEntry( $change, $list );
		}
	}

	private function ofLogEntry( RecentChange $change, ChangesList $list ): string {
		$like = $this->surface === null || (int)$change->getAttribute( 'rc_type' ) !== RC_LOG ? ''
			: Services::get()->getLikeRows()->html( Target::LOG, (string)$change->getAttribute( 'rc_logid' ) );
		return $like === '' ? '' : ' ' . $list->msg( 'parentheses' )->rawParams( $like )->escaped();
	}

	/**
	 * Rows of histories, of contributions, and of edits among recent changes.
	 * @inheritDoc
	 */
	public function onHistoryTools( $revRecord, &$links, $prevRevRecord, $userIdentity ) {
		if ( $this->surface !== null && $revRecord->getId() ) {
			$this->addTo( $links, (string)$revRecord->getId(), $this->surface );
		}
	}

	/**
	 * A browser's copy does not know of new likes: it is never "not modified".
	 * @inheritDoc
	 */
	public function onOutputPageCheckLastModified( &$modifiedTimes, $out ) {
		$surface = self::surfaceOf( $out );
		if ( $surface !== null && $this->surfaces->has( $surface ) ) {
			$modifiedTimes['wikisocialLikes'] = wfTimestampNow();
		}
	}

	/** Of the pages that MediaWiki asks about. */
	private static function surfaceOf( OutputPage $out ): ?string {
		return match ( true ) {
			$out->getRequest()->getCheck( 'diff' ) => LikeSurfaces::DIFF,
			$out->getActionName() === 'history' => LikeSurfaces::HISTORY,
			(bool)$out->getTitle()?->isSpecialPage() => LikeSurfaces::RECENT_CHANGES,
			default => null,
		};
	}

	/**
	 * @param iterable $rows of the database
	 * @return array{id: int, author: int, deleted: int, page?: ?Title}[]
	 */
	private function revisions( iterable $rows ): array {
		$revisions = [];
		foreach ( $rows as $row ) {
			if ( isset( $row->rev_id ) ) {
				$revisions[] = [
					'id' => (int)$row->rev_id, 'author' => (int)$row->rev_user, 'deleted' => (int)$row->rev_deleted,
					// Who sees a history may read its page, of which its rows say nothing.
					'page' => isset( $row->page_title ) ? Title::makeTitleSafe( (int)$row->page_namespace, $row->page_title ) : null
				];
			}
		}
		if ( $rows instanceof IResultWrapper ) {
			$rows->seek( 0 );
		}
		return $revisions;
	}

	/** @param array{id: int, author: int, deleted: int, page?: ?Title}[] $revisions */
	private function visible( array $revisions ): array {
		$rows = [];
		foreach ( $revisions as $one ) {
			if ( $one['id'] && !( $one['deleted'] & self::HIDDEN ) ) {
				$rows[$one['id']] = [
					'type' => Target::REVISION, 'id' => (string)$one['id'], 'authorId' => $one['author'], 'page' => $one['page'] ?? null
				];
			}
		}
		return array_values( $rows );
	}

	/**
	 * Only for the page itself: what is transcluded into another is kept for all readers. Such a list is
	 * made with a request of its own, and all else looks as if it were the page.
	 * @param string $surface
	 * @param ContextSource $list
	 * @param array{id: int, author: int, deleted: int, page?: ?Title}[] $revisions
	 * @param array{type: string, id: string, authorId: int, page: ?Title}[] $others
	 */
	private function look( string $surface, ContextSource $list, array $revisions, array $others = [] ): void {
		$isOurs = $this->surfaces->has( $surface ) && !( $list->getRequest() instanceof FauxRequest );
		$this->surface = $isOurs ? $surface : null;
		if ( $isOurs ) {
			Services::get()->getLikeRows()->prepare( [ ...$this->visible( $revisions ), ...$others ], $list->getContext() );
		}
	}

	/** @param array<string|int, string> &$links */
	private function addTo( array &$links, string $id, string $surface ): void {
		if ( $this->surfaces->replacesThanks( $surface ) ) {
			$links = array_filter( $links, static fn ( $html ) => !str_contains( $html, self::THANKS ) );
		}
		$like = Services::get()->getLikeRows()->html( Target::REVISION, $id );
		if ( $like !== '' ) {
			$links[] = $like;
		}
	}
}
