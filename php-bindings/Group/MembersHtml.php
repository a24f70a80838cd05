<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Group;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Html\Html;
use WikiSocial\Moderation;

/** Who belongs to a group, and the forms of those who moderate it. What was sent in vain stands in them again. */
class MembersHtml {
	public const SERVICE_NAME = 'WikiSocial.MembersHtml';

	/** What moderators do with those of each list. */
	private const ACTS = [
		'member' => [ 'remove', 'ban' ], 'requested' => [ 'approve', 'refuse', 'ban' ], 'invited' => [ 'withdraw' ], 'banned' => [ 'unban' ],
	];
	/** And with who is in none, by name. */
	private const BY_NAME = [ 'invite', 'ban' ];

	public function __construct(
		private readonly PersonLookup $people,
		private readonly PersonHtml $personHtml
	) {
	}

	/** Whether this reader decides who belongs to it. */
	public static function isModerated( array $group ): bool {
		return $group['state'] === 'member' && $group['role'] !== 'member' && GroupHtml::isOpen( $group );
	}

	/** What this reader does with those of a list. @return string[] */
	public static function acts( array $group, string $state ): array {
		return !self::isModerated( $group ) ? [] : [
			...self::ACTS[$state], ...( $state === 'member' && $group['role'] === 'owner' ? array_reverse( MembersQuery::ROLES ) : [] ),
		];
	}

	/** The same of who is named. @return string[] */
	public static function actsByName( array $group ): array {
		return self::isModerated( $group ) ? self::BY_NAME : [];
	}

	/** A form in which one looks for members. @param array $group @param array{role: string, q: string} $asked @param IContextSource $context */
	public function search( array $group, array $asked, IContextSource $context ): string {
		$title = GroupHtml::title( $group['id'], 'members' );
		$roles = [ '' => $context->msg( 'wikisocial-members-role-any' )->text() ];
		foreach ( MembersQuery::ROLES as $role ) {
			// Messages: wikisocial-member-owner, wikisocial-member-moderator, wikisocial-member-member
			$roles[$role] = $context->msg( "wikisocial-member-$role" )->text();
		}
		return Html::rawElement( 'form', [
			'method' => 'get', 'action' => $title->getLocalURL(), 'role' => 'search', 'class' => 'mw-wikisocial-groups-search',
		],
			Html::hidden( 'title', $title->getPrefixedDBkey() ) .
			FormHtml::input( $context->msg( 'wikisocial-members-search' )->text(), 'q', $asked['q'], [ 'maxlength' => 255, 'autocomplete' => 'off' ] ) .
			FormHtml::select( $context->msg( 'wikisocial-members-role' )->text(), 'role', $roles, $asked['role'] ) .
			FormHtml::button( $context->msg( 'wikisocial-groups-search-submit' )->text() ) );
	}

	/**
	 * @param array $group
	 * @param string $state
	 * @param array[] $items of WikiSocial\Groups::members()
	 * @param IContextSource $context
	 */
	public function list( array $group, string $state, array $items, IContextSource $context ): string {
		if ( !$items ) {
			// Messages: wikisocial-members-empty-member, wikisocial-members-empty-requested, wikisocial-members-empty-invited,
			// wikisocial-members-empty-banned
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ], $context->msg( "wikisocial-members-empty-$state" )->text() );
		}
		$people = $this->people->byIds( array_column( $items, 'userId' ) );
		$acts = self::acts( $group, $state );
		$ticked = array_map( 'intval', $context->getRequest()->wasPosted() ? $context->getRequest()->getArray( 'wpPeople' ) ?? [] : [] );
		$list = Html::rawElement( 'ul', [ 'class' => 'mw-wikisocial-members', 'aria-labelledby' => 'mw-wikisocial-members-heading' ],
			implode( '', array_map( fn ( array $one ) => Html::rawElement( 'li', [],
				( $acts ? $this->box( $people[$one['userId']], in_array( $one['userId'], $ticked, true ), $context ) : '' ) .
				$this->personHtml->link( $people[$one['userId']], $context ) . $this->role( $one, $context )
			), $items ) ) );
		return !$acts ? $list : $this->form( $group, $state, 'list', $context,
			$list . $this->choice( 'wikisocial-members-act', $acts, $context ) . $this->reason( 'list', $context ) .
			( $state !== 'member' || $group['role'] !== 'owner' ? '' : Html::element( 'p', [ 'class' => 'mw-wikisocial-composer-note' ],
				$context->msg( 'wikisocial-members-handover' )->text() ) ) );
	}

	private function box( Person $person, bool $isTicked, IContextSource $context ): string {
		// The link beside the label, not in it: a click on a name goes to the person.
		return Html::input( 'wpPeople[]', (string)$person->id, 'checkbox', [
			'id' => "mw-wikisocial-person-$person->id", 'checked' => $isTicked,
			'aria-label' => $person->name ?? $context->msg( 'rev-deleted-user' )->text(),
		] ) . ' ';
	}

	private function role( array $one, IContextSource $context ): string {
		// Messages: wikisocial-member-owner, wikisocial-member-moderator
		return $one['role'] === 'member' ? '' : ' ' . Html::element( 'span', [ 'class' => 'mw-wikisocial-follows-state' ],
			$context->msg( 'parentheses' )->plaintextParams( $context->msg( "wikisocial-member-{$one['role']}" )->text() )->text() );
	}

	/** To invite or ban who is in no list. */
	public function byName( array $group, string $state, IContextSource $context ): string {
		$acts = self::actsByName( $group );
		$isSent = $context->getRequest()->wasPosted() && $context->getRequest()->getRawVal( 'wpForm' ) === 'name';
		return !$acts ? '' : Html::rawElement( 'section', [ 'aria-labelledby' => 'mw-wikisocial-members-name-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-members-name-heading' ], $context->msg( 'wikisocial-members-somebody' )->text() ) .
			$this->form( $group, $state, 'name', $context,
				FormHtml::input( $context->msg( 'wikisocial-members-name' )->text(), 'wpName', $isSent ? $context->getRequest()->getText( 'wpName' ) : '',
					[ 'required' => true, 'maxlength' => 255, 'autocomplete' => 'off' ] ) .
				$this->choice( 'wikisocial-members-somebody-act', $acts, $context, 'mw-wikisocial-members-name-act' ) .
				$this->reason( 'name', $context ) ) );
	}

	/** @param string $label @param string[] $acts @param IContextSource $context @param string $id */
	private function choice( string $label, array $acts, IContextSource $context, string $id = 'mw-wikisocial-members-list-act' ): string {
		// Nobody is removed by a button pressed too early.
		$options = Html::element( 'option', [ 'value' => '' ], $context->msg( 'wikisocial-members-act-none' )->text() );
		foreach ( $acts as $act ) {
			// Messages: wikisocial-members-act-approve, wikisocial-members-act-refuse, wikisocial-members-act-withdraw,
			// wikisocial-members-act-remove, wikisocial-members-act-ban, wikisocial-members-act-unban, wikisocial-members-act-invite,
			// wikisocial-members-act-member, wikisocial-members-act-moderator, wikisocial-members-act-owner
			$options .= Html::element( 'option', [ 'value' => $act ], $context->msg( "wikisocial-members-act-$act" )->text() );
		}
		return FormHtml::field( $context->msg( $label )->text(), $id,
			Html::rawElement( 'select', [ 'name' => 'wpAct', 'id' => $id, 'class' => 'cdx-select', 'required' => true ], $options ) );
	}

	private function reason( string $form, IContextSource $context ): string {
		$id = "mw-wikisocial-members-$form-reason";
		$isSent = $context->getRequest()->wasPosted() && $context->getRequest()->getRawVal( 'wpForm' ) === $form;
		return FormHtml::field( $context->msg( 'wikisocial-members-reason' )->text(), $id, Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ],
			Html::input( 'wpReason', $isSent ? $context->getRequest()->getText( 'wpReason' ) : '', 'text', [
				'id' => $id, 'class' => 'cdx-text-input__input', 'dir' => 'auto', 'maxlength' => Moderation::REASON_MAX,
			] ) ) );
	}

	private function form( array $group, string $state, string $form, IContextSource $context, string $inside ): string {
		return FormHtml::form( GroupHtml::title( $group['id'], 'members' )->getLocalURL( $state === 'member' ? [] : [ 'state' => $state ] ),
			$context->getCsrfTokenSet()->getToken()->toString(),
			Html::hidden( 'wpForm', $form ) . $inside . FormHtml::button( $context->msg( 'wikisocial-members-submit' )->text() ),
			[ 'class' => "mw-wikisocial-group-form mw-wikisocial-members-$form" ] );
	}
}
