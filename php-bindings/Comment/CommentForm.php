<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Status\ComposerUse;
use MediaWiki\Extension\WikiSocial\Status\Draft;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** The form for a comment or an answer, or why there is none for this reader. */
class CommentForm {
	public const SERVICE_NAME = 'WikiSocial.CommentForm';

	public function __construct(
		private readonly Composer $composer,
		private readonly WriteGuard $guard,
		private readonly CommentAccess $access,
		private readonly LinkRenderer $linkRenderer
	) {
	}

	/** Whether the form is shown. Counts nothing. */
	public function isOffered( CommentPlace $place, string $closed, Authority $reader ): bool {
		return $closed === '' && $this->guard->probably( $reader, 'comment' ) && !$this->access->refusal( $place, $reader );
	}

	/**
	 * @param IContextSource $context
	 * @param CommentPlace $place
	 * @param Target $shown whose page of comments the form is on, and comes back to
	 * @param Draft $draft
	 * @param string $answers name of whoever is answered, where it is known
	 * @param MessageSpecifier[] $errors why the draft was not posted
	 * @param string $extraHtml further fields, such as a captcha's
	 */
	public function form(
		IContextSource $context, CommentPlace $place, Target $shown, Draft $draft, string $answers = '',
		array $errors = [], string $extraHtml = ''
	): string {
		$isAnswer = !$place->object->is( $shown );
		$page = SpecialPage::getTitleFor( 'Social', "comments/{$shown->subpage()}" );
		$object = "{$place->object->type}/" . rawurlencode( $place->object->id );
		$name = match ( true ) {
			!$isAnswer => MessageValue::new( 'wikisocial-comment-form' ),
			$answers === '' => MessageValue::new( 'wikisocial-comment-form-answer-other' ),
			default => MessageValue::new( 'wikisocial-comment-form-answer' )->params( $answers ),
		};
		$form = $this->composer->render( $context, $draft, $errors, $extraHtml, new ComposerUse(
			$page->getLocalURL( $isAnswer ? [ 'reply' => $place->object->id ] : [] ),
			"/comments/$object", $name, $name, 'wikisocial-comment-submit', false
		) );
		return ( $context->getAuthority()->isRegistered() ? '' : $this->login( 'wikisocial-composer-temporary', $page->getPrefixedDBkey(), $context ) ) .
			$form . ( !$isAnswer ? '' : Html::rawElement( 'p', [], Html::element( 'a', [
				'class' => 'mw-wikisocial-cancel', 'href' => $page->getLocalURL() . "#comment-{$place->object->id}",
			], $context->msg( 'cancel' )->text() ) ) );
	}

	/** Why there is no form; empty where it is to be seen. */
	public function reason( IContextSource $context, CommentPlace $place, string $closed ): string {
		if ( $closed !== '' ) {
			// Messages: wikisocial-comments-closed-author, wikisocial-comments-closed-moderator
			return Html::noticeBox( $context->msg( "wikisocial-comments-closed-$closed" )->escaped(), 'mw-wikisocial-refusal' );
		}
		$authority = $context->getAuthority();
		$why = PermissionStatus::newEmpty();
		if ( !$this->guard->probably( $authority, 'comment', $why ) && $why->isGood() && !$authority->isRegistered() ) {
			$page = SpecialPage::getTitleFor( 'Social', "comments/{$place->object->subpage()}" );
			return $this->login( 'wikisocial-comment-login', $page->getPrefixedDBkey(), $context );
		}
		$reasons = $why->getMessages() ?: array_filter( [ $this->access->refusal( $place, $authority ) ] );
		return !$reasons ? '' : Html::warningBox( implode( '', array_map(
			static fn ( $one ) => $context->msg( $one )->parseAsBlock(), $reasons
		) ), 'mw-wikisocial-refusal' );
	}

	private function login( string $key, string $returnTo, IContextSource $context ): string {
		$login = $this->linkRenderer->makeKnownLink(
			SpecialPage::getTitleValueFor( 'Userlogin' ), $context->msg( 'wikisocial-composer-login-link' )->text(), [],
			[ 'returnto' => $returnTo ]
		);
		// Messages: wikisocial-comment-login, wikisocial-composer-temporary
		return Html::noticeBox( $context->msg( $key )->rawParams( $login )->escaped(), 'mw-wikisocial-refusal' );
	}
}
