<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Group\GroupCommand;
use MediaWiki\Extension\WikiSocial\Group\GroupHtml;
use MediaWiki\Extension\WikiSocial\Group\MembersHtml;
use MediaWiki\Extension\WikiSocial\Group\MembersQuery;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Html\Html;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:SocialGroups/ID/members: who belongs to it; who asks, is invited or banned, and forms, for who moderates it. */
class MembersView extends View {
	use GroupParts;

	private const LIMIT = 50;

	public function __construct(
		IContextSource $context,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly GroupCommand $command,
		private readonly GroupHtml $groupHtml,
		private readonly MembersQuery $members,
		private readonly MembersHtml $html
	) {
		parent::__construct( $context );
	}

	public function show( string $subject ): void {
		try {
			$group = $this->engine->group( $this->viewers->fromAuthority( $this->getAuthority() ), $subject );
			$state = $this->getRequest()->getRawVal( 'state' ) ?? 'member';
			$state = in_array( $state, MembersQuery::STATES, true ) ? $state : 'member';
			$this->getRequest()->wasPosted() ? $this->act( $group, $state ) : $this->page( $group, $state );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	private function title( array $group ): Title {
		return $this->socialTitle( $group['id'] . '/members' );
	}

	private function act( array $group, string $state ): void {
		$this->attempt(
			fn () => $this->send( $group, $state ),
			fn () => $this->seeOther( $this->title( $group ), [ 'done' => 'done' ] + ( $state === 'member' ? [] : [ 'state' => $state ] ) ),
			function ( int $httpStatus, array $errors ) use ( $group, $state ): void {
				$this->getOutput()->setStatusCode( $httpStatus );
				$this->page( $group, $state, $errors );
			}
		);
	}

	private function send( array $group, string $state ): ?WriteStatus {
		$request = $this->getRequest();
		$act = $request->getRawVal( 'wpAct' );
		$reason = trim( $request->getText( 'wpReason' ) );
		$isByName = $request->getRawVal( 'wpForm' ) === 'name';
		if ( !in_array( $act, $isByName ? MembersHtml::actsByName( $group ) : MembersHtml::acts( $group, $state ), true ) ) {
			return null;
		}
		if ( $isByName ) {
			return $this->command->actOn( $this->getAuthority(), $group['id'], $request->getText( 'wpName' ), $act, $reason );
		}
		$ids = array_values( array_unique( array_filter( array_map( 'intval', $request->getArray( 'wpPeople' ) ?? [] ) ) ) );
		return !$ids ? WriteStatus::for( $this->getAuthority() )->refuse( MessageValue::new( 'wikisocial-members-nobody' ), 400 )
			: $this->command->actOnAll( $this->getAuthority(), $group['id'], array_slice( $ids, 0, self::LIMIT ), $act, $reason );
	}

	/** @param array $group @param string $state @param MessageSpecifier[] $errors */
	private function page( array $group, string $state, array $errors = [] ): void {
		$context = $this->getContext();
		$request = $this->getRequest();
		$role = $request->getRawVal( 'role' ) ?? '';
		$asked = [
			'state' => $state, 'role' => $state === 'member' && in_array( $role, MembersQuery::ROLES, true ) ? $role : '',
			'q' => $request->wasPosted() ? '' : trim( $request->getText( 'q' ) ),
		];
		$cursor = $request->wasPosted() ? null : $request->getRawVal( 'cursor' );
		$page = $this->members->list( $this->getAuthority(), $group['id'], $asked, self::LIMIT, $cursor );
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-members-title' )->plaintextParams( $group['name'] ) );
		$this->getOutput()->addHTML(
			$this->errors( $errors ) . $this->notice( 'wikisocial-members-', [ 'done' ] ) . $this->groupHtml->ways( $group, 'members', $context ) .
			( MembersHtml::isModerated( $group ) ? $this->states( $group, $state ) : '' ) .
			( $state === 'member' ? $this->html->search( $group, $asked, $context ) : '' ) .
			// Messages: wikisocial-members-member, wikisocial-members-requested, wikisocial-members-invited, wikisocial-members-banned
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-members-heading' ], $this->msg( "wikisocial-members-$state" )->text() ) .
			$this->html->list( $group, $state, $page['items'], $context ) .
			$this->pager( $this->title( $group ), $page['next'], $cursor === null, array_filter( $asked, static fn ( string $one ) => $one !== '' ) ) .
			$this->html->byName( $group, $state, $context )
		);
		$this->addReturnToGroup( $group );
	}

	private function states( array $group, string $current ): string {
		$ways = [];
		foreach ( MembersQuery::STATES as $state ) {
			$ways[$state] = [ $this->title( $group ), $state === 'member' ? [] : [ 'state' => $state ] ];
		}
		return GroupHtml::tabs( $ways, $current, 'wikisocial-members-', $this->msg( 'wikisocial-members-states' )->text(), $this->getContext() );
	}
}
