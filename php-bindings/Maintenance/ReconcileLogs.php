<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;
use WikiSocial\Exception;

/**
 * The store commits first; log entries and recent changes are made from it afterwards. Whatever a
 * crash between the two left out, or left standing, this mends. Repeated it changes nothing.
 */
class ReconcileLogs extends Maintenance {
	private const BATCH = 500;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription( 'Make the log entries and recent changes that are missing, and remove those that must not be there' );
		$this->addOption( 'start', 'Id in the store behind which to begin; the progress lines show where one was', false, true );
		$this->setBatchSize( self::BATCH );
	}

	/** @inheritDoc */
	public function execute() {
		try {
			$this->entries();
			$this->statuses();
		} catch ( Exception $failure ) {
			$this->fatalError( "{$failure->getMessage()} ({$failure->getReason()}). What was mended stays mended." );
		}
	}

	private function entries(): void {
		$own = Services::get();
		$this->page( 'log entries', fn ( string $after ) => $own->getEngine()->moderationEntries(
			WikiMap::getCurrentWikiId(), $after, $this->getBatchSize()
		), static fn ( $entry ) => $own->getModerationLog()->publish( $entry ) ? 1 : 0 );
		$this->page( 'log entries of events', fn ( string $after ) => $own->getEngine()->eventEntries(
			WikiMap::getCurrentWikiId(), $after, $this->getBatchSize()
		), static fn ( array $row ) => $own->getEventLog()->publish( $row ) ? 1 : 0 );
		$this->page( 'log entries of groups', fn ( string $after ) => $own->getEngine()->groupEntries(
			WikiMap::getCurrentWikiId(), $after, $this->getBatchSize()
		), static fn ( array $row ) => $own->getGroupLog()->publish( $row ) ? 1 : 0 );
	}

	private function statuses(): void {
		$own = Services::get();
		$identities = MediaWikiServices::getInstance()->getUserIdentityLookup();
		$this->page( 'recent changes', fn ( string $after ) => $own->getEngine()->states(
			WikiMap::getCurrentWikiId(), $after, $this->getBatchSize()
		), static function ( array $state ) use ( $own, $identities ) {
			$author = $identities->getUserIdentityByUserId( $state['authorId'] );
			return !$author ? 0 :
				$own->getRecentStatuses()->sync( $state['id'], $author, $state['created'], $state['listed'], $state['comment'] );
		} );
	}

	/**
	 * @param string $what for the progress lines
	 * @param callable(string): array $ask a batch behind an id
	 * @param callable(mixed): int $mend answers how many rows it changed
	 */
	private function page( string $what, callable $ask, callable $mend ): void {
		$after = $this->getOption( 'start', '0' );
		$seen = $changed = 0;
		do {
			$batch = $ask( $after );
			foreach ( $batch as $one ) {
				$changed += $mend( $one );
				$after = is_array( $one ) ? $one['id'] : $one->id;
			}
			$seen += count( $batch );
			$this->waitForReplication();
			$this->output( "$what: $seen read, $changed mended, up to $after\n" );
		} while ( count( $batch ) === $this->getBatchSize() );
	}
}

return ReconcileLogs::class;
