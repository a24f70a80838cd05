<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** A process that plays benchmarks when told to, a command a line: engine or player.php. */
class Player {
	/** @var resource */
	private $process;
	/** @var resource[] */
	private array $pipes = [];

	/** @param string[] $command */
	public function __construct( private readonly array $command, array $environment = [] ) {
		$this->process = proc_open( $command, [ [ 'pipe', 'r' ], [ 'pipe', 'w' ], STDERR ], $this->pipes, null,
			$environment + getenv() );
	}

	public function ask( string $line ): string {
		$this->tell( $line );
		return $this->hear( $line );
	}

	/** Without waiting for the answer: several are to work at the same time. */
	public function tell( string $line ): void {
		fwrite( $this->pipes[0], "$line\n" );
	}

	/** The answer to what it was told. */
	public function hear( string $line ): string {
		$answer = fgets( $this->pipes[1] );
		if ( $answer === false ) {
			throw new RuntimeException( "no answer to \"$line\" from " . implode( ' ', $this->command ) );
		}
		return rtrim( $answer, "\n" );
	}

	/** A variant for Rounds: `count` samples of the benchmark `name`, in microseconds. */
	public function variant( string $name, int $count ): callable {
		return function () use ( $name, $count ) {
			[ $p50, $p99 ] = explode( ' ', $this->ask( "run $name $count" ) );
			return new Sample( $p50 / 1000, $p99 / 1000, $count );
		};
	}

	public function stop(): void {
		fclose( $this->pipes[0] );
		proc_close( $this->process );
	}
}
