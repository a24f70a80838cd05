<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\Backend\Version;
use MediaWiki\Maintenance\Maintenance;
use WikiSocial\Exception;
use WikiSocial\SchemaException;
use WikiSocial\Store;
use WikiSocial\TimeoutException;
use WikiSocial\UnavailableException;

/** Says whether the social store answers, and what to do when it does not. */
class CheckStore extends Maintenance {
	private const ROUNDS = 5;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription( 'Check the PHP module, the social store and its schema; exits 1 when something is wrong' );
	}

	/** @inheritDoc */
	public function execute() {
		$problem = Version::problem();
		if ( $problem ) {
			$this->fatalError( wfMessage( $problem )->inLanguage( 'en' )->text() );
		}
		$version = Store::version();
		$this->line( 'extension', Version::ofExtension() );
		$this->line( 'module', $version['module'] );
		$this->line( 'libpq', $version['libpq'] );
		try {
			$start = hrtime( true );
			$store = Store::check();
			$this->line( 'PostgreSQL', $store['server'] );
			$this->line( 'schema', "{$store['schema']} (wanted: {$version['schemaWanted']})" );
			$this->line( 'connected in', self::milliseconds( $start ) );
			$this->line( 'answers in', $this->latency() );
		} catch ( Exception $failure ) {
			$this->fatalError( "\n{$failure->getMessage()} ({$failure->getReason()})\n" . self::remedy( $failure ) );
		}
		$this->output( "All is well.\n" );
	}

	/** The best of a few exchanges on the open connection. */
	private function latency(): string {
		$best = PHP_INT_MAX;
		for ( $i = 0; $i < self::ROUNDS; $i++ ) {
			$start = hrtime( true );
			Store::check();
			$best = min( $best, hrtime( true ) - $start );
		}
		return sprintf( '%.2f ms', $best / 1e6 );
	}

	private static function remedy( Exception $failure ): string {
		return match ( true ) {
			// Its text names the command.
			$failure instanceof SchemaException => 'How to do that is in docs/admin.md.',
			$failure instanceof UnavailableException, $failure instanceof TimeoutException =>
				'Check that PostgreSQL runs, that wikisocial.dsn names it, and that this user may log in there.',
			default => 'See the log channel "WikiSocial" and the log of PostgreSQL.',
		};
	}

	private static function milliseconds( int $start ): string {
		return sprintf( '%.2f ms', ( hrtime( true ) - $start ) / 1e6 );
	}

	private function line( string $what, string $value ): void {
		$this->output( sprintf( "%-13s %s\n", "$what:", $value ) );
	}
}

return CheckStore::class;
