<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** The table and build/bench.json. */
class Report {
	/** @var array<string,array> */
	private array $figures = [];

	/** @param array $machine what holds for all figures: versions, world, rounds */
	public function __construct( private readonly array $machine ) {
	}

	/**
	 * @param string $aim '' where the figure is only reported, else '<= 3.0' or '< 1'
	 * @param float|null $measured what the aim is about where it is not the ratio
	 */
	public function add( string $id, string $unit, string $aim, Rounds $rounds, array $figure, ?float $measured = null ): void {
		$again = [ 'value' => $figure['again'], 'p99' => null, 'baseline' => 1.0, 'ratio' => $figure['again'],
			'spread' => $figure['noise'], 'n' => $figure['n'] ];
		$noise = $figure['noise'];
		unset( $figure['again'], $figure['noise'] );
		$facts = [ 'rounds' => $rounds->rounds ] + $this->machine + [ 'load' => $rounds->load ];
		$figure['conditions'] = [ 'unit' => $unit, 'aim' => $aim,
			'verdict' => self::verdict( $aim, $measured ?? $figure['ratio'], $measured === null ? $noise : 0.0 ) ] + $facts;
		$this->figures[$id] = $figure;
		$again['conditions'] = [ 'unit' => '', 'aim' => '', 'verdict' => 'reported' ] + $facts;
		$this->figures["R0.$id"] = $again;
	}

	public function leaveOut( string $id, string $why ): void {
		$this->figures[$id] = [ 'value' => null, 'p99' => null, 'baseline' => null, 'ratio' => null, 'spread' => null,
			'n' => 0, 'conditions' => [ 'verdict' => "not run: $why" ] + $this->machine ];
	}

	/** An aim that is nearer to the ratio than the benchmark is to itself is neither held nor failed. */
	public static function verdict( string $aim, float $ratio, float $noise ): string {
		if ( $aim === '' ) {
			return 'reported';
		}
		[ $sign, $limit ] = explode( ' ', $aim );
		if ( abs( $ratio / (float)$limit - 1 ) < $noise ) {
			return 'unresolved';
		}
		$held = match ( $sign ) {
			'<' => $ratio < (float)$limit,
			'<=' => $ratio <= (float)$limit,
			'>=' => $ratio >= (float)$limit,
		};
		return $held ? 'held' : 'missed';
	}

	public function table(): string {
		$line = "%-22s %10s %10s %10s %-6s %8s %7s %7s  %-16s %s\n";
		$text = sprintf( $line, 'id', 'value', 'p99', 'baseline', 'unit', 'ratio', 'spread', 'R0', 'aim', 'verdict' );
		foreach ( $this->figures as $id => $figure ) {
			if ( str_starts_with( $id, 'R0.' ) ) {
				continue;
			}
			$short = static fn ( ?float $n, int $digits ) => $n === null ? '-' : number_format( $n, $digits, '.', '' );
			$percent = static fn ( ?float $n ) => $n === null ? '-' : sprintf( '%.1f%%', 100 * $n );
			$text .= sprintf( $line, $id, $short( $figure['value'], 1 ), $short( $figure['p99'], 1 ),
				$short( $figure['baseline'], 1 ), $figure['conditions']['unit'] ?? '', $short( $figure['ratio'], 3 ),
				$percent( $figure['spread'] ), $percent( $this->figures["R0.$id"]['spread'] ?? null ),
				$figure['conditions']['aim'] ?? '', $figure['conditions']['verdict'] );
		}
		return $text;
	}

	public function json(): string {
		return json_encode( $this->figures, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
			| JSON_THROW_ON_ERROR ) . "\n";
	}
}
