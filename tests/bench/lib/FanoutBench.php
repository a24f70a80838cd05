<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * A reply in a thread that many take part in: from the log to the last bundle, with all that is asked of each person, against
 * PostgreSQL's binary COPY of the very rows it wrote, from a file at the server, into a table with the same indexes; and
 * against Redis, which asks nothing. Each turn has a thread of its own.
 */
class FanoutBench {
	private const SIZES = [ 10, 100, 1000, 10000, 100000 ];
	private Player $teller;
	private PgSql\Connection $store;
	/** @var Redis[] */
	private array $redis = [];
	/** @var array<string,Sample> bytes of the log for each row, of the turn before */
	private array $wal = [];

	/** @param string[] $wrap where it runs */
	public function __construct( private readonly string $folder, private readonly array $wrap, private readonly string $wiki,
		private readonly Report $report, private readonly array $option, private readonly Closure $progress ) {
	}

	/** The crowd, and who tells it. */
	public function open(): void {
		$most = $this->option['self-check'] ? 100 : $this->option['people'];
		( $this->progress )( "a crowd of $most people" );
		world( 'crowd', [ 'wiki' => $this->wiki, 'people' => $most ] );
		$this->store = pg_connect( 'host=' . getenv( 'PGHOST' ) . ' port=5432 dbname=social user=postgres' );
		file_put_contents( "$this->folder/worker.ini",
			strtr( file_get_contents( "$this->folder/php.ini" ), [ getenv( 'SOCIAL_DSN_WEB' ) => getenv( 'SOCIAL_DSN_WORKER' ) ] ) );
		$this->teller = new Player( [ ...$this->wrap, PHP_BINARY, 'tests/bench/teller.php' ],
			[ 'PHPRC' => "$this->folder/worker.ini", 'PHP_INI_SCAN_DIR' => "$this->folder/none" ] );
		$this->teller->ask( 'serve' );
	}

	public function close(): void {
		$this->teller->stop();
	}

	public function fanout(): void {
		$most = $this->option['self-check'] ? 100 : $this->option['people'];
		$this->open();
		$this->redis = [ 'mem' => new Redis( $this->folder, $this->wrap, false ), 'aof' => new Redis( $this->folder, $this->wrap, true ) ];
		foreach ( self::SIZES as $size ) {
			if ( $size <= $most ) {
				$this->size( $size, $size === min( $most, 100000 ) );
			}
		}
		$this->close();
		array_walk( $this->redis, static fn ( $redis ) => $redis->stop() );
	}

	/** From a like's commit until its author could read of it, by the daemon; alone, and while it serves very many. */
	public function lag(): void {
		$size = $this->option['self-check'] ? 100 : min( $this->option['people'], 100000 );
		$this->open();
		$this->close();
		( $this->progress )( "likes while $size are told" );
		$this->clear( 'social.notification' );
		pg_query( $this->store, "DELETE FROM social.subscription" );
		$daemon = proc_open( [ ...$this->wrap, 'build/bin/wikisociald', '--no-child' ],
			[ [ 'file', '/dev/null', 'r' ], [ 'file', '/dev/null', 'w' ], [ 'file', "$this->folder/daemon.log", 'w' ] ], $pipes, null,
			[ 'WIKISOCIAL_DSN' => getenv( 'SOCIAL_DSN_WORKER' ) ] + getenv() );
		$turn = function ( bool $busy ) use ( $size ) {
			if ( $busy ) {
				world( 'reply', [ 'thread' => world( 'thread', [ 'wiki' => $this->wiki, 'people' => $size ] ) ] );
			}
			$times = [];
			$count = $this->option['self-check'] ? 2 : 50;
			while ( count( $times ) < $count ) {
				$times[] = $this->like();
				if ( $busy && !$this->option['self-check'] && !$this->waits() ) {
					break;
				}
			}
			while ( $this->waits() ) {
				usleep( 10000 );
			}
			pg_query( $this->store, 'DELETE FROM social.subscription' );
			return Sample::of( $times );
		};
		$variants = [ 'quiet' => fn () => $turn( false ), 'busy' => fn () => $turn( true ) ];
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$quiet = $rounds->figure( 'quiet', 'quiet' );
		$busy = $rounds->figure( 'busy', 'quiet' );
		$this->report->add( 'R12.worker', 'ms', '<= 50', $rounds, $quiet, $quiet['p99'] );
		$this->report->add( 'R12.worker.busy', 'ms', '<= 50', $rounds, $busy, $busy['p99'] );
		$this->report->add( 'R12.overtakes', 'p99', '<= 1.5', $rounds, $busy, $busy['p99'] / $quiet['p99'] );
		proc_terminate( $daemon );
		proc_close( $daemon );
	}

	private function waits(): bool {
		return pg_fetch_result( pg_query( $this->store, 'SELECT EXISTS (SELECT FROM social.fanout)' ), 0, 0 ) === 't';
	}

	/** Milliseconds. */
	private function like(): float {
		// One's own status, liked by somebody else; what it takes is one transaction.
		[ $author, $status ] = pg_fetch_row( pg_query( $this->store, "WITH made AS (
				INSERT INTO social.status (id, wiki, author_id, visibility, text)
				SELECT social.next_id(), '$this->wiki', c.actor_id, 0, 'liked' FROM public.crowd AS c WHERE c.place = 1
				RETURNING id, author_id
			),
			liked AS (
				INSERT INTO social.reaction (target_id, actor_id, id) SELECT m.id, c.actor_id, social.next_id() FROM made AS m, public.crowd AS c WHERE c.place = 2
				RETURNING target_id, actor_id
			),
			logged AS (
				INSERT INTO social.activity (id, actor_id, verb, object_id, visibility) SELECT social.next_id(), l.actor_id, 6, l.target_id, 0 FROM liked AS l
			)
			SELECT m.author_id, m.id FROM made AS m" ) );
		$begin = hrtime( true );
		do {
			usleep( 500 );
			$there = pg_num_rows( pg_query( $this->store, "SELECT FROM social.notification WHERE recipient_id = $author AND kind = 4 AND object_id = $status" ) );
		} while ( !$there && hrtime( true ) - $begin < 10e9 );
		if ( !$there ) {
			throw new RuntimeException( 'nobody was told of a like within ten seconds' );
		}
		return ( hrtime( true ) - $begin ) / 1e6;
	}

	private function size( int $size, bool $whole ): void {
		( $this->progress )( "a reply in a thread of $size" );
		$people = array_map( 'intval', pg_fetch_all_columns( pg_query( $this->store, "SELECT actor_id FROM public.crowd ORDER BY place LIMIT $size" ) ) );
		$variants = [
			'new' => fn () => $this->tell( $size, 'new' ), 'copy' => fn () => $this->copy( 'new' ),
			'update' => fn () => $this->tell( $size, 'update' ), 'copied' => fn () => $this->copy( 'update' ),
			'zset' => fn () => $this->redis( 'mem', 'zset', $people ), 'list' => fn () => $this->redis( 'mem', 'list', $people ),
			'zset.aof' => fn () => $this->redis( 'aof', 'zset', $people ), 'list.aof' => fn () => $this->redis( 'aof', 'list', $people ),
		];
		array_walk( $variants, static fn ( $variant ) => $variant() );
		foreach ( [ 'new', 'copy', 'update', 'copied' ] as $name ) {
			$variants["wal.$name"] = fn () => $this->wal[$name];
		}
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$tail = $whole ? '' : ".$size";
		$this->report->add( "R5.new$tail", 'rows/s', $whole ? '>= 0.5' : '', $rounds, $rounds->figure( 'new', 'copy' ) );
		$this->report->add( "R5.update$tail", 'rows/s', $whole ? '>= 0.35' : '', $rounds, $rounds->figure( 'update', 'copied' ) );
		foreach ( [ 'zset', 'list', 'zset.aof', 'list.aof' ] as $kind ) {
			$this->report->add( "R6.$kind$tail", 'rows/s', '', $rounds, $rounds->figure( 'new', $kind ) );
		}
		$this->report->add( "R9.new$tail", 'B/row', $whole ? '<= 1.5' : '', $rounds, $rounds->figure( 'wal.new', 'wal.copy' ) );
		$this->report->add( "R9.update$tail", 'B/row', $whole ? '<= 1.9' : '', $rounds, $rounds->figure( 'wal.update', 'wal.copied' ) );
	}

	/** Rows a second. Of what grows the thread was told of before. */
	public function tell( int $size, string $kind ): Sample {
		$this->clear( 'social.notification' );
		pg_query( $this->store, 'DELETE FROM social.subscription' );
		$thread = world( 'thread', [ 'wiki' => $this->wiki, 'people' => $size ] );
		pg_query( $this->store, 'VACUUM ANALYZE social.subscription' );
		if ( $kind === 'update' ) {
			world( 'reply', [ 'thread' => $thread ] );
			$this->teller->ask( 'serve' );
		}
		world( 'reply', [ 'thread' => $thread ] );
		$before = $this->wal();
		[ $time, $told ] = explode( ' ', $this->teller->ask( 'serve' ) );
		$this->wal[$kind] = new Sample( ( $this->wal() - $before ) / (int)$told, 0.0, 1 );
		$rows = (int)pg_fetch_result( pg_query( $this->store, "SELECT count(*) FROM social.notification WHERE kind = 3 AND object_id = $thread" ), 0, 0 );
		if ( $rows !== (int)$told || $rows < 0.85 * $size || $rows > $size ) {
			throw new RuntimeException( "$kind: $told told of $size, $rows rows" );
		}
		// What the copy copies.
		pg_query( $this->store, "COPY (SELECT n.* FROM social.notification AS n WHERE n.kind = 3 AND n.object_id = $thread ORDER BY n.recipient_id)
			TO '" . $this->file( $kind ) . "' (FORMAT binary)" );
		return new Sample( $rows / ( $time / 1e9 ), $rows / ( $time / 1e9 ), $rows );
	}

	/** What the turn before wrote makes room, as autovacuum, which is off, would see to. */
	private function clear( string $table ): void {
		pg_query( $this->store, "DELETE FROM $table WHERE kind = 3" );
		pg_query( $this->store, "VACUUM ANALYZE $table" );
	}

	private function file( string $kind ): string {
		return pg_fetch_result( pg_query( $this->store, "SELECT current_setting('data_directory')" ), 0, 0 ) . "/$kind.rows";
	}

	private function copy( string $kind ): Sample {
		$this->clear( 'public.copied' );
		$before = $this->wal();
		$begin = hrtime( true );
		$rows = pg_affected_rows( pg_query( $this->store, "COPY public.copied FROM '" . $this->file( $kind ) . "' (FORMAT binary)" ) );
		$time = ( hrtime( true ) - $begin ) / 1e9;
		$this->wal[$kind === 'new' ? 'copy' : 'copied'] = new Sample( ( $this->wal() - $before ) / $rows, 0.0, 1 );
		return new Sample( $rows / $time, $rows / $time, $rows );
	}

	private function redis( string $server, string $kind, array $people ): Sample {
		$time = $this->redis[$server]->tell( $kind, $people, random_int( 1, PHP_INT_MAX ) );
		return new Sample( count( $people ) / $time, count( $people ) / $time, count( $people ) );
	}

	private function wal(): int {
		return (int)pg_fetch_result( pg_query( $this->store, "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn" ), 0, 0 );
	}
}
