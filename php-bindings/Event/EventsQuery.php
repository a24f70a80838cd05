<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\DecimalId;
use MediaWiki\Page\PageStore;
use MediaWiki\Permissions\Authority;

/**
 * Events as somebody may see them: the engine decides what it knows of, here it is asked who may read
 * their pages. Of one that no page announces only those learn who have to do with it.
 */
class EventsQuery {
	public const SERVICE_NAME = 'WikiSocial.EventsQuery';

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PageStore $pages
	) {
	}

	/**
	 * Null: not there, or not for them. One exchange.
	 * @throws \WikiSocial\Exception
	 */
	public function find( Authority $reader, string $id ): ?Event {
		$event = DecimalId::among( [ $id ] ) ? $this->engine->event( $this->viewers->fromAuthority( $reader ), $id ) : null;
		return $event ? $this->readable( [ $event ], $reader )[0] ?? null : null;
	}

	/**
	 * Those of a page of a list that somebody may read; its cursor stays. One exchange.
	 * @param Authority $reader
	 * @param array $filter as of Engine::eventList()
	 * @param int $limit
	 * @param ?string $cursor
	 * @throws \WikiSocial\Exception
	 */
	public function list( Authority $reader, array $filter, int $limit, ?string $cursor ): EventList {
		$page = $this->engine->eventList( $this->viewers->fromAuthority( $reader ), $filter, $limit, $cursor );
		return new EventList( $this->readable( $page->items, $reader ), $page->next );
	}

	/**
	 * Their pages in one query.
	 * @param Event[] $events
	 * @param Authority $reader
	 * @return Event[]
	 */
	public function readable( array $events, Authority $reader ): array {
		$ids = array_values( array_unique( array_filter( array_column( $events, 'pageId' ) ) ) );
		$readable = [];
		foreach ( $ids ? $this->pages->newSelectQueryBuilder()->wherePageIds( $ids )->fetchPageRecords() : [] as $page ) {
			$readable[$page->getId()] = $reader->definitelyCan( 'read', $page );
		}
		return array_values( array_filter( $events, static fn ( Event $one ) => $one->pageId
			? $readable[$one->pageId] ?? false
			: $one->organiser || $one->mine !== null ) );
	}
}
