<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Moderation;

/** What a moderator did to what, as the engine remembers it: ids and a reason, never a text. */
class ModerationEntry {
	public const LEVELS = [ 'none', 'hidden', 'suppressed' ];

	public function __construct(
		public readonly string $id,
		public readonly int $moderatorId,
		public readonly int $authorId,
		public readonly string $type,
		public readonly string $objectId,
		/** Null: the whole, not one version */
		public readonly ?int $version,
		public readonly string $from,
		public readonly string $to,
		public readonly string $reason,
		/** Microseconds since 1970 UTC */
		public readonly int $created
	) {
	}

	/** @param array $row as WikiSocial\Moderation::entries() answers it */
	public static function fromArray( array $row ): self {
		return new self(
			$row['id'], $row['moderatorId'], $row['authorId'], $row['type'], $row['objectId'], $row['version'],
			$row['from'], $row['to'], $row['reason'], $row['created']
		);
	}

	/** Nobody without the right to suppress may learn of it, in either direction. */
	public function isRestricted(): bool {
		return $this->from === 'suppressed' || $this->to === 'suppressed';
	}
}
