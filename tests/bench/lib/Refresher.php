<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** WikiSocial:RefreshFiles as a process, on the store of the benchmark's world. */
class Refresher {
	/** @var resource */
	private $process;
	/** @var resource[] */
	private array $pipes = [];
	/** What it refreshed and found gone so far */
	public int $files = 0;
	/** Seconds from its first batch to its last, and the files refreshed in them */
	public float $seconds = 0;
	public int $timed = 0;
	private ?float $first = null;

	/** @param array<string,string> $stack var/PROFILE/env @param int $limit files */
	public function __construct( array $stack, int $limit ) {
		preg_match( "/wfLoadExtension\( 'WikiSocial', '(.*)\/extension\.json'/", file_get_contents( "$stack[STATE]/wiki/LocalSettings.php" ), $found );
		$this->process = proc_open( [
			"$stack[STATE]/bin/php", '-d', 'wikisocial.dsn="' . getenv( 'SOCIAL_DSN_WEB' ) . '"', "$stack[MW]/maintenance/run.php",
			"$found[1]/php-bindings/Maintenance/RefreshFiles.php", '--age', '24', '--pause', '0', '--limit', (string)$limit,
		], [ [ 'file', '/dev/null', 'r' ], [ 'pipe', 'w' ], STDERR ], $this->pipes );
	}

	/** Waits for its next batch; false at its end. */
	public function step(): bool {
		$line = fgets( $this->pipes[1] );
		if ( !preg_match( '/^(\d+) refreshed, (\d+) gone/', (string)$line, $said ) ) {
			return false;
		}
		$now = hrtime( true ) / 1e9;
		$files = (int)$said[1] + (int)$said[2];
		if ( $this->first !== null ) {
			$this->seconds = $now - $this->first;
			$this->timed += $files - $this->files;
		}
		$this->first ??= $now;
		$this->files = $files;
		return true;
	}

	/** KiB of memory: "VmHWM" the most it had so far, "VmRSS" now. */
	public function memory( string $kind ): float {
		preg_match( "/^$kind:\s+(\d+)/m", file_get_contents( '/proc/' . proc_get_status( $this->process )['pid'] . '/status' ), $found );
		return (float)$found[1];
	}

	public function kill(): void {
		proc_terminate( $this->process, SIGKILL );
		fclose( $this->pipes[1] );
		proc_close( $this->process );
	}

	/** To its end, which must be a good one. */
	public function finish(): void {
		while ( $this->step() ) {
			continue;
		}
		fclose( $this->pipes[1] );
		$status = proc_close( $this->process );
		if ( $status !== 0 ) {
			throw new RuntimeException( "RefreshFiles ended with $status after $this->files files" );
		}
	}
}
