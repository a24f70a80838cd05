<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Group;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Text\TextLanguage;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use WikiSocial\Groups;

/** Groups, arrays of WikiSocial\Groups, as HTML that needs no script. */
class GroupHtml {
	public const SERVICE_NAME = 'WikiSocial.GroupHtml';

	public const JOINS = [ 'open', 'request', 'invite' ];

	public function __construct(
		private readonly TextLanguage $language,
		private readonly Composer $composer,
		private readonly WriteGuard $guard
	) {
	}

	public static function title( string $id, string $view = '' ): Title {
		return SpecialPage::getTitleFor( 'SocialGroups', $view === '' ? $id : "$id/$view" );
	}

	/** Whether anything is written there still. */
	public static function isOpen( array $group ): bool {
		return !$group['archived'] && $group['hidden'] === null;
	}

	public static function isOwned( array $group ): bool {
		return $group['state'] === 'member' && $group['role'] === 'owner';
	}

	/** Whether somebody may archive it: its owners, and who moderates the wiki. */
	public static function isEndedBy( array $group, Authority $performer ): bool {
		return self::isOwned( $group ) || ( $performer->isRegistered() && $performer->isAllowed( 'wikisocial-moderate' ) );
	}

	/** A name as a link. @param array{id: string, name: string} $group */
	public static function link( array $group ): string {
		return Html::rawElement( 'a', [ 'href' => self::title( $group['id'] )->getLocalURL() ], Html::element( 'bdi', [], $group['name'] ) );
	}

	/**
	 * Links from one page to those beside it.
	 * @param array<string, array{Title, array}> $ways pages with parameters by their names
	 * @param string $current
	 * @param string $prefix of the messages
	 * @param string $label
	 * @param IContextSource $context
	 */
	public static function tabs( array $ways, string $current, string $prefix, string $label, IContextSource $context ): string {
		$links = '';
		foreach ( $ways as $name => [ $title, $query ] ) {
			$links .= Html::rawElement( 'li', [], Html::element( 'a', [
				'href' => $title->getLocalURL( $query ), 'aria-current' => $name === $current ? 'page' : null,
			], $context->msg( $prefix . $name )->text() ) );
		}
		return Html::rawElement( 'nav', [ 'class' => 'mw-wikisocial-follows-tabs', 'aria-label' => $label ], Html::rawElement( 'ul', [], $links ) );
	}

	/** The pages of one group, as far as this reader has them. */
	public function ways( array $group, string $current, IContextSource $context ): string {
		$isInside = $group['state'] === 'member';
		$ways = [ 'group' => [ self::title( $group['id'] ), [] ] ];
		if ( $isInside || !$group['private'] ) {
			$ways['members'] = [ self::title( $group['id'], 'members' ), [] ];
		}
		if ( self::isEndedBy( $group, $context->getAuthority() ) && !$group['archived'] ) {
			$ways['edit'] = [ self::title( $group['id'], 'edit' ), [] ];
		}
		if ( $isInside ) {
			$ways['leave'] = [ self::title( $group['id'], 'leave' ), [] ];
		}
		// Messages: wikisocial-group-way-group, wikisocial-group-way-members, wikisocial-group-way-edit, wikisocial-group-way-leave
		return self::tabs( $ways, $current, 'wikisocial-group-way-',
			$context->msg( 'wikisocial-group-ways' )->plaintextParams( $group['name'] )->text(), $context );
	}

	/** @param array[] $groups @param IContextSource $context */
	public function list( array $groups, IContextSource $context ): string {
		return Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-groups' ], implode( '', array_map( fn ( array $group ) => Html::rawElement( 'li', [],
			Html::rawElement( 'h3', [], self::link( $group ) ) . $this->description( $group ) . self::facts( [
				...self::standing( $group, $context ), ...( $group['private'] ? [ $context->msg( 'wikisocial-group-is-private' )->text() ] : [] ),
				self::count( $group, $context ),
			] )
		), $groups ) ) );
	}

	/** What it is. */
	public function head( array $group, IContextSource $context ): string {
		$language = $this->language->name( $group['lang'] ?? '' );
		// Messages: wikisocial-group-join-open, wikisocial-group-join-request, wikisocial-group-join-invite
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-group' ], $this->description( $group ) . self::facts( [
			...self::standing( $group, $context ),
			$context->msg( $group['private'] ? 'wikisocial-group-private' : 'wikisocial-group-public' )->text(),
			...( self::isOpen( $group ) ? [ $context->msg( "wikisocial-group-join-{$group['join']}" )->text() ] : [] ),
			...( $language === '' ? [] : [ $context->msg( 'wikisocial-group-language' )->plaintextParams( $language )->text() ] ),
			self::count( $group, $context ),
		] ) );
	}

	private function description( array $group ): string {
		return $group['description'] === '' ? '' : Html::element( 'div',
			[ 'class' => 'mw-wikisocial-group-description' ] + $this->language->attributes( $group['lang'] ?? '' ), $group['description'] );
	}

	/** @param string[] $facts texts */
	private static function facts( array $facts ): string {
		return Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-group-facts' ],
			implode( '', array_map( static fn ( string $fact ) => Html::element( 'li', [], $fact ), $facts ) ) );
	}

	private static function count( array $group, IContextSource $context ): string {
		return $context->msg( 'wikisocial-group-count' )->numParams( $group['members'] )->text();
	}

	/** How the reader stands to it, and how it stands. @return string[] texts */
	private static function standing( array $group, IContextSource $context ): array {
		$mine = $group['state'] === 'member' ? $group['role'] : $group['state'];
		// Messages: wikisocial-group-mine-owner, wikisocial-group-mine-moderator, wikisocial-group-mine-member,
		// wikisocial-group-mine-requested, wikisocial-group-mine-invited, wikisocial-group-mine-banned
		return array_filter( [
			$mine === null ? '' : $context->msg( "wikisocial-group-mine-$mine" )->params( $context->getUser()->getName() )->text(),
			$group['archived'] ? $context->msg( 'wikisocial-group-archived' )->text() : '',
			$group['hidden'] === null ? '' : $context->msg( 'wikisocial-group-hidden' )->text(),
		] );
	}

	/** What this reader can do to belong to it, or not to. */
	public function buttons( array $group, IContextSource $context ): string {
		if ( !$context->getAuthority()->isRegistered() ) {
			return self::isOpen( $group ) && $group['join'] !== 'invite' ? $this->login( $group, $context ) : '';
		}
		$isOpen = self::isOpen( $group );
		$buttons = match ( $group['state'] ) {
			'invited' => [ ...( $isOpen ? [ 'accept' => 'join' ] : [] ), 'decline' => 'leave' ],
			'requested' => [ 'withdraw' => 'leave' ],
			'member', 'banned' => [],
			default => !$isOpen || $group['join'] === 'invite' ? [] : [ $group['join'] === 'open' ? 'join' : 'ask' => 'join' ],
		};
		$why = PermissionStatus::newEmpty();
		if ( in_array( 'join', $buttons, true ) && !$this->guard->probably( $context->getAuthority(), 'group', $why ) ) {
			return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-refusal' ],
				implode( '', array_map( static fn ( $one ) => $context->msg( $one )->parseAsBlock(), $why->getMessages() ) ) );
		}
		return !$buttons ? '' : FormHtml::form( self::title( $group['id'] )->getLocalURL(), $context->getCsrfTokenSet()->getToken()->toString(),
			implode( ' ', array_map( static fn ( string $name, string $act ) => FormHtml::button(
				// Messages: wikisocial-group-join, wikisocial-group-ask, wikisocial-group-accept, wikisocial-group-decline,
				// wikisocial-group-withdraw
				$context->msg( "wikisocial-group-$name" )->params( $context->getUser()->getName() )->text(), $act === 'join',
				[ 'name' => 'wpAct', 'value' => $act ]
			), array_keys( $buttons ), $buttons ) ) .
			( $group['private'] || !in_array( 'join', $buttons, true ) ? ''
				: Html::element( 'p', [ 'class' => 'mw-wikisocial-composer-note' ], $context->msg( 'wikisocial-group-join-note' )->text() ) ),
			[ 'class' => 'mw-wikisocial-group-buttons' ] );
	}

	private function login( array $group, IContextSource $context ): string {
		$login = Html::element( 'a', [ 'href' => SpecialPage::getTitleFor( 'Userlogin' )->getLocalURL(
			[ 'returnto' => self::title( $group['id'] )->getPrefixedDBkey() ]
		) ], $context->msg( 'wikisocial-composer-login-link' )->text() );
		return Html::noticeBox( $context->msg( 'wikisocial-group-login' )->rawParams( $login )->escaped(), 'mw-wikisocial-refusal' );
	}

	/** What of it never changes. */
	public function nameFields( array $draft, bool $takesPrivate, IContextSource $context ): string {
		$name = FormHtml::input( $context->msg( 'wikisocial-group-form-name' )->text(), 'wpName', $draft['name'],
			[ 'required' => true, 'maxlength' => Groups::NAME_MAX ], $context->msg( 'wikisocial-group-form-name-hint' )->text() );
		return $name . ( !$takesPrivate ? '' : FormHtml::group( $context->msg( 'wikisocial-group-form-visibility' )->text(),
			FormHtml::radio( $context->msg( 'wikisocial-group-public' )->text(), 'wpVisibility', 'public', !$draft['private'] ) .
			FormHtml::radio( $context->msg( 'wikisocial-group-private' )->text(), 'wpVisibility', 'private', $draft['private'] ) ) );
	}

	/** What its owners change. */
	public function fields( array $draft, IContextSource $context ): string {
		// Messages: wikisocial-group-join-open, wikisocial-group-join-request, wikisocial-group-join-invite
		return FormHtml::textarea( $context->msg( 'wikisocial-group-form-description' )->text(), 'wpDescription', $draft['description'],
				[ 'maxlength' => Groups::DESCRIPTION_MAX, 'rows' => 5 ] ) .
			FormHtml::group( $context->msg( 'wikisocial-group-form-join' )->text(), implode( '', array_map( static fn ( string $one ) =>
				FormHtml::radio( $context->msg( "wikisocial-group-join-$one" )->text(), 'wpJoin', $one, $draft['join'] === $one ), self::JOINS ) ) ) .
			$this->composer->languageField( $context, $draft['lang'] ?? '' );
	}
}
