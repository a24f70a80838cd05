<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Extension\WikiSocial\Media\MediaFile;

/** What a status said at one time, as the engine answers it. */
class Version {
	public function __construct(
		public readonly int $version,
		public readonly int $editorId,
		/** Null: hidden from this viewer */
		public readonly ?string $text,
		/** @var array[] as of WikiSocial\Statuses */
		public readonly array $entities,
		/** @var MediaFile[] */
		public readonly array $media,
		public readonly string $lang,
		/** Microseconds since 1970 UTC */
		public readonly int $created,
		/** "" | "hidden" | "suppressed" */
		public readonly string $hidden,
		public readonly bool $current
	) {
	}

	/** @return MediaFile[] */
	private static function media( array $row ): array {
		$files = MediaFile::list( $row['media'] );
		return $row['current'] ? $files : array_map( static fn ( MediaFile $one ) => $one->withoutPicture(), $files );
	}

	/** @param array $row version array of WikiSocial\Statuses */
	public static function fromArray( array $row ): self {
		return new self(
			$row['version'], $row['editorId'], $row['text'], $row['entities'],
			self::media( $row ), $row['lang'], $row['created'], $row['hidden'], $row['current']
		);
	}
}
