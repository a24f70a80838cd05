<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\Notification\PreferenceMirror;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Maintenance\Maintenance;
use WikiSocial\Actors;
use WikiSocial\Exception;

/** Mends what the store missed of the wiki's users. People are named by id: names may be hidden. */
class ReconcileUsers extends Maintenance {
	private const EXIT_AWAY = 2;
	private const BATCH = 500;

	private UserMirror $mirror;
	private PreferenceMirror $preferences;
	/** Where to go on after a failure */
	private int $after = 0;
	private bool $merged = false;
	/** Whose preferences the store had otherwise */
	private int $changed = 0;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription(
			'Compare the users of the social store with those of the wiki: hidden, temporary, deleted, merged; and bring over ' .
			'what they, and the wiki for everybody, want to be told of. ' .
			'Exits 0 when all is in order, 1 when a dry run found differences, 2 when the store is away.'
		);
		$this->addOption( 'dry-run', 'Only say what differs; preferences are not looked at' );
		$this->addOption( 'start', 'User id to begin at', false, true );
		$this->setBatchSize( self::BATCH );
	}

	/** @inheritDoc */
	public function execute() {
		$this->mirror = Services::get()->getUserMirror();
		$this->preferences = Services::get()->getPreferenceMirror();
		$this->after = max( 0, (int)$this->getOption( 'start', 0 ) - 1 );
		try {
			$differences = $this->people() + ( $this->merged ? $this->merges() : 0 );
			if ( !$this->hasOption( 'dry-run' ) ) {
				$this->preferences();
			}
		} catch ( Exception $failure ) {
			$this->fatalError(
				"{$failure->getMessage()} ({$failure->getReason()}). What was mended stays mended; go on with --start " .
				( $this->after + 1 ), self::EXIT_AWAY
			);
		}
		if ( $differences && $this->hasOption( 'dry-run' ) ) {
			$this->output( "Nothing was changed.\n" );
			return false;
		}
		$this->output( "All is in order.\n" );
		return true;
	}

	/** @return int differences found */
	private function people(): int {
		$limit = min( max( 1, (int)$this->getBatchSize() ), Actors::LIST_MAX );
		$seen = $found = $mended = 0;
		do {
			$batch = $this->mirror->compare( $this->after, $limit );
			$seen += $batch['seen'];
			$found += count( $batch['differing'] );
			foreach ( $batch['differing'] as $userId => $flags ) {
				$this->output( "user $userId: " . implode( ', ', $flags ) . "\n" );
			}
			if ( $batch['differing'] && !$this->hasOption( 'dry-run' ) ) {
				$mended += $this->mend( $batch );
			}
			if ( $batch['people'] && !$this->hasOption( 'dry-run' ) ) {
				// Of those who chose something once, and now nothing, only the store knows.
				$this->changed += $this->preferences->refresh( $batch['people'] );
			}
			$this->merged = $this->merged || $batch['merged'];
			$this->after = $batch['last'] ?? $this->after;
			$this->output( "$seen users compared" . ( $batch['last'] ? " up to $this->after" : '' ) .
				", $found differ, $mended mended\n" );
		} while ( $batch['last'] !== null );
		return $found;
	}

	private function mend( array $batch ): int {
		$mended = $this->mirror->refresh( $batch['refresh'] );
		$surfaces = Services::get()->getSurfaceCache();
		$recent = Services::get()->getRecentStatuses();
		$comments = Services::get()->getRecentComments();
		$identities = $this->getServiceContainer()->getUserIdentityLookup();
		foreach ( $batch['differing'] as $userId => $flags ) {
			$person = $identities->getUserIdentityByUserId( $userId );
			if ( $person ) {
				$surfaces->authorChanged( $person );
				if ( $this->mirror->isHidden( $userId ) ) {
					$recent->removeAll( $person );
				}
				$comments->authorChanged( $userId );
			}
		}
		return $mended;
	}

	/** Those of the wiki, and of people whom the store need not know yet. */
	private function preferences(): void {
		if ( $this->preferences->refreshDefaults() ) {
			$this->output( "The wiki's default preferences of notifications were taken over\n" );
		}
		$after = max( 0, (int)$this->getOption( 'start', 0 ) - 1 );
		do {
			$ids = $this->preferences->chosen( $after, self::BATCH );
			$this->changed += $this->preferences->refresh( $ids );
			$after = $ids ? end( $ids ) : null;
		} while ( $after !== null );
		$this->output( "$this->changed people's preferences of notifications were taken over\n" );
	}

	/** @return int statuses that were not the heirs' yet */
	private function merges(): int {
		$dryRun = $this->hasOption( 'dry-run' );
		$moved = 0;
		$after = '0';
		// Whoever goes on from here must meet the merged users again.
		$this->after = 0;
		do {
			$batch = $this->mirror->settle( $after, $dryRun );
			$moved += $batch['moved'];
			$after = $batch['next'];
			$this->output( 'statuses of merged users' . ( $after !== null ? " up to $after" : '' ) . ": $moved " .
				( $dryRun ? "to be moved\n" : "moved\n" ) );
		} while ( $after !== null );
		return $moved;
	}
}

return ReconcileUsers::class;
