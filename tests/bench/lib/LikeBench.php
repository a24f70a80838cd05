<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** Many who like one object at the same time, against as many who like others each: whether a hot object makes them wait. */
class LikeBench {
	private const CLIENTS = 8;
	private const OBJECTS = 100000;

	/** @var Player[] */
	private array $clients = [];

	/** @param array<string,mixed> $option rounds, likes, scale */
	public function __construct( private readonly string $folder, private readonly string $wiki, private readonly Report $report,
		private readonly array $option, private readonly Closure $progress ) {
	}

	public function likes(): void {
		$objects = $this->option['self-check'] ? 1000 : self::OBJECTS;
		( $this->progress )( self::CLIENTS . " clients like one of $objects objects" );
		world( 'likes', [ 'wiki' => $this->wiki, 'count' => $objects ] );
		for ( $place = 0; $place < self::CLIENTS; $place++ ) {
			// On all processors: on one of them nobody would meet anybody.
			$this->clients[] = new Player(
				[ PHP_BINARY, 'tests/bench/liker.php', $this->wiki, (string)$place, (string)self::CLIENTS,
					(string)$this->option['scale'], (string)$objects ],
				[ 'PHPRC' => "$this->folder/php.ini", 'PHP_INI_SCAN_DIR' => "$this->folder/none" ]
			);
		}
		$this->turn( 'cold' );
		$rounds = new Rounds( $this->option['rounds'], [ 'hot' => fn () => $this->turn( 'hot' ), 'cold' => fn () => $this->turn( 'cold' ) ],
			$this->progress );
		$this->report->add( 'R11', 'likes/s', '>= 0.9', $rounds, $rounds->figure( 'hot', 'cold' ) );
		array_walk( $this->clients, static fn ( $client ) => $client->stop() );
	}

	/** Likes a second of all clients together; the other figure is one like in a hundred that took longest. */
	private function turn( string $kind ): Sample {
		world( 'unlike', [] );
		$line = "$kind {$this->option['likes']}";
		$begin = hrtime( true );
		array_walk( $this->clients, static fn ( $client ) => $client->tell( $line ) );
		$slow = array_map( static fn ( $client ) => (int)explode( ' ', $client->hear( $line ) )[1], $this->clients );
		$count = self::CLIENTS * $this->option['likes'];
		$this->assertCounted( $kind, $count );
		return new Sample( $count / ( ( hrtime( true ) - $begin ) / 1e9 ), 1e9 / max( $slow ), $count );
	}

	/** Each like is there, and the count is right. */
	private function assertCounted( string $kind, int $count ): void {
		$rows = (int)command( 'psql', '-XqAtc', 'SELECT count(*) FROM social.reaction' );
		if ( $rows !== $count ) {
			throw new RuntimeException( "$kind: $rows likes, wanted $count" );
		}
	}
}
