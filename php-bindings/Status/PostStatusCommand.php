<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Media\DraftFiles;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;

/** Posts a status for whoever may. */
class PostStatusCommand {
	public const SERVICE_NAME = 'WikiSocial.PostStatusCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly StatusChanges $changes,
		private readonly DraftResolver $drafts,
		private readonly Levels $levels,
		private readonly DraftFiles $files
	) {
	}

	/**
	 * @param Authority $performer
	 * @param string $text plain
	 * @param string $lang BCP 47 code or ""
	 * @param ?string $key idempotency key
	 * @param ?string $visibility one of the wiki's levels; null: the usual one
	 * @param array{file: string, alt: string}[] $files titles or addresses
	 * @param ?string $group id of the group it is posted into, whose level is its own
	 * @return WriteStatus value: PostResult
	 * @throws \WikiSocial\Exception
	 */
	public function postIfAllowed(
		Authority $performer, string $text, string $lang, ?string $key, ?string $visibility = null,
		array $files = [], ?string $group = null
	): WriteStatus {
		$resolved = $this->drafts->resolve( $performer, [
			'text' => $text, 'lang' => $lang, 'visibility' => $visibility ?? ( $group === null ? $this->levels->usual() : 'public' ), 'key' => $key,
			'media' => $files,
		] + ( $group === null ? [] : [ 'group' => $group ] ) );
		if ( !$resolved->isOK() ) {
			return $resolved;
		}
		$draft = $resolved->value;
		// Before anything is made or counted for a status that cannot be.
		$this->files->ensure( $draft['media'], [], $resolved );
		if ( !$resolved->isOK() ) {
			return $this->earlier( $performer, $draft ) ?? $resolved;
		}
		$status = $this->guard->authorize( 'post', $performer, DraftResolver::textToCheck( $draft ) );
		if ( $status->isOK() ) {
			$author = $this->viewers->fromAuthority( $status->performer );
			$posted = $this->engine->post( $author, $draft );
			// Also when an earlier try has posted it: that one may have ended right after.
			$this->changes->changed( $posted->status->id, $status->performer->getUser() );
			$status->setResult( true, $posted );
		}
		return $status;
	}

	/** What the same key made before stands, whatever became of its files since; null: it made nothing. */
	private function earlier( Authority $performer, array $draft ): ?WriteStatus {
		$posted = $draft['key'] === null || !$performer->isRegistered() ? null
			: $this->engine->posted( $this->viewers->fromAuthority( $performer ), $draft );
		if ( !$posted ) {
			return null;
		}
		$this->changes->changed( $posted->status->id, $performer->getUser() );
		$status = WriteStatus::for( $performer );
		$status->setResult( true, $posted );
		return $status;
	}
}
