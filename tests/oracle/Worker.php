<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** Serves the log as wikisociald does: a process of its own, since web servers may not write what people are told. */
final class Worker {
	private array $pipes = [];
	/** @var resource */
	private $process;

	public function __construct() {
		$this->process = proc_open( [ PHP_BINARY, '-n', '-d', 'extension=' . getenv( 'ORACLE_MODULE' ), '-d', 'wikisocial.dsn="' . getenv( 'SOCIAL_DSN_WORKER' ) . '"',
			'-r', 'while ( fgets( STDIN ) ) { do { $batch = WikiSocial\Activity::batch( "fanout" ); } while ( $batch["more"] ); echo "served\n"; }' ],
			[ [ 'pipe', 'r' ], [ 'pipe', 'w' ], STDERR ], $this->pipes );
	}

	/** Until nothing is left. */
	public function serve(): void {
		fwrite( $this->pipes[0], "\n" );
		if ( fgets( $this->pipes[1] ) !== "served\n" ) {
			throw new RuntimeException( 'the log is not served' );
		}
	}
}
