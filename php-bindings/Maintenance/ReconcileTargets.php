<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetMirror;
use MediaWiki\Maintenance\Maintenance;
use WikiSocial\Exception;
use WikiSocial\Targets;

/** Mends what the store missed of revisions, log entries and talk comments: hidden, deleted, moved. */
class ReconcileTargets extends Maintenance {
	private const EXIT_AWAY = 2;

	private TargetMirror $mirror;
	/** Where to go on after a failure */
	private string $after = '0';

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription(
			'Compare what was liked or commented with the wiki: hidden, suppressed, deleted, of another page or author. ' .
			'Exits 0 when all is in order, 1 when a dry run found differences, 2 when the store is away.'
		);
		$this->addOption( 'dry-run', 'Only say what differs' );
		$this->addOption( 'start', 'Id in the store behind which to begin; the progress lines show where one was', false, true );
		$this->setBatchSize( TargetMirror::BATCH );
	}

	/** @inheritDoc */
	public function execute() {
		$this->mirror = Services::get()->getTargetMirror();
		$this->after = (string)$this->getOption( 'start', '0' );
		try {
			$found = $this->reconcile();
		} catch ( Exception $failure ) {
			$this->fatalError(
				"{$failure->getMessage()} ({$failure->getReason()}). What was mended stays mended; go on with --start " .
				$this->after, self::EXIT_AWAY
			);
		}
		if ( $found && $this->hasOption( 'dry-run' ) ) {
			$this->output( "Nothing was changed.\n" );
			return false;
		}
		$this->output( "All is in order.\n" );
		return true;
	}

	/** @return int differences found */
	private function reconcile(): int {
		$limit = min( max( 1, (int)$this->getBatchSize() ), Targets::LIST_MAX );
		$seen = $found = $mended = 0;
		do {
			$batch = $this->mirror->compare( $this->after, $limit );
			$seen += $batch['seen'];
			$found += count( $batch['differing'] );
			foreach ( $batch['differing'] as $target => $flags ) {
				$this->output( $this->name( $batch['rows'][$target] ) . ': ' . implode( ', ', $flags ) . "\n" );
			}
			if ( !$this->hasOption( 'dry-run' ) ) {
				$mended += $this->mirror->refresh( $batch['rows'] );
			}
			$this->after = $batch['last'] ?? $this->after;
			$this->output( "$seen objects compared" . ( $batch['last'] !== null ? " up to $this->after" : '' ) .
				", $found differ, $mended mended\n" );
			$this->waitForReplication();
		} while ( $batch['last'] !== null );
		return $found;
	}

	/** The name of a talk comment holds its author's, which may be hidden. */
	private function name( array $row ): string {
		return $row['type'] . ( $row['type'] === Target::TALK_COMMENT ? '' : " {$row['id']}" ) . " (target {$row['target']})";
	}
}

return ReconcileTargets::class;
