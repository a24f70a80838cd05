<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;

/** Deletes one's own status. Moderation is something else. */
class DeleteStatusCommand {
	public const SERVICE_NAME = 'WikiSocial.DeleteStatusCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly StatusChanges $changes
	) {
	}

	/** @throws \WikiSocial\Exception */
	public function deleteIfAllowed( Authority $performer, string $id ): WriteStatus {
		$status = $this->guard->authorize( 'delete', $performer );
		if ( $status->isOK() ) {
			$this->engine->delete( $this->viewers->fromAuthority( $status->performer ), $id );
			$this->changes->shownOrHidden( $id, $status->performer->getUser() );
		}
		return $status;
	}
}
