<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Html\Html;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\SpecialPage\SpecialPage;
use WikiSocial\Exception;

/** The newest threads on an edit, to stand under its diff, with the way to all of them and to the form. */
class CommentDiff {
	public const SERVICE_NAME = 'WikiSocial.CommentDiff';

	private const THREADS = 3;

	public function __construct(
		private readonly CommentsQuery $comments,
		private readonly CommentRows $rows,
		private readonly CommentHtml $commentHtml,
		private readonly CommentForm $form,
		private readonly CommentAccess $access,
		private readonly LikeRows $likes,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers
	) {
	}

	/**
	 * One exchange, also for the link that CommentRows then has, and one for the likes of comments. Empty where there are no comments, or the
	 * store is away.
	 */
	public function section( RevisionRecord $revision, IContextSource $context ): string {
		if ( !$this->engine->isUsable() ) {
			return '';
		}
		$id = (string)$revision->getId();
		$object = [
			'type' => Target::REVISION, 'id' => $id, 'authorId' => $revision->getUser()?->getId() ?? 0,
			'pageId' => $revision->getPageId(),
		];
		try {
			$page = $this->comments->page( $this->viewers->fromAuthority( $context->getAuthority() ), $object, self::THREADS );
			$this->rows->prepareOne( Target::REVISION, $id, $page->count, $context );
			return $page->threads ? $this->render( $page, $id, $context ) : '';
		} catch ( Exception ) {
			// The engine has logged it; the diff is shown without.
			return '';
		}
	}

	private function render( CommentPage $page, string $id, IContextSource $context ): string {
		$out = $context->getOutput();
		$out->addModuleStyles( [ 'ext.wikisocial.styles', 'ext.wikisocial.like.styles' ] );
		$this->likes->prepareStatuses( $page->comments(), $context );
		$found = $this->access->find( Target::REVISION, $id, $context->getAuthority() );
		$canAnswer = $found->isOK() && $this->form->isOffered( $found->getValue(), $page->closed, $context->getAuthority() );
		return Html::rawElement( 'section', [
			'class' => 'mw-wikisocial-comments', 'id' => 'comments', 'aria-labelledby' => 'mw-wikisocial-comments-heading'
		],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-comments-heading' ],
				$context->msg( 'wikisocial-comment-count' )->numParams( $page->count )->params( $page->count )->text() ) .
			$this->commentHtml->lists( $page, Target::REVISION . "/$id", $context, $canAnswer ) .
			Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-all' ], Html::element( 'a', [
				'href' => SpecialPage::getTitleFor( 'Social', "comments/revision/$id" )->getLocalURL(),
			], $context->msg( 'wikisocial-comments-all' )->text() ) )
		);
	}
}
