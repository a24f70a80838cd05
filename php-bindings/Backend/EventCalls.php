<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventList;
use MediaWiki\Extension\WikiSocial\Event\Participants;
use MediaWiki\Extension\WikiSocial\Event\SignUpResult;
use WikiSocial\Events;
use WikiSocial\Signups;
use WikiSocial\Viewer;

/** The engine's events and sign-ups. Each call is one exchange unless it says otherwise. */
trait EventCalls {
	/**
	 * What the newest revision of a page announces. At most two exchanges.
	 * @param Viewer $saver without account: never makes an event
	 * @param int $pageId
	 * @param string $revision
	 * @param array[] $tags as of WikiSocial\Events
	 * @param bool $mayCreate
	 * @param int $gone the newest of its revisions that were deleted; 0: none, or not known
	 * @return list<array{tag: string, id: ?string, result: string, kept: bool}> in their order
	 */
	public function syncEvents( Viewer $saver, int $pageId, string $revision, array $tags, bool $mayCreate, int $gone = 0 ): array {
		return $this->call(
			'events-sync', static fn () => Events::sync( $saver, $pageId, $revision, $tags, $mayCreate, $gone ? (string)$gone : null )
		);
	}

	/**
	 * Throws what syncEvents() would find wrong with a tag. No exchange.
	 * @return array{rule: string, startAt: int, endAt: int, lastAt: int, dates: int}
	 */
	public function checkEvent( array $tag ): array {
		return $this->call( 'event-check', static fn () => Events::check( $tag ) );
	}

	/** Null: not there, or not for this viewer. */
	public function event( Viewer $viewer, string $id ): ?Event {
		return $this->events( $viewer, [ $id ] )[0];
	}

	/**
	 * At most 50. No exchange for none.
	 * @param Viewer $viewer
	 * @param string[] $ids
	 * @return list<?Event> in their order
	 */
	public function events( Viewer $viewer, array $ids ): array {
		return !$ids ? [] : self::asEvents( $this->call( 'events-find', static fn () => Events::find( $viewer, $ids ) ) );
	}

	/**
	 * The same by their ids in the wikitext.
	 * @param Viewer $viewer
	 * @param string[] $tags
	 * @return list<?Event> in their order
	 */
	public function eventsByTag( Viewer $viewer, array $tags ): array {
		return !$tags ? [] : self::asEvents( $this->call( 'events-tags', static fn () => Events::byTag( $viewer, $tags ) ) );
	}

	/** @param list<?array> $rows @return list<?Event> */
	private static function asEvents( array $rows ): array {
		return array_map( static fn ( ?array $row ) => $row === null ? null : Event::fromArray( $row ), array_values( $rows ) );
	}

	/**
	 * By dates when asked from or to, one item for each; otherwise the newest first.
	 * @param Viewer $viewer
	 * @param array{from?: int, to?: int, pageId?: int, userId?: int, organiser?: int} $filter
	 * @param int $limit
	 * @param ?string $cursor
	 */
	public function eventList( Viewer $viewer, array $filter, int $limit, ?string $cursor ): EventList {
		return EventList::fromArray(
			$this->call( 'events-list', static fn () => Events::list( $viewer, $filter, $limit, $cursor ) )
		);
	}

	/**
	 * The dates of an event that have begun, in their order; none where the viewer does not see it.
	 * @return array{start: string, end: string, startAt: int, endAt: int}[]
	 */
	public function eventDates( Viewer $viewer, string $id ): array {
		return $this->call( 'event-dates', static fn () => Events::dates( $viewer, $id ) );
	}

	/** Whether it was not so already. */
	public function setEventStatus( Viewer $organiser, string $id, string $status, string $reason ): bool {
		return $this->call(
			'event-status', static fn () => Events::setStatus( $organiser, $id, $status, $reason )
		)['changed'];
	}

	/** The same for taking new sign-ups. */
	public function setEventClosed( Viewer $organiser, string $id, bool $closed, string $reason ): bool {
		return $this->call(
			'event-close', static fn () => Events::setClosed( $organiser, $id, $closed, $reason )
		)['changed'];
	}

	/**
	 * What only organisers set and no tag says.
	 * @param Viewer $organiser
	 * @param string $id
	 * @param array{questions?: array{question: string, answers: string[]}[], tiesEdits?: bool} $settings
	 */
	public function configureEvent( Viewer $organiser, string $id, array $settings ): void {
		$this->call( 'event-configure', static fn () => Events::configure( $organiser, $id, $settings ) );
	}

	/** Whether they were none before. */
	public function addOrganiser( Viewer $organiser, string $id, int $userId, string $reason ): bool {
		return $this->call(
			'organiser-add', static fn () => Events::addOrganiser( $organiser, $id, $userId, $reason )
		)['changed'];
	}

	/** Whether they were one before. */
	public function removeOrganiser( Viewer $organiser, string $id, int $userId, string $reason ): bool {
		return $this->call(
			'organiser-remove', static fn () => Events::removeOrganiser( $organiser, $id, $userId, $reason )
		)['changed'];
	}

	/**
	 * Writes to those who are in one of these states. The same key again sends nothing anew.
	 * @param Viewer $organiser
	 * @param string $id
	 * @param string[] $states
	 * @param string $text
	 * @param string $key
	 * @return array{id: string, recipients: int}
	 */
	public function messageParticipants( Viewer $organiser, string $id, array $states, string $text, string $key ): array {
		return $this->call(
			'event-message', static fn () => Events::message( $organiser, $id, $states, $text, $key )
		);
	}

	/**
	 * What organisers did, oldest first; ids come in the order of commits.
	 * @return array[] rows as WikiSocial\Events::entries() answers them
	 */
	public function eventEntries( string $wiki, string $after, int $limit ): array {
		return $this->call( 'event-entries', static fn () => Events::entries( $wiki, $after, $limit ) );
	}

	/** Adds up and deletes the answers of events that are long over; how many events. */
	public function settleAnswers( int $limit ): int {
		return $this->call( 'event-settle', static fn () => Events::settleAnswers( $limit ) );
	}

	/**
	 * One's answer, instead of an earlier one.
	 * @param Viewer $viewer
	 * @param string $id
	 * @param array{answer: string, guests: int, public: bool, note: string, ties: bool, answers: int[]} $answer
	 */
	public function signUp( Viewer $viewer, string $id, array $answer ): SignUpResult {
		return SignUpResult::fromArray(
			$this->call( 'signup-put', static fn () => Signups::put( $viewer, $id, $answer ) )
		);
	}

	/** Takes one's answer back, also from what one may no longer see. Again without effect. */
	public function signOff( Viewer $viewer, string $id ): SignUpResult {
		return SignUpResult::fromArray( $this->call( 'signup-remove', static fn () => Signups::remove( $viewer, $id ) ) );
	}

	/**
	 * Who answered, in the order of seats, then of the waiting list. At most two exchanges.
	 * @param Viewer $viewer
	 * @param string $id
	 * @param ?string $state only these
	 * @param int $limit
	 * @param ?string $cursor
	 */
	public function participants( Viewer $viewer, string $id, ?string $state, int $limit, ?string $cursor ): Participants {
		return Participants::fromArray(
			$this->call( 'signup-list', static fn () => Signups::list( $viewer, $id, $state, $limit, $cursor ) )
		);
	}

	/**
	 * Gives somebody a seat, puts them on the waiting list, removes them, or marks whether they were there.
	 * @param Viewer $organiser
	 * @param string $id
	 * @param int $userId
	 * @param string $action "seat", "wait", "remove", "attended", "absent", "unmark"
	 * @param string $reason
	 */
	public function moveParticipant( Viewer $organiser, string $id, int $userId, string $action, string $reason ): void {
		$this->call( 'signup-move', static fn () => Signups::move( $organiser, $id, $userId, $action, $reason ) );
	}

	/** @return int[][] for each question how often each answer was given */
	public function eventAnswers( Viewer $organiser, string $id ): array {
		return $this->call( 'signup-answers', static fn () => Signups::answers( $organiser, $id ) );
	}

	/** @return int[] user ids of those who let their edits count as made there */
	public function tiedPeople( Viewer $viewer, string $id ): array {
		return $this->call( 'signup-tied', static fn () => Signups::tied( $viewer, $id ) );
	}
}
