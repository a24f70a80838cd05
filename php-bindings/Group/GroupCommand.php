<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Group;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusChanges;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserIdentityLookup;
use Wikimedia\Message\MessageValue;
use WikiSocial\Viewer;

/** What people do with groups. The engine decides what a role may. */
class GroupCommand {
	public const SERVICE_NAME = 'WikiSocial.GroupCommand';

	/** What a group's moderators choose to do with somebody, as the engine calls it. */
	private const ACTS = [
		'approve' => [ 'action' => 'approve' ], 'refuse' => [ 'action' => 'remove' ], 'withdraw' => [ 'action' => 'remove' ],
		'remove' => [ 'action' => 'remove' ], 'unban' => [ 'action' => 'remove' ], 'ban' => [ 'action' => 'ban' ], 'invite' => [ 'action' => 'invite' ],
		'member' => [ 'action' => 'role', 'role' => 'member' ], 'moderator' => [ 'action' => 'role', 'role' => 'moderator' ],
		'owner' => [ 'action' => 'role', 'role' => 'owner' ],
	];

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonFinder $people,
		private readonly GroupLog $log,
		private readonly StatusChanges $changes,
		private readonly UserIdentityLookup $identities,
		public readonly bool $takesPrivate
	) {
	}

	/**
	 * @param Authority $performer
	 * @param array $draft as of WikiSocial\Groups
	 * @return WriteStatus value: the group
	 * @throws \WikiSocial\Exception
	 */
	public function create( Authority $performer, array $draft ): WriteStatus {
		if ( $draft['private'] && !$this->takesPrivate ) {
			return WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-group-private-off' ), 403 );
		}
		return $this->guarded( 'groupcreate', $performer, fn ( Viewer $viewer ) =>
			$this->engine->group( $viewer, $this->engine->createGroup( $viewer, $draft ) ), $draft['name'] . "\n" . $draft['description'] );
	}

	/** @return WriteStatus value: the group */
	public function change( Authority $performer, string $id, array $draft ): WriteStatus {
		return $this->guarded( 'group', $performer, function ( Viewer $viewer ) use ( $id, $draft ) {
			$this->engine->changeGroup( $viewer, $id, $draft );
			return $this->engine->group( $viewer, $id );
		}, $draft['description'] );
	}

	public function archive( Authority $performer, string $id, string $reason ): WriteStatus {
		return $this->guarded( 'group', $performer, fn ( Viewer $viewer ) => $this->engine->archiveGroup( $viewer, $id, $reason ) );
	}

	/**
	 * A post or comment of the group is hidden from it, or shown again, by who moderates the group.
	 * @param Authority $performer
	 * @param string $id
	 * @param string $postId
	 * @param array{level: string, reason: string} $order
	 */
	public function moderatePost( Authority $performer, string $id, string $postId, array $order ): WriteStatus {
		return $this->guarded( 'group', $performer, function ( Viewer $viewer ) use ( $id, $postId, $order ): void {
			$done = $this->engine->moderateGroup( $viewer, $id, $postId, $order );
			$author = $done['changed'] && $done['authorId'] ? $this->identities->getUserIdentityByUserId( $done['authorId'] ) : null;
			if ( $author ) {
				$this->changes->shownOrHidden( $postId, $author );
			}
		} );
	}

	/**
	 * The group itself is hidden or shown again, with its name and what it says of itself, by who moderates the wiki.
	 * @param Authority $performer
	 * @param string $id
	 * @param array{level: string, reason: string} $order
	 * @return WriteStatus value: the group
	 */
	public function moderate( Authority $performer, string $id, array $order ): WriteStatus {
		// Which level needs which right is the engine's to say: it knows what level there was.
		$right = $performer->isAllowed( 'wikisocial-moderate' ) ? 'moderate' : 'suppress';
		return $this->guarded( $right, $performer, function ( Viewer $viewer ) use ( $id, $order ): array {
			$this->engine->moderateGroup( $viewer, $id, null, $order );
			return $this->engine->group( $viewer, $id );
		} );
	}

	/**
	 * Joins or leaves, or does something with somebody.
	 * @param Authority $performer
	 * @param string $id
	 * @param string $name whom it is about
	 * @param array{state?: ?string, role?: ?string, reason: string} $wanted neither: out of the group
	 * @return WriteStatus value: array{state, role, changed}
	 */
	public function member( Authority $performer, string $id, string $name, array $wanted ): WriteStatus {
		$self = $performer->getUser();
		$person = $performer->isRegistered() && $self->getName() === strtr( $name, '_', ' ' ) ? $self : $this->people->visible( $name );
		$own = $person && $performer->isRegistered() && $person->getId() === $self->getId();
		$action = self::action( $wanted, $own );
		// Who is nobody is told only to who may know of the group.
		return $this->guarded( $action === 'leave' ? 'groupleave' : 'group', $performer, function ( Viewer $viewer ) use ( $id, $person, $action, $wanted ) {
			if ( !$person ) {
				$this->engine->group( $viewer, $id );
				return null;
			}
			return $this->engine->groupAct( $viewer, $id, [
				'action' => $action, 'userId' => $person->getId(), 'reason' => $wanted['reason'], 'role' => $wanted['role'] ?? null
			] );
		} );
	}

	/**
	 * Does one of ACTS with each, one after the other; what was done before one is refused stays done.
	 * @param Authority $performer
	 * @param string $id
	 * @param int[] $userIds
	 * @param string $act
	 * @param string $reason
	 */
	public function actOnAll( Authority $performer, string $id, array $userIds, string $act, string $reason ): WriteStatus {
		return $this->guarded( 'group', $performer, function ( Viewer $viewer ) use ( $id, $userIds, $act, $reason ): int {
			foreach ( $userIds as $userId ) {
				$this->engine->groupAct( $viewer, $id, self::ACTS[$act] + [ 'userId' => $userId, 'reason' => $reason ] );
			}
			return count( $userIds );
		} );
	}

	/** The same with somebody by name. */
	public function actOn( Authority $performer, string $id, string $name, string $act, string $reason ): WriteStatus {
		$person = $this->people->visible( $name );
		return $person ? $this->actOnAll( $performer, $id, [ $person->getId() ], $act, $reason )
			: WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-user-not-found' ), 404 );
	}

	private static function action( array $wanted, bool $own ): string {
		if ( isset( $wanted['role'] ) ) {
			return 'role';
		}
		return match ( $wanted['state'] ?? null ) {
			'banned' => 'ban',
			'invited' => 'invite',
			'member' => $own ? 'join' : 'approve',
			default => $own ? 'leave' : 'remove',
		};
	}

	private function guarded( string $write, Authority $performer, callable $call, string $text = '' ): WriteStatus {
		$status = $this->guard->authorize( $write, $performer, $text );
		if ( $status->isOK() ) {
			$status->setResult( true, $call( $this->viewers->fromAuthority( $status->performer ) ) );
			$this->log->publishLater();
		}
		return $status;
	}
}
