<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** F0, H30, R2, R8, R13, media.feed, scan and memory of calls: processes of C and PHP on the world's store. */
class FeedBench {
	private Player $engine;
	private Player $php;

	/**
	 * @param string[] $wrap words before each process
	 * @param array<string,int> $option rounds, samples, calls
	 */
	public function __construct( private readonly string $folder, private readonly array $wrap, private readonly string $wiki,
		private readonly Report $report, private readonly array $option, private readonly Closure $progress ) {
		$this->engine = new Player( [ ...$this->wrap, 'build/bench/engine', $wiki, "$folder/pairs" ] );
		$this->php = $this->phpPlayer( "$folder/statements.sql" );
	}

	/** PHP with the module, opcache as php-fpm has it, and what the rivals need. */
	private function phpPlayer( string $statements, string $pairs = 'pairs' ): Player {
		file_put_contents( "$this->folder/php.ini", implode( "\n", [
			'extension=pgsql', 'extension=mbstring', 'extension=' . getcwd() . '/build/ext/modules/wikisocial.so',
			'zend_extension=opcache', 'opcache.enable_cli=1', 'memory_limit=1G', 'date.timezone=UTC',
			'display_errors=stderr', 'wikisocial.dsn="' . getenv( 'SOCIAL_DSN_WEB' ) . '"',
		] ) );
		return new Player(
			[ ...$this->wrap, PHP_BINARY, 'tests/bench/player.php', '--wiki', $this->wiki, '--pairs', "$this->folder/$pairs",
				'--sql', $statements, '--seed', (string)$this->option['seed'] ],
			[ 'PHPRC' => "$this->folder/php.ini", 'PHP_INI_SCAN_DIR' => "$this->folder/none" ]
		);
	}

	private static function assertSame( string $what, string $wanted, string $got ): void {
		if ( $got !== $wanted ) {
			throw new RuntimeException( "$what: $got, wanted $wanted" );
		}
	}

	/** That all make the same pages. */
	public function assertEqual( array $rivals ): void {
		self::assertSame( 'ids of the pages by C and by PHP', $this->engine->ask( 'ids' ), $this->php->ask( 'ids x' ) );
		self::assertSame( 'rows of H30', '30', $this->engine->ask( 'rows' ) );
		foreach ( $rivals as $rival ) {
			self::assertSame( "the page by $rival", 'equal', $this->php->ask( "equal $rival" ) );
		}
	}

	/** Whether a rival that asks other SQL is found out: the message, '' when not. */
	public function differsWith( string $statements ): string {
		$player = $this->phpPlayer( $statements );
		$answer = $player->ask( 'equal pgsql' );
		$player->stop();
		return $answer === 'equal' ? '' : $answer;
	}

	public function feeds(): void {
		( $this->progress )( 'comparing the pages' );
		$this->assertEqual( [ 'pgsql', 'rdbms', 'rdbms_prepared' ] );
		( $this->progress )( "feed pages, {$this->option['samples']} of each kind a turn" );
		$variants = [];
		foreach ( [ 'f0' => 'f0', 'f0_again' => 'f0', 'h30' => 'h30', 'feed_user' => 'feed_user' ] as $key => $name ) {
			$variants[$key] = $this->engine->variant( $name, $this->option['samples'] );
		}
		foreach ( [ 'feeds_user', 'pgsql', 'rdbms_prepared' ] as $name ) {
			$variants[$name] = $this->php->variant( $name, $this->option['samples'] );
		}
		// Planned anew each time, so it takes milliseconds.
		$variants['rdbms'] = $this->php->variant( 'rdbms', intdiv( $this->option['samples'], 10 ) + 1 );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		foreach ( [
			[ 'F0', 'f0', 'f0_again', '' ],
			[ 'H30', 'h30', 'f0', '' ],
			[ 'R2.user', 'feed_user', 'h30', '<= 3.0' ],
			[ 'R8.pgsql', 'feeds_user', 'pgsql', '< 1' ],
			[ 'R8.rdbms', 'feeds_user', 'rdbms_prepared', '<= 0.5' ],
			[ 'R8.rdbms.plain', 'feeds_user', 'rdbms', '' ],
			[ 'R13', 'feeds_user', 'feed_user', '<= 1.5' ],
		] as [ $id, $name, $baseline, $aim ] ) {
			$this->report->add( $id, 'us', $aim, $rounds, $rounds->figure( $name, $baseline ) );
		}
	}

	/** Pages of people who said the same, with a file in each status and without. */
	public function files(): void {
		( $this->progress )( 'feed pages with and without files' );
		$players = array_map( fn ( $pairs ) => $this->phpPlayer( "$this->folder/statements.sql", $pairs ),
			[ 'shown' => 'pairs.shown', 'plain' => 'pairs.plain' ] );
		self::assertSame( 'the page with files by pgsql', 'equal', $players['shown']->ask( 'equal pgsql' ) );
		$variants = array_map( fn ( $player ) => $player->variant( 'feeds_user', $this->option['samples'] ), $players );
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->report->add( 'media.feed', 'us', '', $rounds, $rounds->figure( 'shown', 'plain' ) );
		array_walk( $players, static fn ( $player ) => $player->stop() );
	}

	public function scan(): void {
		$volume = (int)$this->php->ask( 'volume' );
		if ( $volume === 0 ) {
			$this->report->leaveOut( 'scan', 'no WikiSocial\Text' );
			$this->report->leaveOut( 'scan.bare', 'no WikiSocial\Text' );
			return;
		}
		self::assertSame( 'what preg_match_all finds', 'equal', $this->php->ask( 'equal preg' ) );
		( $this->progress )( 'scanning texts' );
		$count = max( 10, intdiv( $this->option['samples'], 10 ) );
		$rate = fn ( string $name ) => function () use ( $name, $count, $volume ) {
			$time = $this->php->variant( $name, $count )();
			return new Sample( $volume / $time->p50, $volume / $time->p99, $count );
		};
		$variants = [ 'scan' => $rate( 'scan' ), 'preg' => $rate( 'preg' ), 'bare' => $rate( 'preg_bare' ) ];
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->report->add( 'scan', 'MB/s', '', $rounds, $rounds->figure( 'scan', 'preg' ) );
		$this->report->add( 'scan.bare', 'MB/s', '', $rounds, $rounds->figure( 'scan', 'bare' ) );
	}

	/** Resident memory after very many calls, against that after the first thousand. */
	public function calls(): void {
		( $this->progress )( "memory over {$this->option['calls']} calls" );
		$this->php->ask( 'run feeds_user ' . min( 1000, $this->option['calls'] ) );
		$before = (float)$this->php->ask( 'resident' );
		for ( $left = $this->option['calls']; $left > 0; $left -= 1000 ) {
			$this->php->ask( 'run feeds_user ' . min( 1000, $left ) );
		}
		$after = (float)$this->php->ask( 'resident' );
		$turn = [ 'before' => $before, 'after' => $after ];
		$rounds = new Rounds( 1, array_map( static fn ( $kib ) => static fn () => new Sample( $kib, $kib, 1 ), $turn ), static function () {
		} );
		$figure = array_replace( $rounds->figure( 'after', 'before' ), [ 'p99' => null, 'n' => $this->option['calls'] ] );
		$this->report->add( 'memory.calls', 'KiB', '< 1024 KiB more', $rounds, $figure, $after - $before );
	}

	public function stop(): void {
		$this->engine->stop();
		$this->php->stop();
	}
}
