<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;

/** Answers an event: going, interested or not. Whoever is blocked from its page cannot, nor who may not sign up at all. */
class SignUpCommand {
	public const SERVICE_NAME = 'WikiSocial.SignUpCommand';

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly EventsQuery $events,
		private readonly EventCache $cache
	) {
	}

	/**
	 * Two exchanges.
	 * @param Authority $performer
	 * @param string $id
	 * @param array{answer: string, guests: int, public: bool, note: string, ties: bool, answers: int[]} $answer
	 * @return WriteStatus value: SignUpResult
	 * @throws \WikiSocial\Exception
	 */
	public function signUpIfAllowed( Authority $performer, string $id, array $answer ): WriteStatus {
		$event = $this->events->find( $performer, $id );
		if ( !$event ) {
			return WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
		}
		if ( !$performer->isRegistered() && $this->guard->probably( $performer, 'signup' ) ) {
			// It would make an account, which nobody needs for what cannot be.
			$reason = self::reasonAgainst( $event );
			if ( $reason !== null ) {
				return WriteStatus::for( $performer )->refuse( MessageValue::new( "wikisocial-error-$reason" ) );
			}
		}
		$status = $this->guard->authorize( 'signup', $performer, $answer['note'], $event->page() );
		if ( $status->isOK() ) {
			$result = $this->engine->signUp( $this->viewers->fromAuthority( $status->performer ), $id, $answer );
			if ( $result->changed ) {
				$this->cache->changed( $event );
			}
			$status->setResult( true, $result );
		}
		return $status;
	}

	/** Why nobody new is taken, whoever it is; null: nothing that can be told beforehand. */
	public static function reasonAgainst( Event $event ): ?string {
		return match ( true ) {
			$event->pageId === 0 => 'event-suspended',
			$event->status === Event::CANCELLED => 'event-cancelled',
			$event->past => 'event-past',
			!$event->open => 'event-closed',
			$event->isFull() => 'event-full',
			default => null,
		};
	}
}
