<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;

/**
 * An event as the engine answers it to one viewer. Times without "At" are as they were written, in
 * the event's zone ("YYYY-MM-DDTHH:MM"), those with it microseconds since 1970 UTC.
 */
class Event {
	public const PLANNED = 'planned';
	public const POSTPONED = 'postponed';
	public const CANCELLED = 'cancelled';
	public const STATUSES = [ self::PLANNED, self::POSTPONED, self::CANCELLED ];

	private function __construct(
		public readonly string $id,
		/** Its id in the wikitext */
		public readonly string $tag,
		public readonly string $wiki,
		/** The page that speaks for it; 0: none does, the event is suspended */
		public readonly int $pageId,
		public readonly int $homeId,
		/** 0: unknown */
		public readonly int $creatorId,
		public readonly string $title,
		public readonly string $description,
		public readonly string $place,
		public readonly string $link,
		public readonly string $file,
		public readonly string $lang,
		/** IANA name */
		public readonly string $zone,
		public readonly string $start,
		public readonly string $end,
		public readonly int $startAt,
		public readonly int $endAt,
		/** End of the last date */
		public readonly int $lastAt,
		public readonly string $rule,
		/** @var string[] dates of the rule that do not take place */
		public readonly array $except,
		public readonly ?string $deadline,
		public readonly ?int $deadlineAt,
		public readonly ?int $capacity,
		public readonly bool $waitlist,
		public readonly int $guestsMax,
		public readonly string $status,
		/** To new sign-ups, by an organiser */
		public readonly bool $closed,
		public readonly bool $announced,
		public readonly bool $past,
		/** Whether a new sign-up would be taken now, if there is a seat */
		public readonly bool $open,
		public readonly bool $tiesEdits,
		/** @var array{question: string, answers: string[]}[] */
		public readonly array $questions,
		public readonly int $sequence,
		public readonly int $created,
		public readonly int $changed,
		/** "" | "hidden" | "suppressed" */
		public readonly string $hidden,
		/** People and guests with a seat */
		public readonly int $going,
		public readonly int $waiting,
		public readonly int $interested,
		/** @var array{start: string, end: string, startAt: int, endAt: int}[] the next ones; of a past event the last */
		public readonly array $dates,
		/** Whether the viewer is one, or moderates */
		public readonly bool $organiser,
		/** @var int[] user ids */
		public readonly array $organisers,
		public readonly ?SignUp $mine,
		/** @var ?array{start: string, end: string, startAt: int, endAt: int} in a list by dates: the one it stands there for */
		public readonly ?array $date
	) {
	}

	/** @param array $row event array of WikiSocial\Events */
	public static function fromArray( array $row ): self {
		return new self(
			$row['id'], $row['tag'], $row['wiki'], $row['pageId'], $row['homeId'], $row['creatorId'], $row['title'],
			$row['description'], $row['place'], $row['link'], $row['file'], $row['lang'], $row['zone'],
			$row['start'], $row['end'], $row['startAt'], $row['endAt'], $row['lastAt'], $row['rule'], $row['except'],
			$row['deadline'], $row['deadlineAt'], $row['capacity'], $row['waitlist'], $row['guestsMax'],
			$row['status'], $row['closed'], $row['announced'], $row['past'], $row['open'], $row['tiesEdits'],
			$row['questions'], $row['sequence'], $row['created'], $row['changed'], $row['hidden'],
			$row['going'], $row['waiting'], $row['interested'], $row['dates'], $row['organiser'], $row['organisers'],
			$row['mine'] === null ? null : SignUp::fromArray( $row['mine'] ), $row['date'] ?? null
		);
	}

	/** No seat is left and nobody may wait for one. */
	public function isFull(): bool {
		return $this->capacity !== null && !$this->waitlist && $this->going >= $this->capacity;
	}

	/** Its permalink. */
	public function specialPage( string $view = '' ): Title {
		return SpecialPage::getTitleFor( 'SocialEvents', $this->id . ( $view === '' ? '' : "/$view" ) );
	}

	/** The page that announces it, as things stand; null: none does. */
	public function page(): ?Title {
		return $this->pageId ? Title::newFromID( $this->pageId ) : null;
	}
}
