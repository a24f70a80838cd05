<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Status\RecentStatuses;
use MediaWiki\Hook\EnhancedChangesListModifyBlockLineDataHook;
use MediaWiki\Hook\EnhancedChangesListModifyLineDataHook;
use MediaWiki\Hook\OldChangesListRecentChangesLineHook;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;
use RecentChange;

/** How a status looks on recent changes and watchlists, in the plain and in the grouped list. */
class ChangesListHandler implements
	EnhancedChangesListModifyBlockLineDataHook,
	EnhancedChangesListModifyLineDataHook,
	OldChangesListRecentChangesLineHook
{
	private const SEPARATOR = ' <span class="mw-changeslist-separator"></span> ';

	public function __construct( private readonly LinkRenderer $linkRenderer ) {
	}

	/** @inheritDoc */
	public function onOldChangesListRecentChangesLine( $changeslist, &$s, $rc, &$classes, &$attribs ) {
		$link = $this->link( $rc, $changeslist );
		if ( $link === null ) {
			return;
		}
		$s = $link . self::SEPARATOR;
		$changeslist->insertTimestamp( $s, $rc );
		$changeslist->insertUserRelatedLinks( $s, $rc );
		$s = Html::rawElement( 'span', [ 'class' => 'mw-changeslist-line-inner' ], $s );
		$classes[] = 'mw-wikisocial-change';
	}

	/** @inheritDoc */
	public function onEnhancedChangesListModifyLineData( $changesList, &$data, $block, $rc, &$classes, &$attribs ) {
		$link = $this->link( $rc, $changesList );
		if ( $link !== null ) {
			$data['timestampLink'] = htmlspecialchars( $rc->timestamp ) . ' ' . $link;
			$data['recentChangesFlags']['newpage'] = false;
		}
	}

	/** @inheritDoc */
	public function onEnhancedChangesListModifyBlockLineData( $changesList, &$data, $rc ) {
		$link = $this->link( $rc, $changesList );
		if ( $link !== null ) {
			$data['articleLink'] = $link;
			unset( $data['historyLink'] );
		}
	}

	/** Null: the row is not ours. */
	private function link( RecentChange $change, \ChangesList $list ): ?string {
		$id = RecentStatuses::statusOf( $change );
		return $id === null ? null : ' ' . $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleValueFor( 'Social', "status/$id" ),
			$list->msg( RecentStatuses::isComment( $change ) ? 'wikisocial-change-comment' : 'wikisocial-change-status' )->text(),
			[ 'class' => 'mw-wikisocial-change-link' ]
		);
	}
}
