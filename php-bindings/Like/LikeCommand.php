<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

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
		private readonly LikeCache $cache
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
			return $status->refuse( $found->getMessages()[0], 404 );
		}
		$target = $found->getValue();
		if ( $target->authorId && $target->authorId === $status->performer->getUser()->getId() ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-like-own' ) );
		}
		if ( $target->byBot && !$this->config->get( 'WikiSocialLikeBots' ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-like-bot' ) );
		}
		$state = $this->engine->like( $this->viewers->fromAuthority( $status->performer ), $target->toArray() );
		if ( $state->changed ) {
			$this->cache->changed( $target );
		}
		$status->setResult( true, $state );
		return $status;
	}
}
