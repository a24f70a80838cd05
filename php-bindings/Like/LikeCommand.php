<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\BotAccounts;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetMirror;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\NotFoundException;

/** Likes a contribution of somebody else. */
class LikeCommand {
	public const SERVICE_NAME = 'WikiSocial.LikeCommand';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialLikeBots' ];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly WriteGuard $guard,
		private readonly TargetFinder $targets,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly LikeCache $cache,
		private readonly BotAccounts $bots,
		private readonly TargetMirror $mirror,
		private readonly CommentAccess $comments
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * @return WriteStatus value: LikeState
	 * @throws \WikiSocial\Exception
	 */
	public function likeIfAllowed( Authority $performer, string $type, string $id ): WriteStatus {
		if ( !$performer->isRegistered() && $this->guard->probably( $performer, 'like' ) ) {
			// It would make an account, which nobody needs for what cannot be liked.
			$asked = WriteStatus::for( $performer );
			if ( !$this->target( $asked, $type, $id ) ) {
				return $asked;
			}
		}
		$status = $this->guard->authorize( 'like', $performer );
		$target = $status->isOK() ? $this->target( $status, $type, $id ) : null;
		if ( !$target ) {
			return $status;
		}
		$state = $this->engine->like( $this->viewers->fromAuthority( $status->performer ), $target->toArray() );
		if ( $state->changed ) {
			$this->cache->changed( $target );
		}
		if ( $state->first ) {
			// Hidden between the check and this, it is so by no hook's word: the store did not know it then.
			DeferredUpdates::addCallableUpdate( fn () => $this->mirror->recheck( $target ) );
		}
		$status->setResult( true, $state );
		return $status;
	}

	/** Null: the status says why whoever likes may not like it. */
	private function target( WriteStatus $status, string $type, string $id ): ?Target {
		$found = $this->targets->find( $type, $id, $status->performer );
		if ( !$found->isOK() ) {
			$status->refuse( $found->getMessages()[0], Failure::targetStatus( $found ) );
			return null;
		}
		$target = $found->getValue();
		if ( $target->authorId && $target->authorId === $status->performer->getUser()->getId() ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-like-own' ) );
			return null;
		}
		$viewer = $this->viewers->fromAuthority( $status->performer );
		// Whose a status is, and what a comment hangs on, the engine knows. One exchange for those.
		$likesBots = $this->config->get( 'WikiSocialLikeBots' );
		try {
			$known = $target->type === Target::COMMENT || ( $target->type === Target::STATUS && !$likesBots )
				? $this->engine->status( $viewer, $target->id ) : null;
			$isThere = !$known || !$this->comments->isKept( $known, $status->performer );
		} catch ( NotFoundException ) {
			$isThere = false;
		}
		if ( !$isThere ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-target-not-found' ), 404 );
			return null;
		}
		if ( !$likesBots && ( $known ? $this->isByBot( $known ) : $target->byBot ) ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-like-bot' ) );
			return null;
		}
		return $target;
	}

	/**
	 * Why this person may not like it, whatever their rights; null: nothing that is known stands against it. One
	 * exchange for a status or a comment, none for all else.
	 * @throws \WikiSocial\Exception
	 */
	public function refusal( Target $target, Authority $performer ): ?MessageSpecifier {
		$known = !in_array( $target->type, [ Target::STATUS, Target::COMMENT ], true ) ? null
			: $this->engine->status( $this->viewers->fromAuthority( $performer ), $target->id );
		$authorId = $known->authorId ?? $target->authorId;
		return match ( true ) {
			$authorId && $authorId === $performer->getUser()->getId() => MessageValue::new( 'wikisocial-error-like-own' ),
			!$this->config->get( 'WikiSocialLikeBots' ) && ( $known ? $this->isByBot( $known ) : $target->byBot ) =>
				MessageValue::new( 'wikisocial-error-like-bot' ),
			default => null,
		};
	}

	/** The engine does not know bots. */
	private function isByBot( Status $known ): bool {
		return isset( $this->bots->among( [ $known->authorId ] )[$known->authorId] );
	}
}
