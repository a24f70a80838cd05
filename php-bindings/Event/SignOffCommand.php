<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\DecimalId;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

/**
 * Takes one's answer to an event back. It asks neither whether one may sign up nor whether one still sees
 * the event: whoever was blocked, or has lost sight of it, frees the seat all the same.
 */
class SignOffCommand {
	public const SERVICE_NAME = 'WikiSocial.SignOffCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly EventCache $cache
	) {
	}

	/**
	 * @return WriteStatus value: SignUpResult
	 * @throws \WikiSocial\Exception
	 */
	public function signOffIfAllowed( Authority $performer, string $id ): WriteStatus {
		$status = $this->guard->authorize( 'signoff', $performer );
		if ( $status->isOK() && !DecimalId::among( [ $id ] ) ) {
			return $status->refuse( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
		}
		if ( $status->isOK() ) {
			$result = $this->engine->signOff( $this->viewers->fromAuthority( $status->performer ), $id );
			if ( $result->changed ) {
				$event = $this->engine->event( $this->viewers->wiki(), $id );
				if ( $event ) {
					$this->cache->changed( $event );
				}
			}
			$status->setResult( true, $result );
		}
		return $status;
	}
}
