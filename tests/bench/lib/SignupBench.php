<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** Many who sign up for events at the same time, by the engine and by PHP that locks the event's row; and a page of who comes. */
class SignupBench {
	private const CLIENTS = 8;
	private const EVENTS = 1000;
	private const SEATS = 50;

	/** @var Player[] */
	private array $clients = [];

	/** @param array<string,mixed> $option rounds, signups, scale, views, self-check */
	public function __construct( private readonly string $folder, private readonly string $wiki, private readonly Report $report,
		private readonly array $option, private readonly Closure $progress ) {
	}

	public function signups(): void {
		$this->race();
		$this->page();
		array_walk( $this->clients, static fn ( $client ) => $client->stop() );
		$this->scale();
	}

	private function client( int $place, string $wiki, int $people, string $ini = 'php.ini', array $environment = [] ): Player {
		// On all processors: on one of them nobody would meet anybody.
		return new Player( [ PHP_BINARY, 'tests/bench/signer.php', $wiki, (string)$place, (string)self::CLIENTS, (string)$people ],
			[ 'PHPRC' => "$this->folder/$ini", 'PHP_INI_SCAN_DIR' => "$this->folder/none" ] + $environment );
	}

	private function comers(): int {
		return min( 10000, intdiv( $this->option['scale'], 2 ) );
	}

	private function race(): void {
		( $this->progress )( self::CLIENTS . ' clients sign up for one event, and for ' . self::EVENTS );
		world( 'events', [ 'wiki' => $this->wiki, 'events' => self::EVENTS, 'seats' => self::SEATS, 'comers' => $this->comers() ] );
		for ( $place = 0; $place < self::CLIENTS; $place++ ) {
			$this->clients[] = $this->client( $place, $this->wiki, $this->option['scale'] );
		}
		world( 'unsign', [] );
		[ $engine, $php ] = json_decode( $this->clients[0]->ask( 'same 1' ), true );
		if ( array_map( static fn ( $answer ) => array_replace( $answer, [ 'going' => 2 ] ), $engine ) !== $php || $engine[1]['changed'] ) {
			throw new RuntimeException( 'the two ways answer otherwise: ' . json_encode( [ $engine, $php ] ) );
		}
		$variants = [];
		foreach ( [ 'engine', 'php' ] as $way ) {
			$variants["$way.hot"] = fn () => $this->turn( $way, 1 );
			$variants["$way.many"] = fn () => $this->turn( $way, self::EVENTS );
		}
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		foreach ( [ 'hot', 'many' ] as $events ) {
			$this->report->add( "signup.$events", '1/s', $events === 'hot' ? '>= 1' : '', $rounds, $rounds->figure( "engine.$events", "php.$events" ) );
		}
	}

	/** Sign-ups a second of all clients together; the other figure is one in a hundred that took longest. */
	private function turn( string $way, int $events ): Sample {
		world( 'unsign', [] );
		$line = "$way $events {$this->option['signups']}";
		// Statistics that changed made all plans void.
		array_walk( $this->clients, static fn ( $client ) => $client->ask( "warm $way " . ( self::EVENTS + 2 ) ) );
		$begin = hrtime( true );
		array_walk( $this->clients, static fn ( $client ) => $client->tell( $line ) );
		$slow = array_map( static fn ( $client ) => (int)explode( ' ', $client->hear( $line ) )[1], $this->clients );
		$time = ( hrtime( true ) - $begin ) / 1e9;
		$count = self::CLIENTS * $this->option['signups'];
		$this->assertSeated( $line, $count, $events );
		return new Sample( $count / $time, 1e9 / max( $slow ), $count );
	}

	/** Everybody is there, and as many have seats as there are, in order. */
	private function assertSeated( string $line, int $count, int $events ): void {
		$seated = $events === 1 ? min( self::SEATS, $count ) : $count;
		$found = command( 'psql', '-XqAtF ', '-c', "SELECT count(*), count(*) FILTER (WHERE state = 3),
			coalesce(max(queue) FILTER (WHERE state = 3) < min(queue) FILTER (WHERE state = 2), true) FROM social.signup WHERE event_id <= $events" );
		if ( $found !== "$count $seated t" ) {
			throw new RuntimeException( "$line: $found, wanted $count $seated t" );
		}
	}

	private function page(): void {
		$large = self::EVENTS + 1;
		$comers = $this->comers();
		( $this->progress )( "a page of $comers who come, and of a hundred" );
		world( 'unsign', [] );
		command( 'psql', '-Xqc', "INSERT INTO social.signup (event_id, actor_id, state, queue, public)
			SELECT 1, c.actor_id, c.state, c.queue, c.public FROM public.comers AS c ORDER BY c.queue LIMIT 100" );
		$variants = [];
		foreach ( [ 'large' => $large, 'small' => 1 ] as $name => $event ) {
			$variants[$name] = function () use ( $event ) {
				[ $p50, $p99, $exchanges ] = explode( ' ', $this->clients[0]->ask( "page $event {$this->option['signups']}" ) );
				if ( $exchanges !== '1' ) {
					throw new RuntimeException( "a page takes $exchanges exchanges" );
				}
				return new Sample( $p50 / 1000, $p99 / 1000, $this->option['signups'] );
			};
		}
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->report->add( 'signup.page', 'us', '', $rounds, $rounds->figure( 'large', 'small' ) );
	}

	/** What a sign-up costs in a store of many people, against one of few. */
	private function scale(): void {
		$variants = $players = [];
		foreach ( $this->option['self-check'] ? [ 'large' => 5000, 'small' => 2000 ] : [ 'large' => 1000000, 'small' => 10000 ] as $name => $people ) {
			( $this->progress )( "a store of $people people" );
			file_put_contents( "$this->folder/php.$name.ini", strtr( file_get_contents( "$this->folder/php.ini" ), [ 'dbname=social ' => "dbname=social_$name " ] ) );
			file_put_contents( "$this->folder/schema.sql", command( 'tools/sqlgen', '--script' ) );
			command( 'createdb', '-T', 'template0', '-O', 'social_owner', "social_$name" );
			$this->psql( "dbname=social_$name user=social_owner options='-c client_min_messages=warning'", '-f', "$this->folder/schema.sql" );
			$this->psql( "dbname=social_$name", '-v', "wiki=$this->wiki", '-v', "people=$people", '-f', 'tests/bench/world/people.sql' );
			$players[$name] = $player = $this->client( 0, $this->wiki, 1000000, "php.$name.ini" );
			$variants[$name] = function () use ( $name, $player ) {
				$this->psql( "dbname=social_$name", '-c', "DELETE FROM social.signup WHERE event_id = 1 AND note <> 'stays'", '-c', 'VACUUM social.signup' );
				[ $p50, $p99 ] = explode( ' ', $player->ask( "engine 1 {$this->option['signups']}" ) );
				return new Sample( $p50 / 1000, $p99 / 1000, $this->option['signups'] );
			};
		}
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->report->add( 'R15.signup', 'us', '<= 1.3', $rounds, $rounds->figure( 'large', 'small' ) );
		array_walk( $players, static fn ( $player ) => $player->stop() );
	}

	private function psql( string $database, string ...$words ): void {
		command( 'psql', '-Xq', '-o', '/dev/null', '-v', 'ON_ERROR_STOP=1', '-d', $database, ...$words );
	}
}
