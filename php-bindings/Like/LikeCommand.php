<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\BotAccounts;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Extension\WikiSocial\Target\TargetMirror;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;
use WikiSocial\Viewer;

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
		private readonly TargetMirror $mirror
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * @return WriteStatus value: LikeState
	 * @throws \WikiSocial\Exception
	 */
	public function likeIfAllowed( Authority $performer, string $type, string $id ): WriteStatus {
		$status = $this->guard->authorize( 'like', $performer );
		if ( !$status->isOK() ) {
			return $status;
		}
		$found = $this->targets->find( $type, $id, $status->performer );
		if ( !$found->isOK() ) {
			return $status->refuse( $found->getMessages()[0], Failure::targetStatus( $found ) );
		}
		$target = $found->getValue();
		if ( $target->authorId && $target->authorId === $status->performer->getUser()->getId() ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-like-own' ) );
		}
		$viewer = $this->viewers->fromAuthority( $status->performer );
		if ( !$this->config->get( 'WikiSocialLikeBots' ) && $this->isByBot( $target, $viewer ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-like-bot' ) );
		}
		$state = $this->engine->like( $viewer, $target->toArray() );
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

	/** Whose a status is the engine knows, which does not know bots. One exchange for those. */
	private function isByBot( Target $target, Viewer $viewer ): bool {
		if ( $target->type !== Target::STATUS && $target->type !== Target::COMMENT ) {
			return $target->byBot;
		}
		$author = $this->engine->status( $viewer, $target->id )->authorId;
		return isset( $this->bots->among( [ $author ] )[$author] );
	}
}
