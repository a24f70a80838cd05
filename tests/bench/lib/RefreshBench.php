<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** The refresh of very many files: what it asks of Commons, how fast, in how much memory, and killed in the middle. */
class RefreshBench {
	/** Files asked for at once, and requests for them: one tells what they are, then one a width. */
	private const BATCH = 50;
	private const ASKED = 4;

	private readonly Commons $commons;

	/**
	 * @param array<string,string> $stack var/PROFILE/env
	 * @param string $folder of ours
	 * @param Report $report
	 * @param array<string,mixed> $option rounds, files
	 * @param Closure $progress
	 */
	public function __construct( private readonly array $stack, private readonly string $folder, private readonly Report $report,
		private readonly array $option, private readonly Closure $progress ) {
		$this->commons = new Commons( $stack );
	}

	public function refresh(): void {
		( $this->progress )( "putting {$this->option['files']} files at Commons" );
		$this->commons->fill( $this->option['files'], min( 200, intdiv( $this->option['files'], 5 ) ), $this->folder );
		$this->commons->assertCounted();
		world( 'stale', [ 'wiki' => Wiki::id( $this->stack ), 'files' => $this->option['files'],
			'author' => account_ids( $this->stack, [ 0 ] )[0] ] );
		$this->whole();
		command( 'psql', '-Xqc', 'DROP TRIGGER note_refreshed ON social.media' );
		$this->rate();
	}

	/** All of them, by one that is killed, one that goes on, and one for what the killed one had taken. */
	private function whole(): void {
		$asked = count( $this->commons->requests() );
		( $this->progress )( 'refreshing all of them, killed after a third' );
		$killed = new Refresher( $this->stack, PHP_INT_MAX );
		while ( $killed->files < $this->option['files'] / 3 && $killed->step() ) {
			continue;
		}
		$killed->kill();
		$next = new Refresher( $this->stack, PHP_INT_MAX );
		$early = null;
		for ( $batch = 1; $next->step(); $batch++ ) {
			$late = [ $next->memory( 'VmHWM' ), $next->memory( 'VmRSS' ) ];
			$early = $batch <= 10 ? $late : $early;
		}
		$next->finish();
		// What somebody took is nobody else's for ten minutes.
		command( 'psql', '-Xqc', "UPDATE social.media SET checked_at = now() - interval '11 minutes' WHERE checked_at IS NOT NULL" );
		( new Refresher( $this->stack, PHP_INT_MAX ) )->finish();
		( $this->progress )( sprintf( '%.0f files/s', $next->timed / max( 0.001, $next->seconds ) ) );
		$this->assertEachOnce();

		$batches = intdiv( $this->option['files'] - 1, self::BATCH ) + 1;
		$this->once( 'media.refresh.requests', 'requests', '<= 1.02', count( $this->commons->requests() ) - $asked, $batches * self::ASKED );
		$this->once( 'media.refresh.peak', 'KiB', '<= 2048 KiB more', $late[0], $early[0], $late[0] - $early[0] );
		$this->once( 'media.refresh.resident', 'KiB', '<= 2048 KiB more', $late[1], $early[1], $late[1] - $early[1] );
	}

	/** Nothing of the log but this: each file was stored anew once, and is there. */
	private function assertEachOnce(): void {
		$found = command( 'psql', '-XqAtc', "SELECT count(DISTINCT id) || ' files, ' || count(*) || ' times, '
			|| count(*) FILTER (WHERE gone) || ' gone' FROM public.refreshed" );
		$wanted = "{$this->option['files']} files, {$this->option['files']} times, 0 gone";
		if ( $found !== $wanted ) {
			throw new RuntimeException( "refreshed: $found, wanted $wanted" );
		}
	}

	private function once( string $id, string $unit, string $aim, float $value, float $baseline, ?float $measured = null ): void {
		$variants = array_map( static fn ( $n ) => static fn () => new Sample( $n, $n, 1 ), [ 'value' => $value, 'baseline' => $baseline ] );
		$rounds = new Rounds( 1, $variants, static function () {
		} );
		$figure = array_replace( $rounds->figure( 'value', 'baseline' ), [ 'p99' => null, 'n' => $this->option['files'] ] );
		$this->report->add( $id, $unit, $aim, $rounds, $figure, $measured );
	}

	/** Files a second, against those that Commons' answers alone would allow: the same requests once more. */
	private function rate(): void {
		$share = self::BATCH * ( $this->option['self-check'] ? 2 : 6 );
		$addresses = [];
		$variants = [
			'refresh' => function () use ( $share, &$addresses ) {
				command( 'psql', '-Xqc', "UPDATE social.media SET refreshed_at = now() - interval '2 days' WHERE id IN (
					SELECT id FROM social.media WHERE file LIKE 'WikiSocial bench %' ORDER BY refreshed_at, id LIMIT $share)" );
				$before = count( $this->commons->requests() );
				$one = new Refresher( $this->stack, $share );
				$one->finish();
				// Without the first batch, which is not timed.
				$addresses = array_slice( $this->commons->requests(), $before + self::ASKED );
				$rate = $one->timed / $one->seconds;
				return new Sample( $rate, $rate, $one->timed );
			},
			'commons' => function () use ( &$addresses ) {
				$begin = hrtime( true );
				array_walk( $addresses, fn ( string $address ) => $this->commons->ask( $address ) );
				$rate = count( $addresses ) / self::ASKED * self::BATCH / ( ( hrtime( true ) - $begin ) / 1e9 );
				return new Sample( $rate, $rate, count( $addresses ) );
			},
		];
		( $this->progress )( "refreshing $share files a turn" );
		// The other one has its addresses then, and all is warm.
		$variants['refresh']();
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->report->add( 'media.refresh', 'files/s', '', $rounds, $rounds->figure( 'refresh', 'commons' ) );
	}
}
