<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Media\MediaFile;

/** A status as the engine answers it. People are ids; their names are looked up late. */
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
		public readonly string $hidden
	) {
	}

	/** @param array $row status array of WikiSocial\Statuses */
	public static function fromArray( array $row ): self {
		return new self(
			$row['id'], $row['wiki'], $row['authorId'], $row['text'], $row['entities'],
			MediaFile::list( $row['media'] ), $row['lang'], $row['visibility'], $row['version'], $row['created'], $row['edited'], $row['deleted'], $row['hidden']
		);
	}

	/** Whether nothing of it is kept from anybody. */
	public function isForEverybody(): bool {
		return $this->visibility === 'public' && !$this->deleted && $this->hidden === '';
	}

	/** Subpage of Special:Social. */
	public function permalinkSubpage(): string {
		return 'status/' . $this->id;
	}
}
