<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Follow\FollowCommand;
use MediaWiki\Extension\WikiSocial\Follow\FollowsQuery;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

/** Buttons of following and personal blocks: forms that need no script. */
trait FollowForms {
	/** What a button does, and its message */
	private const BUTTONS = [
		'follow' => 'wikisocial-follow', 'unfollow' => 'wikisocial-unfollow', 'accept' => 'wikisocial-follow-accept',
		'refuse' => 'wikisocial-follow-refuse', 'drop' => 'wikisocial-follow-drop', 'block' => 'wikisocial-block',
		'unblock' => 'wikisocial-unblock',
	];

	private static function title( string $subpage ): Title {
		return SpecialPage::getTitleFor( 'SocialFollows', $subpage );
	}

	/** Links to the reader's lists. */
	private static function tabs( string $current, IContextSource $context ): string {
		// Messages: wikisocial-follows-following, wikisocial-follows-followers, wikisocial-follows-requests,
		// wikisocial-follows-blocked, wikisocial-follows-suggestions
		$links = array_map( static fn ( string $list ) => Html::rawElement( 'li', [], Html::element( 'a', [
			'href' => self::title( $list )->getLocalURL(),
			'aria-current' => $list === $current ? 'page' : null,
		], $context->msg( "wikisocial-follows-$list" )->text() ) ), [ ...FollowsQuery::LISTS, 'suggestions' ] );
		return Html::rawElement( 'nav', [ 'class' => 'mw-wikisocial-follows-tabs', 'aria-label' => $context->msg( 'wikisocial-follows' )->text() ],
			Html::rawElement( 'ul', [], implode( '', $links ) ) );
	}

	/**
	 * @param IContextSource $context
	 * @param string $act of BUTTONS
	 * @param string $kind
	 * @param string $name
	 * @param ?string $url of the page that does it; null: this one
	 */
	private static function button( IContextSource $context, string $act, string $kind, string $name, ?string $url = null ): string {
		$label = $context->msg( self::BUTTONS[$act] )->params( $context->getUser()->getName() )->text();
		return Html::rawElement( 'form', [ 'method' => 'post', 'action' => $url, 'class' => 'mw-wikisocial-follow-form' ],
			Html::hidden( 'wpEditToken', $context->getCsrfTokenSet()->getToken()->toString() ) .
			Html::hidden( 'wpKind', $kind ) . Html::hidden( 'wpName', $name ) .
			Html::element( 'button', [
				'name' => 'wpAct', 'value' => $act,
				'class' => 'cdx-button' . ( $act === 'follow' || $act === 'accept' ? ' cdx-button--action-progressive' : '' ),
				// Of many buttons in a list each says whom it is about.
				'aria-label' => $context->msg( 'wikisocial-follow-button' )->plaintextParams( $label, $name )->text(),
			], $label ) );
	}

	/** After something was done, once. */
	private static function notice( IContextSource $context ): string {
		return $context->getRequest()->wasPosted() || !$context->getRequest()->getCheck( 'done' ) ? ''
			: Html::rawElement( 'div', [ 'role' => 'status' ],
				Html::successBox( $context->msg( 'wikisocial-follows-done' )->escaped(), 'mw-wikisocial-notice' ) );
	}

	/** Does what a button says; null: there is no such one. @throws \WikiSocial\Exception */
	private static function press( FollowCommand $command, Authority $performer, string $act, string $kind, string $name ): ?WriteStatus {
		return match ( true ) {
			!in_array( $kind, FollowCommand::KINDS, true ) => null,
			$act === 'follow' => $command->followIfAllowed( $performer, $kind, $name ),
			$act === 'unfollow' => $command->unfollowIfAllowed( $performer, $kind, $name ),
			$kind !== FollowCommand::USER => null,
			$act === 'refuse' => $command->actIfAllowed( $performer, 'drop', $name ),
			in_array( $act, [ 'accept', 'drop', 'block', 'unblock' ], true ) => $command->actIfAllowed( $performer, $act, $name ),
			default => null,
		};
	}
}
