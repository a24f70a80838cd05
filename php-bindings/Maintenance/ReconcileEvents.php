<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventRegistrar;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Maintenance\Maintenance;
use WikiSocial\Exception;
use WikiSocial\InvalidException;
use WikiSocial\Viewer;

/** Mends what the store missed of pages with events, and makes instants anew by today's rules of time zones. */
class ReconcileEvents extends Maintenance {
	private const EXIT_AWAY = 2;
	/** What is compared of a tag and its event */
	private const FIELDS = [ 'title', 'description', 'place', 'link', 'file', 'zone', 'start', 'end', 'rule', 'except' ];
	private const TIMES = [ 'startAt', 'endAt', 'lastAt' ];

	/** What sync() answers where there was nothing to mend: of some nobody may make an event. */
	private const IN_ORDER = [ 'same', 'copy', 'unregistered' ];

	private EventRegistrar $registrar;
	private Engine $engine;
	private Viewer $viewer;
	/** Where to go on after a failure */
	private string $from = '0';
	private int $found = 0;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription(
			'Compare the events of the store with the pages that announce them. Exits 0 when all is in order, 1 when a dry ' .
			'run found differences, 2 when the store is away. Which pages have events is read from their page ' .
			'properties: where those may be wrong, run refreshLinks first.'
		);
		$this->addOption( 'dry-run', 'Only say what differs' );
		$this->addOption( 'from', 'Page id behind which to begin; the progress lines show where one was', false, true );
		$this->setBatchSize( 100 );
	}

	/** @inheritDoc */
	public function execute() {
		$own = Services::get();
		$this->registrar = $own->getEventRegistrar();
		$this->engine = $own->getEngine();
		$this->viewer = $own->getViewerFactory()->wiki();
		$this->from = (string)(int)$this->getOption( 'from', '0' );
		try {
			$this->pages();
			$this->store();
		} catch ( Exception $failure ) {
			$this->fatalError(
				"{$failure->getMessage()} ({$failure->getReason()}). What was mended stays mended; go on with --from " .
				$this->from, self::EXIT_AWAY
			);
		}
		if ( $this->found && $this->hasOption( 'dry-run' ) ) {
			$this->output( "Nothing was changed.\n" );
			return false;
		}
		$this->output( "All is in order.\n" );
		return true;
	}

	/** Each page with tags. */
	private function pages(): void {
		$seen = 0;
		do {
			$replica = $this->getReplicaDB();
			$ids = array_map( 'intval', $replica->newSelectQueryBuilder()
				->select( 'pp_page' )
				->from( 'page_props' )
				->where( [ 'pp_propname' => EventTag::FLAG ] )
				->andWhere( $replica->expr( 'pp_page', '>', (int)$this->from ) )
				->orderBy( 'pp_page' )
				->limit( $this->getBatchSize() )
				->caller( __METHOD__ )
				->fetchFieldValues() );
			foreach ( $ids as $id ) {
				$this->page( $id );
				$this->from = (string)$id;
				$seen++;
			}
			$this->output( "$seen pages compared up to $this->from, $this->found differ\n" );
			$this->waitForReplication();
		} while ( count( $ids ) === $this->getBatchSize() );
	}

	/** Events of the store whose page has no tag any more. */
	private function store(): void {
		$cursor = null;
		$seen = 0;
		do {
			$batch = $this->engine->eventList( $this->viewer, [], 100, $cursor );
			$ids = array_unique( array_filter( array_map( static fn ( Event $event ) => $event->pageId, $batch->items ) ) );
			$known = !$ids ? [] : $this->getReplicaDB()->newSelectQueryBuilder()
				->select( 'pp_page' )
				->from( 'page_props' )
				->where( [ 'pp_propname' => EventTag::FLAG, 'pp_page' => array_values( $ids ) ] )
				->caller( __METHOD__ )
				->fetchFieldValues();
			foreach ( array_diff( $ids, array_map( 'intval', $known ) ) as $id ) {
				$this->page( $id );
			}
			$seen += count( $batch->items );
			$cursor = $batch->next;
			$this->output( "$seen events compared, $this->found pages differ\n" );
		} while ( $cursor !== null );
	}

	private function page( int $id ): void {
		$differing = $this->hasOption( 'dry-run' ) ? $this->differing( $id ) : $this->mended( $id );
		if ( $differing ) {
			$this->found++;
			$this->output( "page $id: " . implode( ', ', $differing ) . "\n" );
		}
	}

	/** @return string[] */
	private function mended( int $id ): array {
		$results = [];
		try {
			foreach ( $this->registrar->mend( $id ) as $answer ) {
				if ( !in_array( $answer['result'], self::IN_ORDER, true ) ) {
					$results[] = "{$answer['tag']} {$answer['result']}";
				}
			}
		} catch ( InvalidException $failure ) {
			$results[] = $failure->getReason();
		}
		return $results;
	}

	/** @return string[] */
	private function differing( int $id ): array {
		$tags = $this->registrar->announced( $id );
		$names = array_map( static fn ( array $tag ) => $tag['tag'] === '' ? EventTag::BY_PAGE . $id : $tag['tag'], $tags );
		$found = [];
		foreach ( $names ? $this->engine->eventsByTag( $this->viewer, $names ) : [] as $i => $event ) {
			$what = $event ? $this->difference( $id, $tags[$i], $event )
				: ( isset( $tags[$i]['keep'] ) || !$this->registrar->wouldCreate( $id ) ? [] : [ 'unregistered' ] );
			if ( $what ) {
				$found[] = $names[$i] . ' ' . implode( ' ', $what );
			}
		}
		return $tags ? $found : [ 'no tag' ];
	}

	/** @return string[] */
	private function difference( int $pageId, array $tag, Event $event ): array {
		if ( $event->pageId === 0 ) {
			return [ 'suspended' ];
		}
		if ( $event->pageId !== $pageId || isset( $tag['keep'] ) ) {
			return [];
		}
		$said = $this->engine->checkEvent( $tag ) + $tag;
		return array_values( array_filter(
			[ ...self::FIELDS, ...self::TIMES ], static fn ( string $field ) => $said[$field] !== $event->$field
		) );
	}
}

return ReconcileEvents::class;
