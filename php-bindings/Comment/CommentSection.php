<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Draft;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Html\Html;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageSpecifier;
use WikiSocial\Moderation;

/** All about comments on the page of one thing: how many, the form or why there is none, the threads, the pager. */
class CommentSection {
	public const SERVICE_NAME = 'WikiSocial.CommentSection';

	private const THREADS = 20;
	private const REPLIES = 50;

	public function __construct(
		private readonly CommentsQuery $comments,
		private readonly CommentForm $form,
		private readonly CommentHtml $commentHtml,
		private readonly LikeRows $likes,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		private readonly StatusHtml $statusHtml
	) {
	}

	/**
	 * Two exchanges: the comments, and their likes with those of the subject.
	 * @param Target $shown
	 * @param CommentPlace $place what the form would be for: $shown, or one of its comments
	 * @param ?Status $subject $shown, where it is a status or a comment
	 * @param IContextSource $context
	 * @param ?Draft $draft that was not posted
	 * @param MessageSpecifier[] $errors why
	 * @param string $extraHtml further fields of the form
	 * @throws \WikiSocial\Exception
	 */
	public function html(
		Target $shown, CommentPlace $place, ?Status $subject, IContextSource $context, ?Draft $draft = null,
		array $errors = [], string $extraHtml = ''
	): string {
		$cursor = $context->getRequest()->getRawVal( 'cursor' );
		$isThread = $shown->type === Target::COMMENT;
		$page = $this->comments->page(
			$this->viewers->fromAuthority( $context->getAuthority() ), $shown->toArray(),
			$isThread ? self::REPLIES : self::THREADS, $cursor
		);
		$this->likes->prepareStatuses( [ ...( $subject ? [ $subject ] : [] ), ...$page->comments() ], $context );
		$isOffered = !( $subject?->deleted || ( $subject && $subject->hidden !== '' ) )
			&& $this->form->isOffered( $place, $page->closed, $context->getAuthority() );
		$answered = $place->object->is( $shown ) ? null : $this->among( $page, $place->object->id );
		$form = $isOffered || ( $errors && $page->closed === '' )
			? $this->form->form( $context, $place, $shown, $draft ?? Draft::blank(), $this->nameOf( $answered ), $errors, $extraHtml )
			: $this->kept( $draft, $errors, $context ) . $this->form->reason( $context, $place, $page->closed );
		$subpage = $shown->subpage();
		return Html::rawElement( 'section', [ 'class' => 'mw-wikisocial-comments', 'id' => 'comments', 'aria-labelledby' => 'mw-wikisocial-comments-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-comments-heading' ], $page->count
				? $context->msg( 'wikisocial-comment-count' )->numParams( $page->count )->params( $page->count )->text()
				: $context->msg( 'wikisocial-comments-heading' )->text() ) .
			( $answered || $isThread ? '' : $form ) .
			$this->commentHtml->lists( $page, $subpage, $context, $isOffered, $answered->id ?? '', $form, $subject ? [ $subject ] : [] ) .
			$this->commentHtml->pager( $page, $subpage, $context, $cursor !== null ) .
			( !$answered && $isThread ? $form : '' )
		) . $this->closing( $shown, $subject, $page, $context );
	}

	/** On this page. */
	private function among( CommentPage $page, string $id ): ?Status {
		return array_column( $page->comments(), null, 'id' )[$id] ?? null;
	}

	private function nameOf( ?Status $comment ): string {
		return $comment ? $this->people->byIds( [ $comment->authorId ] )[$comment->authorId]->name ?? '' : '';
	}

	/** What is commented, when it is a status or a comment, with its likes as html() has prepared them. */
	public function subject( Status $subject, IContextSource $context ): string {
		return $this->statusHtml->render(
			$subject, $this->people->byIds( [ $subject->authorId ] )[$subject->authorId], $context, true, null,
			$this->likes->html( $subject->type(), $subject->id )
		);
	}

	/**
	 * What was written where no form is any more, to be copied.
	 * @param ?Draft $draft
	 * @param MessageSpecifier[] $errors
	 * @param IContextSource $context
	 */
	private function kept( ?Draft $draft, array $errors, IContextSource $context ): string {
		return implode( '', array_map( static fn ( $one ) => Html::rawElement(
			'div', [ 'role' => 'alert' ], Html::errorBox( $context->msg( $one )->parse() )
		), $errors ) ) . ( ( $draft->text ?? '' ) === '' ? '' : Html::element(
			'textarea', [ 'readonly' => true, 'rows' => 4, 'dir' => 'auto', 'aria-label' => $context->msg( 'wikisocial-comment-form' )->text() ], $draft->text
		) );
	}

	/** Who may close it and open it again: moderators, and people their own statuses. */
	private function closing( Target $shown, ?Status $subject, CommentPage $page, IContextSource $context ): string {
		$authority = $context->getAuthority();
		$isModerator = $authority->isAllowed( 'wikisocial-moderate' );
		$isOwn = $subject && $authority->isRegistered() && $subject->authorId === $authority->getUser()->getId();
		if ( $shown->type === Target::COMMENT || !( $isModerator || ( $isOwn && $page->closed !== 'moderator' ) ) ) {
			return '';
		}
		return Html::rawElement( 'form', [
			'method' => 'post', 'class' => 'mw-wikisocial-closing',
			'action' => SpecialPage::getTitleFor( 'Social', "comments/$shown->type/$shown->id" )->getLocalURL(),
		],
			Html::hidden( 'wpEditToken', $context->getCsrfTokenSet()->getToken()->toString() ) .
			( $isModerator && ( !$isOwn || $page->closed === 'moderator' ) ? $this->reasonField( $context ) : '' ) .
			Html::element( 'button', [
				'type' => 'submit', 'name' => 'wpClose', 'value' => $page->closed === '' ? '1' : '0', 'class' => 'cdx-button',
			], $context->msg( $page->closed === '' ? 'wikisocial-comments-close' : 'wikisocial-comments-open' )->text() )
		);
	}

	/** What moderators do is in the log. */
	private function reasonField( IContextSource $context ): string {
		return Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			Html::rawElement( 'div', [ 'class' => 'cdx-label' ], Html::rawElement(
				'label', [ 'class' => 'cdx-label__label', 'for' => 'mw-wikisocial-closing-reason' ],
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $context->msg( 'wikisocial-hide-reason' )->text() )
			) ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ],
				Html::input( 'wpReason', '', 'text', [
					'id' => 'mw-wikisocial-closing-reason', 'class' => 'cdx-text-input__input', 'dir' => 'auto',
					'maxlength' => Moderation::REASON_MAX,
				] )
			) )
		);
	}
}
