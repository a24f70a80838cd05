<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\DiscussionTools\Hooks\DiscussionToolsAddOverflowMenuItemsHook;
use MediaWiki\Extension\DiscussionTools\OverflowMenuItem;
use MediaWiki\Extension\WikiSocial\Like\LikeSurfaces;
use MediaWiki\Extension\WikiSocial\Services;

/**
 * A like among the tools of each comment of a talk page. Whether one likes it already, the script asks
 * for all comments of the page at once; without it there is the list that the toolbox leads to.
 */
class LikeTalkHandler implements DiscussionToolsAddOverflowMenuItemsHook {
	/** Bytes of a name that DiscussionTools' names of comments hold */
	private const AUTHOR_MAX = 80;

	/** Whether the reader may like anything at all, asked once for a page. */
	private ?bool $mayLike = null;

	public function __construct( private readonly LikeSurfaces $surfaces ) {
	}

	/** @inheritDoc */
	public function onDiscussionToolsAddOverflowMenuItems(
		array &$overflowMenuItems, array &$resourceLoaderModules, array $threadItemData, IContextSource $contextSource
	) {
		$author = strtr( (string)( $threadItemData['author'] ?? '' ), '_', ' ' );
		if ( !$this->surfaces->has( LikeSurfaces::TALK ) || ( $threadItemData['type'] ?? '' ) !== 'comment'
			|| $author === '' || $author === $contextSource->getUser()->getName() || !$this->mayLike( $contextSource )
		) {
			return;
		}
		if ( $this->surfaces->replacesThanks( LikeSurfaces::TALK ) ) {
			$overflowMenuItems = array_filter( $overflowMenuItems, static fn ( $item ) => $item->getId() !== 'thank' );
		}
		$overflowMenuItems[] = new OverflowMenuItem(
			'wikisocial-like', 'heart',
			$contextSource->msg( 'wikisocial-like-talk' )->params( $contextSource->getUser()->getName() )->text(),
			0, [ 'name' => self::name( $author, (string)$threadItemData['timestamp'] ) ]
		);
		$resourceLoaderModules[] = 'ext.wikisocial.like.talk';
		$resourceLoaderModules[] = 'oojs-ui.styles.icons-interactions';
	}

	/** What DiscussionTools calls the comment, which it does not hand on. */
	private static function name( string $author, string $timestamp ): string {
		return 'c-' . trim( mb_strcut( strtr( $author, ' ', '_' ), 0, self::AUTHOR_MAX ), '_' ) . '-' . $timestamp;
	}

	private function mayLike( IContextSource $context ): bool {
		$this->mayLike ??= Services::get()->getEngine()->isUsable()
			&& Services::get()->getWriteGuard()->probably( $context->getAuthority(), 'like' );
		return $this->mayLike;
	}
}
