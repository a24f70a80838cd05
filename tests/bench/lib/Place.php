<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * Where and how what is measured runs: on one processor, and while something is timed there before
 * all else (SCHED_RR; nice would not do, since Linux shares by sessions), if the system lets it.
 */
class Place {
	public readonly bool $first;

	public function __construct( private readonly int $cpu, bool $first ) {
		exec( 'chrt --rr 1 true 2>&1', $lines, $status );
		$this->first = $first && $status === 0;
	}

	/** Words before a command, which then ends with this process, however it ends. */
	public function words( bool $first ): array {
		return [ 'setpriv', '--pdeathsig', 'TERM', 'taskset', '-c', (string)$this->cpu,
			...( $first && $this->first ? [ 'chrt', '--rr', '1' ] : [] ) ];
	}

	/** Moves running processes there; what they start follows. */
	public function take( bool $first, int ...$pids ): void {
		foreach ( $pids as $pid ) {
			command( 'taskset', '-cp', $this->cpu, $pid );
			if ( $this->first ) {
				command( ...( $first ? [ 'chrt', '--rr', '-p', 1, $pid ] : [ 'chrt', '--other', '-p', 0, $pid ] ) );
			}
		}
	}

	public function __toString(): string {
		return "processor $this->cpu" . ( $this->first ? ', before all else' : '' );
	}
}
