<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Report;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

/** Tells the moderators of something. Who told is theirs to know. */
class ReportCommand {
	public const SERVICE_NAME = 'WikiSocial.ReportCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly CommentAccess $comments,
		private readonly EventsQuery $events
	) {
	}

	/**
	 * @return WriteStatus value: array{id: string, created: bool}; not created when an own report is open
	 * @throws \WikiSocial\Exception
	 */
	public function reportIfAllowed( Authority $performer, string $type, string $id, string $reason ): WriteStatus {
		$status = $this->guard->authorize( 'report', $performer );
		if ( $status->isOK() && $type === Target::EVENT && !$this->events->find( $status->performer, $id ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
		}
		if ( $status->isOK() && $type === Target::COMMENT && $this->comments->keepsComment( $id, $status->performer ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-status-not-found' ), 404 );
		}
		if ( $status->isOK() ) {
			$viewer = $this->viewers->fromAuthority( $status->performer );
			$status->setResult( true, $this->engine->report( $viewer, $type, $id, $reason ) );
		}
		return $status;
	}
}
