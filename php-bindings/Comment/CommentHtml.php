<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\SpecialPage\SpecialPage;

/** A page of comments as lists: threads, and one step in their replies at any depth. */
class CommentHtml {
	public const SERVICE_NAME = 'WikiSocial.CommentHtml';

	/** @var array<int, Person> of the page that is being made */
	private array $people = [];
	/** @var array<string, Status> likewise, by id */
	private array $comments = [];

	public function __construct(
		private readonly TextCast $cast,
		private readonly StatusHtml $statusHtml,
		private readonly LikeRows $likes,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/**
	 * Their likes are to be prepared before. No exchange.
	 * @param CommentPage $page
	 * @param string $shown "type/id" of what is commented, as Special:Social/comments has it
	 * @param IContextSource $context
	 * @param bool $canAnswer whether this reader is offered to
	 * @param string $answered id of a comment that is being answered
	 * @param string $form to stand below that
	 * @param Status[] $others whose names are known already, such as the first comment of the thread
	 */
	public function lists(
		CommentPage $page, string $shown, IContextSource $context, bool $canAnswer, string $answered = '', string $form = '',
		array $others = []
	): string {
		$comments = $page->comments();
		if ( !$comments && !$page->threads ) {
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $context->msg( 'wikisocial-comments-empty' )->text() );
		}
		$this->people = $this->cast->load( [ ...$comments, ...$others ] );
		$this->comments = array_column( [ ...$comments, ...$others ], null, 'id' );
		$one = fn ( Status $comment ) => $this->one( $comment, $shown, $context, $canAnswer ) .
			( $comment->id === $answered ? $form : '' );
		return $this->items( 'mw-wikisocial-replies', array_map( $one, $page->replies ) ) .
			$this->items( 'mw-wikisocial-threads', array_map( fn ( CommentThread $thread ) =>
				( $thread->first ? $one( $thread->first ) : Html::element(
					'p', [ 'class' => 'mw-wikisocial-gone', 'id' => "comment-{$thread->id}" ], $context->msg( 'wikisocial-comment-gone' )->text()
				) ) .
				$this->items( 'mw-wikisocial-replies', array_map( $one, $thread->replies ) ) .
				$this->more( $thread, $context ), $page->threads ) );
	}

	/** @param string $class @param string[] $items */
	private function items( string $class, array $items ): string {
		return !$items ? '' : Html::rawElement( 'ul', [ 'class' => $class ], implode( "\n", array_map(
			static fn ( string $item ) => Html::rawElement( 'li', [], $item ), $items
		) ) );
	}

	private function one( Status $comment, string $shown, IContextSource $context, bool $canAnswer ): string {
		$reactions = array_filter( [
			$this->likes->html( $comment->type(), $comment->id ),
			$canAnswer && !$comment->deleted && $comment->hidden === '' ? $this->linkRenderer->makeKnownLink(
				SpecialPage::getTitleFor( 'Social', "comments/$shown" ), $context->msg( 'wikisocial-comment-answer' )->text(),
				[ 'class' => 'mw-wikisocial-answer', 'rel' => 'nofollow', 'aria-describedby' => 'mw-wikisocial-by-' . $comment->id ],
				[ 'reply' => $comment->id ]
			) : '',
		] );
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-comment', 'id' => "comment-{$comment->id}" ],
			$this->answers( $comment, $context ) . $this->statusHtml->render(
				$comment, $this->people[$comment->authorId], $context, true, $this->people, implode( ' ', $reactions )
			) );
	}

	/** What a reply answers, unless that is the first comment, below which it stands. */
	private function answers( Status $comment, IContextSource $context ): string {
		if ( $comment->parent === null || $comment->parent === $comment->thread ) {
			return '';
		}
		$parent = $this->comments[$comment->parent] ?? null;
		$name = $parent ? $this->people[$parent->authorId]->name : null;
		$link = Html::element( 'a', [
			'href' => $parent ? "#comment-{$comment->parent}"
				: SpecialPage::getTitleFor( 'Social', "status/{$comment->parent}" )->getLocalURL(),
		], $name ?? $context->msg( 'wikisocial-comment-other' )->text() );
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-answers' ],
			$context->msg( 'wikisocial-comment-answers' )->rawParams( Html::rawElement( 'bdi', [], $link ) )->escaped() );
	}

	private function more( CommentThread $thread, IContextSource $context ): string {
		return $thread->next === null ? '' : Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-more' ], $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleFor( 'Social', "comments/comment/{$thread->id}" ), $context->msg( 'wikisocial-comments-replies' )->text(),
			[ 'rel' => 'next' ], [ 'cursor' => $thread->next ]
		) );
	}

	/**
	 * Links to the next page, and from a later page to the first.
	 * @param CommentPage $page
	 * @param string $shown "type/id"
	 * @param IContextSource $context
	 * @param bool $isLater not the first page
	 */
	public function pager( CommentPage $page, string $shown, IContextSource $context, bool $isLater ): string {
		$title = SpecialPage::getTitleFor( 'Social', "comments/$shown" );
		$links = [];
		if ( $isLater ) {
			$links[] = $this->linkRenderer->makeKnownLink( $title, $context->msg( 'wikisocial-comments-first' )->text(), [ 'rel' => 'first' ] );
		}
		if ( $page->next !== null ) {
			$links[] = $this->linkRenderer->makeKnownLink( $title, $context->msg( 'wikisocial-comments-more' )->text(), [ 'rel' => 'next' ],
				[ 'cursor' => $page->next ] );
		}
		return !$links ? '' : Html::rawElement( 'nav', [
			'class' => 'mw-wikisocial-pager', 'aria-label' => $context->msg( 'wikisocial-comments-pages' )->text()
		], implode( ' ', $links ) );
	}
}
