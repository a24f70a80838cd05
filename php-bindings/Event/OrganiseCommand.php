<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use Wikimedia\Message\MessageValue;
use Wikimedia\Message\ParamType;
use Wikimedia\Message\ScalarParam;
use WikiSocial\ConflictException;
use WikiSocial\Exception;
use WikiSocial\ForbiddenException;
use WikiSocial\NotFoundException;
use WikiSocial\Viewer;

/**
 * What organisers do. Who is one the store knows and the engine asks; here it is asked whether they may act
 * at all, blocked people may not. Each act ends in the wiki's log.
 */
class OrganiseCommand {
	public const SERVICE_NAME = 'WikiSocial.OrganiseCommand';

	/** What may be done to one who answered. */
	public const MOVES = [ 'seat', 'wait', 'remove', 'attended', 'absent', 'unmark' ];

	public const QUESTIONS_MAX = 10;
	public const QUESTION_MAX = 300;
	private const ANSWER_MAX = 100;
	private const ANSWERS_MIN = 2;
	private const ANSWERS_MAX = 10;

	public function __construct(
		private readonly WriteGuard $guard,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly EventsQuery $events,
		private readonly EventCache $cache,
		private readonly EventLog $log,
		private readonly PersonFinder $people,
		private readonly PersonLookup $names
	) {
	}

	/** @throws \WikiSocial\Exception */
	public function setStatus( Authority $performer, string $id, string $status, string $reason ): WriteStatus {
		return $this->act( $performer, $id, '',
			fn ( Viewer $viewer ) => $this->engine->setEventStatus( $viewer, $id, $status, $reason ) );
	}

	/** @throws \WikiSocial\Exception */
	public function setClosed( Authority $performer, string $id, bool $closed, string $reason ): WriteStatus {
		return $this->act( $performer, $id, '',
			fn ( Viewer $viewer ) => $this->engine->setEventClosed( $viewer, $id, $closed, $reason ) );
	}

	/**
	 * @param Authority $performer
	 * @param string $id
	 * @param array{questions?: array{question: string, answers: string[]}[], tiesEdits?: bool} $settings
	 * @throws \WikiSocial\Exception
	 */
	public function configure( Authority $performer, string $id, array $settings ): WriteStatus {
		if ( !self::areQuestions( $settings['questions'] ?? [] ) ) {
			return WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-event-questions-invalid' ), 400 );
		}
		$text = implode( "\n", array_map( static fn ( array $one ) => implode( "\n", [ $one['question'], ...$one['answers'] ] ),
			$settings['questions'] ?? [] ) );
		return $this->act( $performer, $id, $text,
			fn ( Viewer $viewer ) => $this->engine->configureEvent( $viewer, $id, $settings ) );
	}

	/** @throws \WikiSocial\Exception */
	public function addOrganiser( Authority $performer, string $id, string $name, string $reason ): WriteStatus {
		$person = $this->people->visible( $name );
		return !$person ? self::unknown( $performer ) : $this->act( $performer, $id, '',
			fn ( Viewer $viewer ) => $this->engine->addOrganiser( $viewer, $id, $person->getId(), $reason ) );
	}

	/** @throws \WikiSocial\Exception */
	public function removeOrganiser( Authority $performer, string $id, int $userId, string $reason ): WriteStatus {
		return $this->act( $performer, $id, '',
			fn ( Viewer $viewer ) => $this->engine->removeOrganiser( $viewer, $id, $userId, $reason ) );
	}

	/**
	 * All who can be; the status says of whom it was refused, and why. When the store goes away meanwhile what was done stays done.
	 * @param Authority $performer
	 * @param string $id
	 * @param int[] $userIds
	 * @param string $action
	 * @param string $reason
	 * @throws \WikiSocial\Exception
	 */
	public function moveAll( Authority $performer, string $id, array $userIds, string $action, string $reason ): WriteStatus {
		/** @var Exception[][] $refused by the reason, then by user id */
		$refused = [];
		$status = $this->act( $performer, $id, '', function ( Viewer $viewer ) use ( $id, $userIds, $action, $reason, &$refused ) {
			foreach ( $userIds as $userId ) {
				try {
					$this->engine->moveParticipant( $viewer, $id, $userId, $action, $reason );
				} catch ( ForbiddenException | NotFoundException | ConflictException $failure ) {
					$refused[$failure->getReason()][$userId] = $failure;
				}
			}
		} );
		foreach ( $refused as $failures ) {
			$failure = reset( $failures );
			$status->refuse( MessageValue::new( 'wikisocial-signup-not-moved' )
				->textListParams( $this->names( array_keys( $failures ) ) )->params( Failure::message( $failure ) ), Failure::httpStatus( $failure ) );
		}
		return $status;
	}

	/** @param int[] $userIds @return (ScalarParam|MessageValue)[] */
	private function names( array $userIds ): array {
		return array_values( array_map( static fn ( Person $one ) => $one->name === null ? MessageValue::new( 'rev-deleted-user' )
			: new ScalarParam( ParamType::PLAINTEXT, $one->name ), $this->names->byIds( $userIds ) ) );
	}

	/** @throws \WikiSocial\Exception */
	public function move( Authority $performer, string $id, int $userId, string $action, string $reason ): WriteStatus {
		return $this->act( $performer, $id, '',
			fn ( Viewer $viewer ) => $this->engine->moveParticipant( $viewer, $id, $userId, $action, $reason ) );
	}

	/**
	 * @param Authority $performer
	 * @param string $id
	 * @param string[] $states
	 * @param string $text
	 * @param string $key
	 * @return WriteStatus value: array{id: string, recipients: int}
	 * @throws \WikiSocial\Exception
	 */
	public function message( Authority $performer, string $id, array $states, string $text, string $key ): WriteStatus {
		if ( !$states ) {
			return WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-event-states-invalid' ), 400 );
		}
		return $this->act( $performer, $id, $text,
			fn ( Viewer $viewer ) => $this->engine->messageParticipants( $viewer, $id, $states, $text, $key ) );
	}

	/** The engine says no more than that something is wrong with them. */
	private static function areQuestions( array $questions ): bool {
		$are = static fn ( array $texts, int $max ) => !array_filter( $texts, static fn ( string $text ) =>
			trim( $text ) === '' || mb_strlen( $text ) > $max );
		return count( $questions ) <= self::QUESTIONS_MAX && !array_filter( $questions, static fn ( array $one ) =>
			!$are( [ $one['question'] ], self::QUESTION_MAX ) || !$are( $one['answers'], self::ANSWER_MAX ) ||
			count( $one['answers'] ) < self::ANSWERS_MIN || count( $one['answers'] ) > self::ANSWERS_MAX );
	}

	/** By the name that somebody typed; 0: nobody whom they may see. */
	public function userId( string $name ): int {
		return $this->people->visible( $name )?->getId() ?? 0;
	}

	public static function unknown( Authority $performer ): WriteStatus {
		return WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-user-not-found' ), 404 );
	}

	/** @param Authority $performer @param string $id @param string $text to be checked @param callable(Viewer): mixed $do */
	private function act( Authority $performer, string $id, string $text, callable $do ): WriteStatus {
		$event = $this->events->find( $performer, $id );
		if ( !$event ) {
			return WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
		}
		if ( !$event->organiser && $performer->isRegistered() ) {
			// Before it counts towards a limit, or a text is looked at that goes nowhere.
			return WriteStatus::for( $performer )->refuse( MessageValue::new( 'wikisocial-error-event-not-organiser' ) );
		}
		$status = $this->guard->authorize( 'organise', $performer, $text, $event->page() );
		if ( $status->isOK() ) {
			try {
				$status->setResult( true, $do( $this->viewers->fromAuthority( $status->performer ) ) );
			} finally {
				// Of several people some may be moved already when one is refused.
				$this->cache->changed( $event );
				$this->log->publishLater();
			}
		}
		return $status;
	}
}
