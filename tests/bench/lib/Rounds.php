<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** What one turn of one variant gave: median, 99th percentile, number of samples. */
class Sample {
	public function __construct( public readonly float $p50, public readonly float $p99, public readonly int $n ) {
	}

	/** @param float[] $values */
	public static function of( array $values ): self {
		return new self( Rounds::quantile( $values, 0.5 ), Rounds::quantile( $values, 0.99 ), count( $values ) );
	}
}

/**
 * Interleaved rounds. In each round every variant has two turns, first in order, then in reverse:
 * the first turns give a figure once, the second once more, and the quotient of the two, which
 * should be 1, is that benchmark's R0.
 */
class Rounds {
	/** @var array<string,Sample[][]> by variant, turn, round */
	private array $samples = [];
	public readonly string $load;

	/** @param array<string,callable():Sample> $variants */
	public function __construct( public readonly int $rounds, array $variants, callable $progress ) {
		$before = sys_getloadavg()[0];
		for ( $round = 0; $round < $rounds; $round++ ) {
			$progress( sprintf( 'round %d of %d', $round + 1, $rounds ) );
			// Who begins changes, so that none always follows the same one.
			$names = array_keys( $variants );
			array_push( $names, ...array_splice( $names, 0, $round % count( $names ) ) );
			foreach ( [ $names, array_reverse( $names ) ] as $turn => $order ) {
				foreach ( $order as $name ) {
					$this->samples[$name][$turn][$round] = $variants[$name]();
				}
			}
		}
		$this->load = sprintf( '%.1f to %.1f', $before, sys_getloadavg()[0] );
	}

	/** The figure: `name` divided by `baseline`. Where more is better, both are rates. */
	public function figure( string $name, string $baseline ): array {
		$ratios = $again = [];
		for ( $round = 0; $round < $this->rounds; $round++ ) {
			[ $first, $second ] = array_map(
				fn ( $turn ) => $this->samples[$name][$turn][$round]->p50 / $this->samples[$baseline][$turn][$round]->p50,
				[ 0, 1 ]
			);
			$ratios[] = sqrt( $first * $second );
			$again[] = $second / $first;
		}
		return [
			'value' => $this->typical( $name, 'p50' ),
			'p99' => $this->typical( $name, 'p99' ),
			'baseline' => $this->typical( $baseline, 'p50' ),
			'ratio' => $this->typical( $name, 'p50' ) / $this->typical( $baseline, 'p50' ),
			'spread' => self::spread( $ratios ),
			'n' => array_sum( array_column( array_merge( ...$this->samples[$name] ), 'n' ) ),
			'again' => self::quantile( $again, 0.5 ),
			'noise' => self::spread( $again ),
		];
	}

	private function typical( string $name, string $field ): float {
		return self::quantile( array_column( array_merge( ...$this->samples[$name] ), $field ), 0.5 );
	}

	/** Width of the middle half, as a share of the median: one bad round does not decide it. */
	public static function spread( array $values ): float {
		return ( self::quantile( $values, 0.75 ) - self::quantile( $values, 0.25 ) ) / self::quantile( $values, 0.5 );
	}

	public static function quantile( array $values, float $share ): float {
		sort( $values );
		$place = $share * ( count( $values ) - 1 );
		$low = $values[(int)floor( $place )];
		return $low + ( $values[(int)ceil( $place )] - $low ) * ( $place - floor( $place ) );
	}
}
