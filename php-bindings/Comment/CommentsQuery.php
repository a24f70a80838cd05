<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Status\Status;
use WikiSocial\Exception;
use WikiSocial\Viewer;

/** Reads comments: those on one thing page by page, or how many there are on many. */
class CommentsQuery {
	public const SERVICE_NAME = 'WikiSocial.CommentsQuery';

	/** Objects in one call of WikiSocial\Comments::counts() */
	private const COUNTS_MAX = 500;

	public function __construct( private readonly Engine $engine ) {
	}

	/**
	 * One exchange.
	 * @param Viewer $viewer
	 * @param array $object as of WikiSocial\Targets, which the viewer may see
	 * @param int $limit threads, or replies where the object is a comment
	 * @param ?string $cursor
	 * @throws \WikiSocial\Exception
	 */
	public function page( Viewer $viewer, array $object, int $limit, ?string $cursor = null ): CommentPage {
		return $this->engine->comments( $viewer, $object, $limit, $cursor );
	}

	/**
	 * One exchange for each 500.
	 * @param Viewer $viewer
	 * @param array[] $objects as of WikiSocial\Targets
	 * @return int[] in the same order
	 * @throws \WikiSocial\Exception
	 */
	public function counts( Viewer $viewer, array $objects ): array {
		$counts = [];
		foreach ( array_chunk( $objects, self::COUNTS_MAX ) as $some ) {
			array_push( $counts, ...$this->engine->commentCounts( $viewer, $some ) );
		}
		return $counts;
	}

	/**
	 * Of a page of statuses. One exchange, none for an empty page.
	 * @param Viewer $viewer
	 * @param Status[] $statuses
	 * @return array<string, int> by id; none where the store does not answer, as the engine has logged
	 */
	public function ofStatuses( Viewer $viewer, array $statuses ): array {
		try {
			return array_combine( array_column( $statuses, 'id' ), $this->counts( $viewer, array_map(
				static fn ( Status $one ) => [ 'type' => $one->type(), 'id' => $one->id ], array_values( $statuses )
			) ) );
		} catch ( Exception ) {
			return [];
		}
	}
}
