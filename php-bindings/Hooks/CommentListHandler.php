<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

// phpcs:disable MediaWiki.NamingConventions.LowerCamelFunctionsName.FunctionName

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Context\RequestContext;
use MediaWiki\Diff\Hook\ArticleContentOnDiffHook;
use MediaWiki\Diff\Hook\DifferenceEngineRenderRevisionShowFinalPatrolLinkHook;
use MediaWiki\Diff\Hook\DiffToolsHook;
use MediaWiki\Extension\WikiSocial\Comment\CommentSurfaces;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Hook\HistoryToolsHook;
use MediaWiki\Hook\PageHistoryPager__doBatchLookupsHook;
use MediaWiki\Output\Hook\OutputPageCheckLastModifiedHook;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\RevisionRecord;

/**
 * Comments on edits: how many in histories and in the head of a diff, the newest of them under it. A
 * history is looked up at once before its rows are made, a diff when its head is. Where a surface is
 * off nothing is asked and nothing made.
 */
class CommentListHandler implements
	ArticleContentOnDiffHook,
	DifferenceEngineRenderRevisionShowFinalPatrolLinkHook,
	DiffToolsHook,
	HistoryToolsHook,
	OutputPageCheckLastModifiedHook,
	PageHistoryPager__doBatchLookupsHook
{
	/** Of such an edit neither what was written nor by whom is for everybody. */
	private const HIDDEN = RevisionRecord::DELETED_TEXT | RevisionRecord::DELETED_USER;
	/** What MediaWiki puts between a diff and the page as it was after it */
	private const BEHIND_DIFF = "<hr class='diff-hr' id='mw-oldid' />";

	/**
	 * Seconds that a CDN may keep a diff without comments. Each has too many addresses to purge, so that with
	 * comments, of which one may be hidden any time, it is not kept.
	 */
	private const CDN_DIFF = 60;

	/** Whether the history that is being made is the page itself */
	private bool $isHistory = false;
	/** Comments to stand under the diff that is being made */
	private string $section = '';

	public function __construct( private readonly CommentSurfaces $surfaces ) {
	}

	/** @inheritDoc */
	public function onDiffTools( $newRevRecord, &$links, $oldRevRecord, $userIdentity ) {
		if ( !$this->surfaces->has( CommentSurfaces::DIFF ) || !$newRevRecord->getId()
			|| ( $newRevRecord->getVisibility() & self::HIDDEN )
			// A diff over several edits shows what several people did.
			|| ( $oldRevRecord && $newRevRecord->getParentId() !== $oldRevRecord->getId() )
		) {
			return;
		}
		$id = (string)$newRevRecord->getId();
		$context = RequestContext::getMain();
		$this->section = Services::get()->getCommentDiff()->section( $newRevRecord, $context );
		$context->getOutput()->lowerCdnMaxage( $this->section === '' ? self::CDN_DIFF : 0 );
		$link = Services::get()->getCommentRows()->html( Target::REVISION, $id );
		if ( $link !== '' ) {
			$links[] = $link;
		}
	}

	/**
	 * Right below the diff; what follows may be a long page.
	 * @inheritDoc
	 */
	public function onArticleContentOnDiff( $diffEngine, $output ) {
		$html = $output->getHTML();
		$at = strrpos( $html, self::BEHIND_DIFF );
		if ( $this->section !== '' && $at !== false ) {
			$output->clearHTML();
			$output->addHTML( substr( $html, 0, $at ) . $this->section . substr( $html, $at ) );
			$this->section = '';
		}
	}

	/**
	 * For diffs without the page.
	 * @inheritDoc
	 */
	public function onDifferenceEngineRenderRevisionShowFinalPatrolLink() {
		RequestContext::getMain()->getOutput()->addHTML( $this->section );
		$this->section = '';
	}

	/** @inheritDoc */
	public function onPageHistoryPager__doBatchLookups( $pager, $result ) {
		// One that is transcluded is made with a request of its own, and kept for all readers.
		$this->isHistory = $this->surfaces->has( CommentSurfaces::HISTORY ) && !( $pager->getRequest() instanceof FauxRequest );
		if ( !$this->isHistory ) {
			return;
		}
		$rows = [];
		foreach ( $result as $row ) {
			if ( !( (int)$row->rev_deleted & self::HIDDEN ) ) {
				$rows[] = [ 'type' => Target::REVISION, 'id' => (string)$row->rev_id ];
			}
		}
		$result->seek( 0 );
		Services::get()->getCommentRows()->prepare( $rows, $pager->getContext() );
	}

	/** @inheritDoc */
	public function onHistoryTools( $revRecord, &$links, $prevRevRecord, $userIdentity ) {
		$link = $this->isHistory && $revRecord->getId()
			? Services::get()->getCommentRows()->html( Target::REVISION, (string)$revRecord->getId() ) : '';
		if ( $link !== '' ) {
			$links[] = $link;
		}
	}

	/**
	 * A browser's copy does not know of new comments: it is never "not modified".
	 * @inheritDoc
	 */
	public function onOutputPageCheckLastModified( &$modifiedTimes, $out ) {
		$surface = match ( true ) {
			$out->getRequest()->getCheck( 'diff' ) => CommentSurfaces::DIFF,
			$out->getActionName() === 'history' => CommentSurfaces::HISTORY,
			default => null,
		};
		if ( $surface !== null && $this->surfaces->has( $surface ) ) {
			$modifiedTimes['wikisocialcomments'] = wfTimestampNow();
		}
	}
}
