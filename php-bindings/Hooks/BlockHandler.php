<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Block\Hook\GetAllBlockActionsHook;

/** What administrators can block someone from, without blocking all else. */
class BlockHandler implements GetAllBlockActionsHook {
	/** Stored in the wiki's ipblocks_restrictions: never to be changed or used again. */
	private const POST = 7301;
	private const LIKE = 7303;
	private const COMMENT = 7304;
	private const EVENT_CREATE = 7305;
	private const SIGN_UP = 7306;
	private const FOLLOW = 7307;

	/** @inheritDoc */
	public function onGetAllBlockActions( &$actions ) {
		$actions['wikisocial-post'] = self::POST;
		$actions['wikisocial-like'] = self::LIKE;
		$actions['wikisocial-comment'] = self::COMMENT;
		$actions['wikisocial-event-create'] = self::EVENT_CREATE;
		$actions['wikisocial-signup'] = self::SIGN_UP;
		$actions['wikisocial-follow'] = self::FOLLOW;
	}
}
