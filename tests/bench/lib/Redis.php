<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** A redis-server of its own on a socket, written to in pipelines of a thousand commands that are made before the clock starts. */
class Redis {
	private const PIPELINE = 1000;
	/** @var resource */
	private $process;
	/** @var resource */
	private $socket;

	/** @param string[] $wrap words before the command: where it runs */
	public function __construct( string $folder, array $wrap, bool $appends ) {
		$path = "$folder/redis" . ( $appends ? '-aof' : '' );
		mkdir( $path );
		$this->process = proc_open( [ ...$wrap, 'redis-server', '--port', '0', '--unixsocket', "$path/socket", '--dir', $path, '--save', '',
			'--appendonly', $appends ? 'yes' : 'no', '--daemonize', 'no' ], [ [ 'file', '/dev/null', 'r' ], [ 'file', "$path/log", 'w' ], STDERR ], $pipes );
		for ( $try = 0; !$this->socket && $try < 200; $try++ ) {
			usleep( 20000 );
			$this->socket = file_exists( "$path/socket" ) ? stream_socket_client( "unix://$path/socket" ) : null;
		}
		if ( !$this->socket ) {
			throw new RuntimeException( 'no redis-server (package redis-server)' );
		}
	}

	/**
	 * @param int[] $people each gets an entry in a list of at most 400
	 * @return float seconds
	 */
	public function tell( string $kind, array $people, int $event ): float {
		$parts = array_map( static fn ( $some ) => implode( '', array_map( static fn ( $person ) => $kind === 'zset'
			? self::command( 'ZADD', "n:$person", (string)$event, (string)$event ) . self::command( 'ZREMRANGEBYRANK', "n:$person", '0', '-401' )
			: self::command( 'LPUSH', "l:$person", (string)$event ) . self::command( 'LTRIM', "l:$person", '0', '399' ), $some ) ),
			array_chunk( $people, intdiv( self::PIPELINE, 2 ) ) );
		$begin = hrtime( true );
		foreach ( $parts as $place => $part ) {
			fwrite( $this->socket, $part );
			$answers = 2 * min( intdiv( self::PIPELINE, 2 ), count( $people ) - $place * intdiv( self::PIPELINE, 2 ) );
			while ( $answers > 0 ) {
				$answers -= substr_count( fread( $this->socket, 65536 ), "\n" );
			}
		}
		return ( hrtime( true ) - $begin ) / 1e9;
	}

	private static function command( string ...$words ): string {
		return '*' . count( $words ) . "\r\n" . implode( '', array_map( static fn ( $word ) => '$' . strlen( $word ) . "\r\n$word\r\n", $words ) );
	}

	public function stop(): void {
		fclose( $this->socket );
		proc_terminate( $this->process );
		proc_close( $this->process );
	}
}
