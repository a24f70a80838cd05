<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MediaWiki\Permissions\Authority;
use WikiSocial\Viewer;

/** A page of a feed as JSON: statuses, and the events whose page the reader may read. */
class FeedFormatter {
	public const SERVICE_NAME = 'WikiSocial.FeedFormatter';

	public function __construct(
		private readonly StatusFormatter $statuses,
		private readonly EventFormatter $eventFormatter,
		private readonly EventsQuery $events
	) {
	}

	/**
	 * @param FeedPage $page
	 * @param Authority $reader
	 * @param ?Viewer $viewer as of StatusFormatter::format()
	 * @return array[] in the order of the page
	 */
	public function format( FeedPage $page, Authority $reader, ?Viewer $viewer = null ): array {
		$events = $this->eventFormatter->format( $this->events->readable( $page->events(), $reader ) );
		$known = array_column( [ ...$this->statuses->format( $page->statuses(), $viewer ), ...$events ], null, 'id' );
		$ids = array_column( $page->items, 'id' );
		return array_values( array_filter( array_map( static fn ( string $id ) => !isset( $known[$id] ) ? null
			: $known[$id] + ( isset( $page->reasons[$id] ) ? [ 'reason' => $page->reasons[$id] ] : [] ), $ids ) ) );
	}
}
