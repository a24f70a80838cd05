<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Extension\WikiSocial\Status\Status;

/** A page of what was commented on something: threads, or further replies of one thread. */
class CommentPage {
	/**
	 * @param CommentThread[] $threads
	 * @param Status[] $replies where it is about a comment: those of its thread
	 * @param int $count comments that everybody sees
	 * @param string $closed "" | "author" | "moderator"
	 * @param ?string $next cursor of the next page
	 */
	public function __construct(
		public readonly array $threads,
		public readonly array $replies,
		public readonly int $count,
		public readonly string $closed,
		public readonly ?string $next
	) {
	}

	/** @param array $page as WikiSocial\Comments::list() answers it */
	public static function fromArray( array $page ): self {
		$threads = array_filter( $page['items'], static fn ( array $one ) => isset( $one['replies'] ) );
		return new self(
			array_values( array_map( CommentThread::fromArray( ... ), $threads ) ),
			array_values( array_map( Status::fromArray( ... ), array_diff_key( $page['items'], $threads ) ) ),
			$page['count'], $page['closed'], $page['next']
		);
	}

	/** @return Status[] all that is to be seen on this page */
	public function comments(): array {
		return array_merge( $this->replies, ...array_map( static fn ( CommentThread $one ) => $one->comments(), $this->threads ) );
	}
}
