<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** Lets the world move, asks the oracle and the store about it, and finds the shortest way to what differs. */
final class World {
	/** How long the shortest way to a difference is looked for. */
	private const SEARCH_SECONDS = 8;
	/** Whoever is told of these is told at once, by what is so in that moment. */
	private const TELLING = [ 'post', 'comment', 'edit', 'undelete', 'like' ];
	private Oracle $oracle;
	private Player $player;
	private Surfaces $surfaces;
	private Chance $chance;
	/** @var list<array> what was done so far */
	private array $actions = [];
	/** @var array<string,array{allowed: int, denied: int, wrong: int}> by surface */
	private array $seen = [];

	/** @param bool $stopAtFirst ends with the first difference, without looking for the shortest way to it */
	public function __construct( private int $seed, int $people, int $groups, private Superuser $superuser, private Worker $worker, private bool $stopAtFirst ) {
		$this->oracle = new Oracle();
		$this->player = new Player( $superuser );
		$this->surfaces = new Surfaces( $this->oracle, $this->player );
		$this->chance = new Chance( $seed, $this->oracle, $people, $groups );
		foreach ( [ 'does', ...array_keys( Surfaces::SUBJECTS ) ] as $surface ) {
			$this->seen[$surface] = [ 'allowed' => 0, 'denied' => 0, 'wrong' => 0 ];
		}
	}

	/** @return int exit code */
	public function run( int $steps, int $triples ): int {
		echo "# seed {$this->seed}\n";
		$began = microtime( true );
		$compared = 0;
		foreach ( $this->chance->beginning() as $action ) {
			$this->act( $action );
		}
		for ( $step = 1; $step <= $steps && !( $this->stopAtFirst && $this->isWrong() ); $step++ ) {
			$compared += $this->act( $this->chance->action() );
			while ( $compared < $triples * $step / $steps && !( $this->stopAtFirst && $this->isWrong() ) ) {
				$compared += $this->look();
			}
		}
		printf( "# %d actions, %d triples in %.1f s\n", count( $this->actions ), $compared, microtime( true ) - $began );
		if ( $this->stopAtFirst ) {
			echo $this->isWrong() ? "differs\n" : "agrees\n";
			return 0;
		}
		return $this->report( $compared, $triples );
	}

	private function isWrong(): bool {
		return array_sum( array_column( $this->seen, 'wrong' ) ) > 0;
	}

	private function act( array $action ): int {
		$this->actions[] = $action;
		$said = $this->oracle->apply( $action );
		$done = $this->player->play( $action );
		if ( in_array( $action[0], self::TELLING, true ) ) {
			$this->worker->serve();
		}
		return $this->compare( 'does', [ $action[1], 0 ], null, [ $action[0] => [ $said, $done ] ] );
	}

	/** One viewer at one surface. @return int how many triples */
	private function look(): int {
		$surface = $this->surface();
		$viewer = $this->chance->onlooker();
		$kind = Surfaces::SUBJECTS[$surface];
		$subject = $kind === null ? null : $this->chance->subject( $kind, $viewer[0] );
		if ( $kind !== null && ( $subject === null || !$this->exists( $subject ) ) ) {
			return 0;
		}
		$this->surfaces->limit = $this->chance->upTo( 5 ) === 1 ? $this->chance->upTo( 20 ) : 100;
		return $this->compare( $surface, $viewer, $subject, $this->surfaces->ask( $surface, $viewer[0], $viewer[1], $subject ) );
	}

	/** Any; every other time the one that was looked at least. */
	private function surface(): string {
		$names = array_keys( Surfaces::SUBJECTS );
		if ( $this->chance->upTo( 2 ) === 1 ) {
			return $names[$this->chance->upTo( count( $names ) ) - 1];
		}
		usort( $names, fn ( $one, $other ) => array_sum( $this->seen[$one] ) <=> array_sum( $this->seen[$other] ) );
		return $names[0];
	}

	private function exists( string|int $subject ): bool {
		return is_int( $subject ) || $subject[0] === 'r' || isset( $this->player->ids[$subject] );
	}

	private function compare( string $surface, array $viewer, mixed $subject, array $both ): int {
		$seen = &$this->seen[$surface];
		foreach ( $both as $object => [ $said, $shown ] ) {
			$allowed = $said !== false && $said !== 0 && ( $surface === 'does' ? $said === 'ok' : !is_string( $said ) || !preg_match( '/-not-|^not |^blank/', $said ) );
			$seen[$allowed ? 'allowed' : 'denied']++;
			if ( $said !== $shown ) {
				$this->differs( $surface, $viewer, $subject, (string)$object, $said, $shown );
			}
		}
		return count( $both );
	}

	private function differs( string $surface, array $viewer, mixed $subject, string $object, mixed $said, mixed $shown ): void {
		// What is wrong once is often wrong many times.
		if ( $this->seen[$surface]['wrong']++ > 0 ) {
			return;
		}
		printf( "# %s of %s for viewer %d with capabilities %d, %s: the oracle says %s, the store %s, after\n", $surface, json_encode( $subject ),
			$viewer[0], $viewer[1], $object, json_encode( $said ), json_encode( $shown ) );
		foreach ( $this->stopAtFirst ? [] : $this->shortest( $surface, $viewer, $subject, $object ) as $action ) {
			echo '#   ', json_encode( $action ), "\n";
		}
	}

	/** The fewest actions, by leaving out ever smaller parts, behind which it differs still. */
	private function shortest( string $surface, array $viewer, mixed $subject, string $object ): array {
		$limit = $this->surfaces->limit;
		$until = microtime( true ) + self::SEARCH_SECONDS;
		$differs = fn ( array $some ) => $this->stillDiffers( $some, $surface, $viewer, $subject, $object, $limit );
		$actions = $this->concerning( json_encode( $surface === 'does' ? end( $this->actions ) : [ $subject, $object, $viewer[0] ] ) );
		if ( !$differs( $actions ) ) {
			$actions = $this->actions;
		}
		for ( $size = intdiv( count( $actions ), 2 ); $size >= 1; $size = intdiv( $size, 2 ) ) {
			for ( $at = 0; $at < count( $actions ); ) {
				$fewer = $actions;
				array_splice( $fewer, $at, $size );
				if ( microtime( true ) > $until ) {
					return $actions;
				}
				if ( $differs( $fewer ) ) {
					$actions = $fewer;
				} else {
					$at += $size;
				}
			}
		}
		return $actions;
	}

	/** The actions about what these words name, what that hangs on, and who wrote it. */
	private function concerning( string $words ): array {
		preg_match_all( '/(?<![a-z\d])[scrge]\d+/', $words, $found );
		$names = $found[0];
		preg_match_all( '/(?<![a-z\d.])\d+/', $words, $people );
		$people = array_map( 'intval', $people[0] );
		for ( $n = 0; $n < count( $names ); $n++ ) {
			$thing = $this->oracle->things[$names[$n]] ?? null;
			array_push( $names, ...array_diff( array_filter( [ $thing['root'] ?? null, $thing['parent'] ?? null, $thing['group'] ?? null ] ), $names ) );
			$people[] = $thing['author'] ?? 0;
		}
		return array_values( array_filter( $this->actions, static function ( array $action ) use ( $names, $people ) {
			$labels = array_filter( $action, static fn ( $word ) => is_string( $word ) && preg_match( '/^[scrge]\d+$/', $word ) );
			if ( $labels ) {
				return (bool)array_intersect( $labels, $names );
			}
			return in_array( $action[1], $people, true );
		} ) );
	}

	private function stillDiffers( array $actions, string $surface, array $viewer, mixed $subject, string $object, int $limit ): bool {
		$oracle = new Oracle();
		$player = new Player( $this->superuser );
		$both = [ $object => [ 0, 0 ] ];
		try {
			foreach ( $actions as $action ) {
				$said = $oracle->apply( $action );
				$both = [ $action[0] => [ $said, $player->play( $action ) ] ];
				if ( $surface === 'notifications' || $surface === 'unread' ) {
					$this->worker->serve();
				}
			}
			if ( $surface !== 'does' ) {
				$surfaces = new Surfaces( $oracle, $player );
				$surfaces->limit = $limit;
				$both = $surfaces->ask( $surface, $viewer[0], $viewer[1], $subject );
			} elseif ( $action !== end( $this->actions ) ) {
				return false;
			}
		} catch ( Error | ErrorException ) {
			// Something was left out that a later one speaks of.
			return false;
		}
		return isset( $both[$object] ) && $both[$object][0] !== $both[$object][1];
	}

	private function report( int $compared, int $triples ): int {
		$failed = 0;
		$say = static function ( bool $good, string $what ) use ( &$failed ) {
			static $n = 0;
			$failed += $good ? 0 : 1;
			printf( "%s %d - %s\n", $good ? 'ok' : 'not ok', ++$n, $what );
		};
		printf( "1..%d\n", count( $this->seen ) + 1 );
		foreach ( $this->seen as $surface => [ 'allowed' => $allowed, 'denied' => $denied, 'wrong' => $wrong ] ) {
			$all = $allowed + $denied;
			$say( $wrong === 0 && min( $allowed, $denied ) * 100 >= $all && $all > 0, "$surface: $allowed to be seen, $denied not, $wrong wrong" );
		}
		$say( $compared >= $triples, "$compared triples of viewer, object and surface" );
		return $failed ? 1 : 0;
	}
}
