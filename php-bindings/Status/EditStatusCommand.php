<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\Media\MediaFile;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Text\TextCast;
use MediaWiki\Permissions\Authority;

/** Changes the text of one's own status; every version is kept. */
class EditStatusCommand {
	public const SERVICE_NAME = 'WikiSocial.EditStatusCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly StatusChanges $changes,
		private readonly DraftResolver $drafts,
		private readonly DraftFiles $files
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
		$files = $draft['media'] ?? [];
		if ( $files || TextCast::mentioned( $draft['entities'] ) ) {
			$before = $this->engine->status( $viewer, $id );
			$this->drafts->checkNewReaders( $before, $draft, $resolved );
			$this->files->ensure( $files, array_map( static fn ( MediaFile $one ) => $one->file, $before->media ), $resolved );
			if ( !$resolved->isOK() ) {
				return $resolved;
			}
		}
		$status = $this->guard->authorize( 'edit', $performer, DraftResolver::textToCheck( $draft ) );
		if ( $status->isOK() ) {
			$edited = $this->engine->edit( $viewer, $id, $draft, $version );
			$this->changes->changed( $id, $status->performer->getUser() );
			$status->setResult( true, $edited );
		}
		return $status;
	}
}
