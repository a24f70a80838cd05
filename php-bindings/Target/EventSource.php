<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Page\PageStore;
use MediaWiki\Title\TitleFactory;

/** Events that a page announces. The store knows them; how they stand it hears by itself. One exchange for 50. */
class EventSource implements TargetSource {
	private const BATCH = 50;

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PageStore $pages,
		private readonly TitleFactory $titles
	) {
	}

	/** @inheritDoc */
	public function find( array $ids ): array {
		$events = [];
		foreach ( array_chunk( array_map( 'strval', DecimalId::among( $ids ) ), self::BATCH ) as $some ) {
			$events = [ ...$events, ...array_filter( $this->engine->events( $this->viewers->everybody(), $some ) ) ];
		}
		$pages = [];
		$pageIds = array_values( array_unique( array_filter( array_column( $events, 'pageId' ) ) ) );
		$found = !$pageIds ? [] : $this->pages->newSelectQueryBuilder()->wherePageIds( $pageIds )->caller( __METHOD__ )->fetchPageRecords();
		foreach ( $found as $page ) {
			$pages[$page->getId()] = $this->titles->newFromPageIdentity( $page );
		}
		$places = [];
		foreach ( array_filter( $events, static fn ( Event $one ) => isset( $pages[$one->pageId] ) ) as $one ) {
			$places[$one->id] = new Place(
				$one->creatorId, $one->pageId, $pages[$one->pageId], $one->specialPage()->getFullURL()
			);
		}
		return $places;
	}

	/** @inheritDoc */
	public function states( array $rows ): array {
		return [];
	}
}
