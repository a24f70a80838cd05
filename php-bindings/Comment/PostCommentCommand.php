<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\DraftResolver;
use MediaWiki\Extension\WikiSocial\Status\StatusChanges;
use MediaWiki\Extension\WikiSocial\Target\TargetMirror;
use MediaWiki\Permissions\Authority;

/** Comments on something, or answers a comment, for whoever may. */
class PostCommentCommand {
	public const SERVICE_NAME = 'WikiSocial.PostCommentCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly CommentAccess $access,
		private readonly DraftResolver $drafts,
		private readonly DraftFiles $files,
		private readonly StatusChanges $changes,
		private readonly TargetMirror $mirror
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string $type of what is commented
	 * @param string $id
	 * @param array{text: string, lang: string, key: ?string, media: array{file: string, alt: string}[]} $draft
	 *  files are titles or addresses
	 * @return WriteStatus value: PostResult
	 * @throws \WikiSocial\Exception
	 */
	public function postIfAllowed( Authority $performer, string $type, string $id, array $draft ): WriteStatus {
		$resolved = $this->drafts->resolve( $performer, $draft );
		if ( !$resolved->isOK() ) {
			return $resolved;
		}
		$draft = $resolved->value;
		$status = WriteStatus::for( $performer );
		// Before anything is made, counted or asked of other sites for a comment that cannot be.
		$place = $this->place( $type, $id, $status );
		if ( $place && $draft['media'] ) {
			$this->files->ensure( $draft['media'], [], $status );
		}
		// Who may not comment at all is told that, whatever else there is.
		if ( !$status->isOK() && $this->guard->probably( $performer, 'comment' ) ) {
			return ( $place ? $this->earlier( $performer, $place, $draft ) : null ) ?? $status;
		}
		$allowed = $this->guard->authorize( 'comment', $performer, DraftResolver::textToCheck( $draft ) );
		if ( !$allowed->isOK() || !$place || !$status->isOK() ) {
			return $allowed->isOK() ? $status : $allowed;
		}
		$posted = $this->engine->comment(
			$this->viewers->fromAuthority( $allowed->performer ), $place->object->toArray(), $draft
		);
		// Also when an earlier try has posted it: that one may have ended right after.
		$this->changes->commentChanged( $posted->status->id, $allowed->performer->getUser() );
		if ( $posted->created ) {
			DeferredUpdates::addCallableUpdate( fn () => $this->mirror->recheck( $place->root ) );
		}
		$allowed->setResult( true, $posted );
		return $allowed;
	}

	/** What the same key made before stands, whatever became of its files since; null: it made nothing. */
	private function earlier( Authority $performer, CommentPlace $place, array $draft ): ?WriteStatus {
		$posted = $draft['key'] === null || !$performer->isRegistered() ? null
			: $this->engine->commented( $this->viewers->fromAuthority( $performer ), $place->object->toArray(), $draft );
		if ( !$posted ) {
			return null;
		}
		$this->changes->commentChanged( $posted->status->id, $performer->getUser() );
		$status = WriteStatus::for( $performer );
		$status->setResult( true, $posted );
		return $status;
	}

	/** Null: the status says why. */
	private function place( string $type, string $id, WriteStatus $status ): ?CommentPlace {
		$found = $this->access->find( $type, $id, $status->performer );
		if ( !$found->isOK() ) {
			$status->refuse( $found->getMessages()[0], Failure::targetStatus( $found ) );
			return null;
		}
		$refusal = $this->access->refusal( $found->getValue(), $status->performer );
		if ( $refusal ) {
			$status->refuse( $refusal );
			return null;
		}
		return $found->getValue();
	}
}
