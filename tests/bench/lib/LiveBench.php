<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * R12.badge: from the begin of the transaction that concerns somebody until the badge of their browser shows the number: the stack's own
 * daemon, nginx and Chromium, with so many streams open in all, of which each twenty are of one person.
 */
class LiveBench {
	private const SIZES = [ 1, 100, 1000 ];

	public function __construct( private readonly Report $report, private readonly array $option, private readonly Closure $progress ) {
	}

	public function live(): void {
		$player = new Player( [ 'node', 'tests/bench/live.mjs' ], [ 'SOCIAL_PROFILE' => $this->option['profile'] ] );
		$samples = $this->option['self-check'] ? 2 : 20;
		foreach ( $this->option['self-check'] ? [ 1, 3 ] : self::SIZES as $size ) {
			( $this->progress )( "the badge of one browser, $size streams" );
			$player->ask( "streams $size" );
			$turn = static function () use ( $player, $samples ) {
				[ $p50, $p99 ] = explode( ' ', $player->ask( "run $samples" ) );
				return new Sample( (float)$p50, (float)$p99, $samples );
			};
			$turn();
			$player->ask( 'forget' );
			$rounds = new Rounds( $this->option['rounds'], [ 'badge' => $turn ], $this->progress );
			[ $p99, $open ] = explode( ' ', $player->ask( 'all' ) );
			if ( (int)$open !== $size ) {
				throw new RuntimeException( "$open streams are open, of $size" );
			}
			$figure = array_replace( $rounds->figure( 'badge', 'badge' ), [ 'p99' => (float)$p99 ] );
			$this->report->add( "R12.badge.$size", 'ms', '<= 300', $rounds, $figure, (float)$p99 );
		}
		$player->stop();
	}
}
