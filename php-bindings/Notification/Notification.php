<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

/** One bundle: what happened to one thing, whoever did it. */
class Notification {
	public const PERSON = 'person';
	public const GROUP = 'group';
	/** What another extension's kind is about; its id is the extension's own name of it */
	public const EXTENSION = 'extension';

	/** What is not known of one whose place is kept from its reader */
	private const KEPT = [ 'excerpt' => null, 'title' => null, 'actors' => [], 'isKept' => true ];

	public function __construct(
		public readonly string $id,
		/** Grows with what is new in the bundle */
		public readonly string $seq,
		public readonly string $kind,
		/** Microseconds since 1970 UTC */
		public readonly int $at,
		public readonly bool $isUnread,
		/** @var int[] user ids, the newest first, at most three */
		public readonly array $actors,
		public readonly int $actorCount,
		/** @var array{type: string, id: string} type PERSON without an id: it is about people alone; also GROUP */
		public readonly array $object,
		/** @var ?array{type: string, id: string} what the thread of a comment hangs on */
		public readonly ?array $root,
		/** Id of the newest comment of the bundle */
		public readonly ?string $comment,
		public readonly ?int $pageId,
		public readonly ?string $excerpt,
		public readonly ?string $title,
		public readonly ?string $event,
		/** What became of an event, a sign-up or a status */
		public readonly ?string $word,
		/** Whether its reader may not read the page that it is about */
		public readonly bool $isKept = false
	) {
	}

	/** @param array $row as WikiSocial\Notifications answers it */
	public static function fromArray( array $row ): self {
		return new self(
			$row['id'], $row['seq'], $row['kind'], $row['at'], $row['unread'], $row['actors'], $row['actorCount'],
			$row['object'] ?? [ 'type' => self::PERSON, 'id' => '' ],
			$row['root'], $row['comment'], $row['pageId'], $row['excerpt'], $row['title'], $row['event'], $row['word']
		);
	}

	/** The same without a word of what it is about. */
	public function kept(): self {
		return new self( ...self::KEPT + get_object_vars( $this ) );
	}

	/** What of the wiki it is about: the object itself, or what its comments hang on. */
	public function place(): array {
		return $this->root ?? $this->object;
	}
}
