<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\Media\MediaFile;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Permissions\Authority;
use WikiSocial\InvalidException;
use WikiSocial\NotFoundException;
use WikiSocial\Viewer;

/** Changes the text of one's own status or comment; every version is kept. */
class EditStatusCommand {
	public const SERVICE_NAME = 'WikiSocial.EditStatusCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly StatusChanges $changes,
		private readonly DraftResolver $drafts,
		private readonly DraftFiles $files,
		private readonly CommentAccess $access
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string $id
	 * @param array{text: string, lang: string, media?: array} $draft without files they stay as they are
	 * @param ?int $version that the edit began from; null: whatever it is now
	 * @return WriteStatus value: the Status
	 * @throws \WikiSocial\Exception
	 */
	public function editIfAllowed( Authority $performer, string $id, array $draft, ?int $version ): WriteStatus {
		$resolved = $this->drafts->resolve( $performer, $draft );
		if ( !$resolved->isOK() ) {
			return $resolved;
		}
		$draft = $resolved->value;
		$viewer = $this->viewers->fromAuthority( $performer );
		$before = $this->before( $viewer, $id );
		if ( $before ) {
			$this->check( $before, $draft, $resolved );
		}
		if ( !$resolved->isOK() ) {
			return $resolved;
		}
		$status = $this->guard->authorize(
			$before?->root ? 'editcomment' : 'edit', $performer, DraftResolver::textToCheck( $draft )
		);
		if ( $status->isOK() ) {
			$edited = $this->engine->edit( $viewer, $id, $draft, $version );
			$this->changes->changed( $id, $status->performer->getUser() );
			$status->setResult( true, $edited );
		}
		return $status;
	}

	/** Null: the engine says why it is none to edit, once it is known that this person may edit at all. */
	private function before( Viewer $viewer, string $id ): ?Status {
		try {
			return $this->engine->status( $viewer, $id );
		} catch ( NotFoundException | InvalidException ) {
			return null;
		}
	}

	private function check( Status $before, array $draft, WriteStatus $status ): void {
		$refusal = $before->root ? $this->access->refusalOf( $before, $status->performer ) : null;
		if ( $refusal ) {
			$status->refuse( $refusal );
			return;
		}
		$files = $draft['media'] ?? [];
		if ( $files || TextCast::mentioned( $draft['entities'] ) ) {
			$this->drafts->checkNewReaders( $before, $draft, $status );
			$this->files->ensure( $files, array_map( static fn ( MediaFile $one ) => $one->file, $before->media ), $status );
		}
	}
}
