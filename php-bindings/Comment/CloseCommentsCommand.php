<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Moderation\ModerationLog;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;
use WikiSocial\Viewer;

/** Closes something to new comments or opens it: moderators anything, people their own statuses. */
class CloseCommentsCommand {
	public const SERVICE_NAME = 'WikiSocial.CloseCommentsCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly TargetFinder $targets,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly SurfaceCache $surfaces,
		private readonly ModerationLog $log
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string $type
	 * @param string $id
	 * @param bool $closed
	 * @param string $reason for the log, which has what moderators do and not what authors do with their own
	 * @return WriteStatus value: bool, whether it is closed
	 * @throws \WikiSocial\Exception
	 */
	public function setClosedIfAllowed(
		Authority $performer, string $type, string $id, bool $closed, string $reason = ''
	): WriteStatus {
		$status = $this->guard->authorize( 'close', $performer );
		if ( !$status->isOK() ) {
			return $status;
		}
		$found = $this->targets->find( $type, $id, $status->performer );
		if ( !$found->isOK() ) {
			return $status->refuse( $found->getMessages()[0], Failure::targetStatus( $found ) );
		}
		$isModerator = $performer->isAllowed( 'wikisocial-moderate' );
		// What was done to a page is the page's, not its author's, to talk about. The engine knows
		// whose a status is.
		if ( $type !== Target::STATUS && !$isModerator ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-closing-not-allowed' ) );
		}
		$target = $found->getValue();
		$viewer = $this->viewers->fromAuthority( $status->performer );
		$before = $isModerator && $type !== Target::COMMENT ? $this->before( $target, $viewer ) : null;
		if ( $this->engine->setClosed( $viewer, $target->toArray(), $closed, $reason ) ) {
			$this->surfaces->commentsChanged( $target->type, $target->id );
			if ( $before && ( $before['authorId'] !== $performer->getUser()->getId() || $before['closed'] === 'moderator' ) ) {
				$this->log->publishClosing(
					$performer->getUser(), $target, $before['authorId'], $closed, $reason, $before['isRestricted']
				);
			}
		}
		$status->setResult( true, $closed );
		return $status;
	}

	/**
	 * Whose it is and who has closed it, before a moderator acts: whether that is a moderator's act. One exchange,
	 * for a status two.
	 * @return array{authorId: int, closed: string, isRestricted: bool}
	 */
	private function before( Target $target, Viewer $viewer ): array {
		$known = $target->type === Target::STATUS ? $this->engine->status( $viewer, $target->id ) : null;
		return [
			'authorId' => $known->authorId ?? $target->authorId,
			'closed' => $this->engine->comments( $viewer, $target->toArray(), 1, null )->closed,
			'isRestricted' => $known?->hidden === 'suppressed',
		];
	}
}
