<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

/** Closes something to new comments or opens it: moderators anything, people their own statuses. */
class CloseCommentsCommand {
	public const SERVICE_NAME = 'WikiSocial.CloseCommentsCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly TargetFinder $targets,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly SurfaceCache $surfaces
	) {
	}

	/**
	 * @return WriteStatus value: bool, whether it is closed
	 * @throws \WikiSocial\Exception
	 */
	public function setClosedIfAllowed( Authority $performer, string $type, string $id, bool $closed ): WriteStatus {
		$status = $this->guard->authorize( 'close', $performer );
		if ( !$status->isOK() ) {
			return $status;
		}
		$found = $this->targets->find( $type, $id, $status->performer );
		if ( !$found->isOK() ) {
			return $status->refuse( $found->getMessages()[0], Failure::targetStatus( $found ) );
		}
		// What was done to a page is the page's, not its author's, to talk about. The engine knows
		// whose a status is.
		if ( $type !== Target::STATUS && !$performer->isAllowed( 'wikisocial-moderate' ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-closing-not-allowed' ) );
		}
		$target = $found->getValue();
		if ( $this->engine->setClosed( $this->viewers->fromAuthority( $status->performer ), $target->toArray(), $closed ) ) {
			$this->surfaces->commentsChanged( $target->type, $target->id );
		}
		$status->setResult( true, $closed );
		return $status;
	}
}
