<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use WikiSocial\InvalidException;
use WikiSocial\NotFoundException;

/** Takes back one's own deletion. What moderators hid stays hidden. */
class UndeleteStatusCommand {
	public const SERVICE_NAME = 'WikiSocial.UndeleteStatusCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly StatusChanges $changes
	) {
	}

	/**
	 * @return WriteStatus value: the Status
	 * @throws \WikiSocial\Exception
	 */
	public function undeleteIfAllowed( Authority $performer, string $id ): WriteStatus {
		$viewer = $this->viewers->fromAuthority( $performer );
		try {
			$isComment = $this->engine->status( $viewer, $id )->root !== null;
		} catch ( NotFoundException | InvalidException ) {
			$isComment = false;
		}
		$status = $this->guard->authorize( $isComment ? 'undeletecomment' : 'undelete', $performer );
		if ( $status->isOK() ) {
			$restored = $this->engine->undelete( $viewer, $id );
			$this->changes->shownOrHidden( $id, $status->performer->getUser() );
			$status->setResult( true, $restored );
		}
		return $status;
	}
}
