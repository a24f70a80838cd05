<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use MessageLocalizer;
use WikiSocial\Exception;

/**
 * The ways to the comments of all rows of a page, counted together before the rows are made; a row then
 * takes its own. Where there is none yet it is shown to those who may write the first.
 */
class CommentRows {
	public const SERVICE_NAME = 'WikiSocial.CommentRows';

	/** Seconds that a CDN may keep a page without its counts, when the store was away. */
	private const CDN_INCOMPLETE = 30;

	/** @var array<string, string> HTML by "type/id" */
	private array $html = [];

	public function __construct(
		private readonly CommentsQuery $comments,
		private readonly CommentAccess $access,
		private readonly CommentSurfaces $surfaces,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly WriteGuard $guard
	) {
	}

	/**
	 * One exchange for up to 500 rows, none for no row. Where the store is away the rows show nothing.
	 * @param array{type: string, id: string}[] $rows what this reader may see
	 * @param IContextSource $context
	 */
	public function prepare( array $rows, IContextSource $context ): void {
		$rows = array_values( $rows );
		if ( !$rows || !$this->engine->isUsable() ) {
			return;
		}
		try {
			$counts = $this->comments->counts( $this->viewers->fromAuthority( $context->getAuthority() ), $rows );
		} catch ( Exception ) {
			// The engine has logged it.
			$context->getOutput()->lowerCdnMaxage( self::CDN_INCOMPLETE );
			return;
		}
		$mayComment = $this->guard->probably( $context->getAuthority(), 'comment' );
		foreach ( $rows as $at => $row ) {
			$this->put( $row['type'], $row['id'], $counts[$at], $mayComment, $context );
		}
	}

	/**
	 * The same for a page of a feed.
	 * @param Status[] $statuses
	 * @param Event[] $events whose pages this reader may read
	 * @param IContextSource $context
	 */
	public function prepareFeed( array $statuses, array $events, IContextSource $context ): void {
		if ( $this->surfaces->has( CommentSurfaces::FEEDS ) ) {
			$this->prepare( [
				...array_map( static fn ( Status $one ) => [ 'type' => $one->type(), 'id' => $one->id ], $statuses ),
				...array_map( static fn ( Event $one ) => [ 'type' => Target::EVENT, 'id' => $one->id ], $events )
			], $context );
		}
	}

	/** Of something whose comments were counted already. No exchange. */
	public function prepareOne( string $type, string $id, int $count, IContextSource $context ): void {
		$this->put( $type, $id, $count, $this->guard->probably( $context->getAuthority(), 'comment' ), $context );
	}

	private function put( string $type, string $id, int $count, bool $mayComment, MessageLocalizer $localizer ): void {
		$this->html["$type/$id"] = !$count && !( $mayComment && $this->access->takes( $type ) ) ? '' : Html::element( 'a', [
			'class' => 'mw-wikisocial-comment-link',
			'href' => SpecialPage::getTitleFor( 'Social', "comments/$type/$id" )->getLocalURL(),
			'rel' => 'nofollow',
		], $count ? $localizer->msg( 'wikisocial-comment-count' )->numParams( $count )->params( $count )->text()
			: $localizer->msg( 'wikisocial-comment' )->text() );
	}

	/** Empty where there is nothing to show. */
	public function html( string $type, string $id ): string {
		return $this->html["$type/$id"] ?? '';
	}
}
