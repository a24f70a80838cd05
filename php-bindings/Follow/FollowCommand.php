<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Follow;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\PageFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\UserIdentity;
use Wikimedia\Message\MessageValue;
use WikiSocial\Viewer;

/**
 * Follows people and pages, lets oneself be followed or not, and blocks people personally. Taking back what one
 * follows, and shutting others out, needs no right: whoever is blocked on the wiki may do it too.
 */
class FollowCommand {
	public const SERVICE_NAME = 'WikiSocial.FollowCommand';

	/** User option: whom somebody lets follow them */
	public const OPTION = 'wikisocial-follow';
	/** Its values */
	public const CHOICES = [ 'open', 'request', 'closed' ];
	public const USER = 'user';
	public const PAGE = 'page';
	/** Kinds of what can be followed */
	public const KINDS = [ self::USER, self::PAGE ];

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonFinder $people,
		private readonly PageFinder $pages,
		private readonly UserOptionsLookup $options
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string $kind of KINDS
	 * @param string $name of the person or page
	 * @return WriteStatus value: array{state: string, changed: bool}
	 * @throws \WikiSocial\Exception
	 */
	public function followIfAllowed( Authority $performer, string $kind, string $name ): WriteStatus {
		$status = $this->guard->authorize( 'follow', $performer );
		$id = $status->isOK() ? $this->find( $status, $kind, $name ) : null;
		if ( $id !== null ) {
			$status->setResult( true, $this->engine->follow( $this->viewer( $status ), $kind, $id,
				$kind === self::USER ? $this->choice( $this->people->visible( $name ) ) : 'open' ) );
		}
		return $status;
	}

	/** @return WriteStatus value: array{state: "none", changed: bool} @throws \WikiSocial\Exception */
	public function unfollowIfAllowed( Authority $performer, string $kind, string $name ): WriteStatus {
		$status = $this->guard->authorize( 'unfollow', $performer );
		$id = $status->isOK() ? $this->find( $status, $kind, $name ) : null;
		if ( $id !== null ) {
			$status->setResult( true, [ 'state' => 'none', 'changed' => $this->engine->unfollow( $this->viewer( $status ), $kind, $id ) ] );
		}
		return $status;
	}

	/**
	 * What is done about another person: "accept" and "drop" them as a follower, "block" and "unblock" them.
	 * @return WriteStatus value: array{changed: bool}
	 * @throws \WikiSocial\Exception
	 */
	public function actIfAllowed( Authority $performer, string $act, string $name ): WriteStatus {
		$status = $this->guard->authorize( $act === 'accept' ? 'follow' : 'unfollow', $performer );
		$id = $status->isOK() ? $this->find( $status, self::USER, $name ) : null;
		if ( $id !== null ) {
			$viewer = $this->viewer( $status );
			$status->setResult( true, [ 'changed' => match ( $act ) {
				'accept' => $this->engine->acceptFollower( $viewer, $id ),
				'drop' => $this->engine->dropFollower( $viewer, $id ),
				'block' => $this->engine->blockPerson( $viewer, $id ),
				'unblock' => $this->engine->unblockPerson( $viewer, $id ),
			} ] );
		}
		return $status;
	}

	/** Whom this person lets follow them. */
	private function choice( UserIdentity $person ): string {
		$choice = $this->options->getOption( $person, self::OPTION );
		// What nobody can choose lets nobody in unasked.
		return in_array( $choice, self::CHOICES, true ) ? $choice : 'request';
	}

	private function viewer( WriteStatus $status ): Viewer {
		return $this->viewers->fromAuthority( $status->performer );
	}

	/** The id of a person or page; null: the status says that there is none. */
	private function find( WriteStatus $status, string $kind, string $name ): ?int {
		$id = $kind === self::USER ? $this->people->visible( $name )?->getId()
			: $this->pages->readable( $name, $status->performer )?->getId();
		if ( !$id ) {
			// Messages: wikisocial-error-user-not-found, wikisocial-error-page-not-found
			$status->refuse( MessageValue::new( "wikisocial-error-$kind-not-found" ), 404 );
			return null;
		}
		return $id;
	}
}
