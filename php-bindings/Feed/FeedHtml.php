<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Comment\CommentRows;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Linker\LinkTarget;

/** A page of a feed as HTML. */
class FeedHtml {
	public const SERVICE_NAME = 'WikiSocial.FeedHtml';

	public function __construct(
		private readonly TextCast $cast,
		private readonly StatusHtml $statusHtml,
		private readonly LinkRenderer $linkRenderer,
		private readonly LikeRows $likes,
		private readonly CommentRows $comments,
		private readonly EventsQuery $events,
		private readonly EventFacts $eventFacts
	) {
	}

	/**
	 * The articles, or a sentence where there is none. Events stand there for who may read their page.
	 * @param FeedPage $page
	 * @param IContextSource $context
	 * @param bool $withReactions likes and comments, two exchanges more; not on what is kept for all readers
	 */
	public function articles( FeedPage $page, IContextSource $context, bool $withReactions = false ): string {
		$events = $this->events->readable( $page->events(), $context->getAuthority() );
		$statuses = $page->statuses();
		if ( !$statuses && !$events ) {
			return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-feed' ], Html::element(
				'p', [ 'class' => 'mw-wikisocial-empty' ], $context->msg( 'wikisocial-feed-empty' )->text()
			) );
		}
		$people = $this->cast->load( $statuses );
		if ( $withReactions ) {
			$this->likes->prepareFeed( $statuses, $events, $context );
			$this->comments->prepareFeed( $statuses, $events, $context );
		}
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-feed' ], implode( '', array_map(
			fn ( Status|Event $one ) => match ( true ) {
				$one instanceof Status => $this->statusHtml->render(
					$one, $people[$one->authorId], $context, true, $people,
					$withReactions ? $this->reactions( $one->type(), $one->id ) : ''
				),
				in_array( $one, $events, true ) => $this->eventFacts->article(
					$one, $context, $withReactions ? $this->reactions( Target::EVENT, $one->id ) : ''
				),
				default => ''
			},
			$page->items
		) ) );
	}

	private function reactions( string $type, string $id ): string {
		return implode( ' ', array_filter( [
			$this->likes->html( $type, $id ), $this->comments->html( $type, $id )
		] ) );
	}

	/**
	 * Links to the next page, and from a later page to the newest.
	 *
	 * @param FeedPage $page
	 * @param IContextSource $context
	 * @param LinkTarget $target page that shows the feed
	 * @param array $query its parameters without the cursor
	 * @param bool $isLater not the first page
	 */
	public function pager(
		FeedPage $page, IContextSource $context, LinkTarget $target, array $query, bool $isLater
	): string {
		$links = [];
		if ( $isLater ) {
			$links[] = $this->linkRenderer->makeKnownLink(
				$target, $context->msg( 'wikisocial-feed-newest' )->text(), [ 'rel' => 'first' ], $query
			);
		}
		if ( $page->next !== null ) {
			$links[] = $this->linkRenderer->makeKnownLink(
				$target, $context->msg( 'wikisocial-feed-older' )->text(), [ 'rel' => 'next' ],
				[ 'cursor' => $page->next ] + $query
			);
		}
		return !$links ? '' : Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-pager', 'aria-label' => $context->msg( 'wikisocial-feed-pages' )->text()
		], implode( ' ', $links ) );
	}
}
