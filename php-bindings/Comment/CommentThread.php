<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Extension\WikiSocial\Status\Status;

/** The first comment of a thread with its first replies, oldest first. */
class CommentThread {
	/**
	 * @param string $id of the first comment
	 * @param ?Status $first null: not to be seen by this viewer, but there are replies that are
	 * @param Status[] $replies
	 * @param ?string $next cursor of further replies
	 */
	public function __construct(
		public readonly string $id,
		public readonly ?Status $first,
		public readonly array $replies,
		public readonly ?string $next
	) {
	}

	/** @param array $row an item of WikiSocial\Comments::list() */
	public static function fromArray( array $row ): self {
		return new self(
			$row['id'],
			( $row['gone'] ?? false ) ? null : Status::fromArray( $row ),
			array_map( Status::fromArray( ... ), $row['replies']['items'] ),
			$row['replies']['next']
		);
	}

	/** @return Status[] all that is to be seen of it */
	public function comments(): array {
		return [ ...( $this->first ? [ $this->first ] : [] ), ...$this->replies ];
	}
}
