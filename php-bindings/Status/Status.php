<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Media\MediaFile;
use MediaWiki\Extension\WikiSocial\Target\Target;

/** A status or a comment as the engine answers it. People are ids; their names are looked up late. */
class Status {
	public function __construct(
		public readonly string $id,
		public readonly string $wiki,
		public readonly int $authorId,
		public readonly string $text,
		/** @var array[] what runs of its bytes stand for, as of WikiSocial\Statuses */
		public readonly array $entities,
		/** @var MediaFile[] */
		public readonly array $media,
		public readonly string $lang,
		public readonly string $visibility,
		public readonly int $version,
		/** Microseconds since 1970 UTC */
		public readonly int $created,
		public readonly ?int $edited,
		public readonly bool $deleted,
		/** "" | "hidden" | "suppressed" */
		public readonly string $hidden,
		/** @var ?array{type: string, id: string} of a comment: what its thread hangs on; null: a status */
		public readonly ?array $root = null,
		/** Of a comment: the first one of its thread, maybe itself */
		public readonly ?string $thread = null,
		/** The comment it answers; null: the root */
		public readonly ?string $parent = null,
		/** @var ?array{id: string, name: string} the group it was posted into, as far as the viewer may know of it */
		public readonly ?array $group = null
	) {
	}

	/** @param array $row status array of WikiSocial\Statuses */
	public static function fromArray( array $row ): self {
		return new self(
			$row['id'], $row['wiki'], $row['authorId'], $row['text'], $row['entities'],
			MediaFile::list( $row['media'] ), $row['lang'], $row['visibility'], $row['version'], $row['created'], $row['edited'], $row['deleted'], $row['hidden'],
			$row['root'] ?? null, $row['thread'] ?? null, $row['parent'] ?? null, $row['group'] ?? null
		);
	}

	/** As of WikiSocial\Targets: "status" or "comment". */
	public function type(): string {
		return $this->root ? Target::COMMENT : Target::STATUS;
	}

	/** Whether nothing of it is kept from anybody. */
	public function isForEverybody(): bool {
		return $this->visibility === 'public' && !$this->deleted && $this->hidden === '';
	}

	/** Subpage of Special:Social: of a comment where one reads what it answers, else its own. */
	public function placeSubpage(): string {
		return match ( true ) {
			!$this->root => $this->permalinkSubpage(),
			$this->thread === $this->id => "comments/{$this->root['type']}/{$this->root['id']}",
			default => "comments/comment/{$this->thread}",
		};
	}

	/** Subpage of Special:Social. */
	public function permalinkSubpage(): string {
		return 'status/' . $this->id;
	}
}
