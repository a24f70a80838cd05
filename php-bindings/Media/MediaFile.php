<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** A file of a status, as its home described it when it was last asked. All texts are foreign. */
class MediaFile {
	public function __construct(
		/** Title's text as it was cited, without namespace */
		public readonly string $file,
		/** Where it is now */
		public readonly string $title,
		public readonly string $alt,
		/** image | drawing | video | audio | document | other */
		public readonly string $kind,
		public readonly string $mime,
		/** Bytes */
		public readonly int $size,
		/** Pixels; 0: it has none */
		public readonly int $width,
		public readonly int $height,
		/** "": not known, as in the next four */
		public readonly string $author,
		public readonly string $authorUrl,
		public readonly string $licence,
		public readonly string $licenceUrl,
		public readonly string $description,
		/** Its page */
		public readonly string $descriptionUrl,
		/** The file itself */
		public readonly string $url,
		/** Whether the licence asks for the author's name */
		public readonly bool $needsAttribution,
		/** @var array{width: int, height: int, url: string}[] narrowest first */
		public readonly array $thumbs,
		/** Deleted at its home: a tombstone */
		public readonly bool $isGone
	) {
	}

	/** @param array $row media array of WikiSocial\Statuses */
	public static function fromArray( array $row ): self {
		$thumbs = $row['thumbs'];
		usort( $thumbs, static fn ( $one, $other ) => $one['width'] <=> $other['width'] );
		return new self(
			$row['file'], $row['title'], $row['alt'], $row['kind'], $row['mime'], $row['size'], $row['width'],
			$row['height'], $row['author'], $row['authorUrl'], $row['licence'], $row['licenceUrl'],
			$row['description'], $row['descriptionUrl'], $row['url'], $row['attribution'], $thumbs, $row['gone']
		);
	}

	/** @param array[] $rows @return self[] */
	public static function list( array $rows ): array {
		return array_map( [ self::class, 'fromArray' ], $rows );
	}

	/** For where it is cited only: in an earlier version, or because the wiki does not want to see it. */
	public function withoutPicture(): self {
		return new self(
			$this->file, $this->title, $this->alt, $this->kind, $this->mime, $this->size, $this->width, $this->height,
			$this->author, $this->authorUrl, $this->licence, $this->licenceUrl, '', $this->descriptionUrl, '',
			$this->needsAttribution, [], $this->isGone
		);
	}

	/**
	 * The picture to show.
	 * @param int $width pixels that it should have
	 * @return ?array{width: int, height: int, url: string} the narrowest that has them, else the widest; null: there is none
	 */
	public function thumb( int $width = 0 ): ?array {
		$found = null;
		foreach ( $this->isGone ? [] : $this->thumbs as $thumb ) {
			$found = $found && $found['width'] >= $width ? $found : $thumb;
		}
		return $found;
	}
}
