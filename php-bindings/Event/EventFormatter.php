<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Page\PageStore;
use MediaWiki\Title\TitleFactory;

/** Events and those who come as JSON. */
class EventFormatter {
	public const SERVICE_NAME = 'WikiSocial.EventFormatter';

	public function __construct(
		private readonly PersonLookup $people,
		private readonly PageStore $pages,
		private readonly TitleFactory $titles
	) {
	}

	/**
	 * All organisers are looked up in one query, all pages in another.
	 * @param Event[] $events
	 * @return array[]
	 */
	public function format( array $events ): array {
		$people = $this->people->byIds( array_merge( [], ...array_column( $events, 'organisers' ) ) );
		$pages = [];
		$ids = array_values( array_unique( array_filter( array_column( $events, 'pageId' ) ) ) );
		foreach ( $ids ? $this->pages->newSelectQueryBuilder()->wherePageIds( $ids )->fetchPageRecords() : [] as $page ) {
			$title = $this->titles->newFromPageIdentity( $page );
			$pages[$page->getId()] = [ 'title' => $title->getPrefixedText(), 'url' => $title->getCanonicalURL() ];
		}
		return array_map( fn ( Event $one ) => self::one( $one, $people, $pages ), $events );
	}

	/** @param Event $event @param array<int, Person> $people @param array<int, array> $pages */
	private static function one( Event $event, array $people, array $pages ): array {
		return [
			'id' => $event->id,
			'type' => 'event',
			'tag' => $event->tag,
			'page' => $pages[$event->pageId] ?? null,
			'title' => $event->title,
			'description' => $event->description,
			'place' => self::orNull( $event->place ),
			'link' => self::orNull( $event->link ),
			'file' => self::orNull( $event->file ),
			'lang' => self::orNull( $event->lang ),
			'zone' => $event->zone,
		] + self::dateOf( $event ) + [
			'rule' => self::orNull( $event->rule ),
			'except' => $event->except,
			'dates' => array_map( self::date( ... ), $event->dates ),
			'deadline' => $event->deadline,
			'deadlineAt' => $event->deadlineAt === null ? null : StatusFormatter::time( $event->deadlineAt ),
			'capacity' => $event->capacity,
			'waitlist' => $event->waitlist,
			'guestsMax' => $event->guestsMax,
			'status' => $event->status,
			'closed' => $event->closed,
			'announced' => $event->announced,
			'past' => $event->past,
			'open' => $event->open,
			'tiesEdits' => $event->tiesEdits,
			'questions' => $event->questions,
			'going' => $event->going,
			'waiting' => $event->waiting,
			'interested' => $event->interested,
			'organiser' => $event->organiser,
			'organisers' => array_map( static fn ( int $id ) => self::person( $people[$id] ), $event->organisers ),
			'mine' => $event->mine ? self::mine( $event->mine ) : null,
			'sequence' => $event->sequence,
			'created' => StatusFormatter::time( $event->created ),
			'changed' => StatusFormatter::time( $event->changed ),
			'hidden' => self::orNull( $event->hidden ),
			'url' => $event->specialPage()->getCanonicalURL(),
		];
	}

	/** The first date, or in a list by dates the one that it stands there for. */
	private static function dateOf( Event $event ): array {
		return self::date( $event->date ?? [
			'start' => $event->start, 'end' => $event->end, 'startAt' => $event->startAt, 'endAt' => $event->endAt,
		] );
	}

	private static function date( array $date ): array {
		return [
			'start' => $date['start'],
			'end' => $date['end'],
			'startAt' => StatusFormatter::time( $date['startAt'] ),
			'endAt' => StatusFormatter::time( $date['endAt'] ),
		];
	}

	private static function mine( SignUp $mine ): array {
		return [
			'state' => $mine->state,
			'position' => $mine->position,
			'guests' => $mine->guests,
			'public' => $mine->public,
			'ties' => $mine->ties,
			'note' => $mine->note,
			'answers' => $mine->answers,
			'attended' => $mine->attended,
		];
	}

	/** @return array{items: array[], next: ?string, counts: array} */
	public function participants( Participants $page ): array {
		$people = $this->people->byIds( array_column( $page->items, 'userId' ) );
		return [
			'items' => array_map( static fn ( Participant $one ) => [
				'user' => self::person( $people[$one->userId] ),
				'state' => $one->state,
				'guests' => $one->guests,
				'public' => $one->public,
				'note' => $one->note,
				'position' => $one->position,
				'attended' => $one->attended,
				'at' => StatusFormatter::time( $one->at ),
			], $page->items ),
			'next' => $page->next,
			'counts' => $page->counts,
		];
	}

	/** @return array{name: ?string, url: ?string} without a name for whom nobody may name */
	private static function person( Person $person ): array {
		return [ 'name' => $person->name, 'url' => $person->url() ];
	}

	private static function orNull( string $text ): ?string {
		return $text === '' ? null : $text;
	}
}
