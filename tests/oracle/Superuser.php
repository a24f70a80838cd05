<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** What no method does: one psql for the whole run. */
final class Superuser {
	/** @var resource */
	private $process;
	private array $pipes = [];

	public function __construct() {
		$this->process = proc_open( [ getenv( 'PG_TEMP_BIN' ) . '/psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-d', 'social' ],
			[ [ 'pipe', 'r' ], [ 'pipe', 'w' ], STDERR ], $this->pipes );
	}

	public function run( string ...$statements ): string {
		fwrite( $this->pipes[0], 'BEGIN; ' . implode( '; ', $statements ) . ";\nCOMMIT;\n\\echo done\n" );
		for ( $answer = ''; ( $line = fgets( $this->pipes[1] ) ) !== "done\n"; $answer .= $line ) {
			if ( $line === false ) {
				throw new RuntimeException( 'the superuser is refused' );
			}
		}
		return trim( $answer );
	}
}
