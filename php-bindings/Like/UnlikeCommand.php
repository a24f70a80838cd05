<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

/**
 * Takes one's like back. It asks neither whether one may like nor whether one still sees what was
 * liked: whoever was blocked, or has lost sight of it, can take it back all the same.
 */
class UnlikeCommand {
	public const SERVICE_NAME = 'WikiSocial.UnlikeCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly TargetFinder $targets,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly LikeCache $cache,
		private readonly CommentAccess $comments
	) {
	}

	/**
	 * @return WriteStatus value: LikeState
	 * @throws \WikiSocial\Exception
	 */
	public function unlikeIfAllowed( Authority $performer, string $type, string $id ): WriteStatus {
		$status = $this->guard->authorize( 'unlike', $performer );
		if ( $status->isOK() ) {
			$found = $this->targets->find( $type, $id, $status->performer );
			$state = $this->engine->unlike( $this->viewers->fromAuthority( $status->performer ),
				// As the finder names it: it knows a talk comment by other names too.
				$found->isOK() ? $found->getValue()->toArray() : [ 'type' => $type, 'id' => $id ] );
			if ( $state->changed && $found->isOK() ) {
				$this->cache->changed( $found->getValue() );
			}
			$isKept = $found->isOK() ? $this->comments->keeps( $found->getValue(), $status->performer )
				: Failure::targetStatus( $found ) === 404;
			if ( $isKept && !$state->changed && $type === Target::COMMENT ) {
				return $status->refuse( MessageValue::new( 'wikisocial-error-target-not-found' ), 404 );
			}
			// How many others like it is told to those who may see it.
			$status->setResult( true, $isKept ? new LikeState( 0, false, $state->changed ) : $state );
		}
		return $status;
	}
}
