<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** A php-fpm with one worker that serves the wiki, and a FastCGI client for it: no web server between. */
class Pool {
	/** @var resource */
	private $master;
	private readonly string $socket;
	public string $cookie = '';

	/**
	 * @param string $folder of its own, readable by the web server's user
	 * @param string[] $wrap words before the command
	 */
	public function __construct( private readonly string $folder, private readonly string $mediawiki,
		string $settings, array $wrap ) {
		$this->socket = "$folder/socket";
		file_put_contents( "$folder/fpm.conf", <<<INI
			[global]
			error_log = $folder/log
			daemonize = no
			[wiki]
			user = www-data
			group = www-data
			listen = $this->socket
			pm = static
			pm.max_children = 1
			catch_workers_output = yes
			env[MW_CONFIG_FILE] = $settings
			INI );
		$this->master = proc_open(
			[ ...$wrap, 'php-fpm' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION, '-y', "$folder/fpm.conf" ],
			[ [ 'file', '/dev/null', 'r' ], [ 'file', "$folder/out", 'w' ], [ 'file', "$folder/out", 'a' ] ],
			$pipes, $folder, [ 'PHP_INI_SCAN_DIR' => ":$folder/ini" ] + getenv()
		);
		$this->await( fn () => file_exists( $this->socket ) && $this->worker( 0 ) );
	}

	private function await( callable $done ): void {
		for ( $try = 0; !$done(); $try++ ) {
			if ( $try === 1000 ) {
				throw new RuntimeException( 'php-fpm does not start: ' . @file_get_contents( "$this->folder/log" ) );
			}
			usleep( 10000 );
		}
	}

	/** The worker that is not `old`; 0 while there is none. */
	private function worker( int $old ): int {
		$master = proc_get_status( $this->master )['pid'];
		$child = (int)@file_get_contents( "/proc/$master/task/$master/children" );
		return $child === $old ? 0 : $child;
	}

	/** A new worker in place of the old one. */
	public function renew(): void {
		$old = $this->worker( 0 );
		posix_kill( $old, SIGKILL );
		$this->await( fn () => $this->worker( $old ) !== 0 );
	}

	/** @return int[] the master and its worker */
	public function pids(): array {
		return [ proc_get_status( $this->master )['pid'], $this->worker( 0 ) ];
	}

	public function stop(): void {
		proc_terminate( $this->master, SIGTERM );
		proc_close( $this->master );
	}

	/** CPU time of the worker so far, in microseconds. */
	public function cpu(): float {
		return (int)file_get_contents( '/proc/' . $this->worker( 0 ) . '/schedstat' ) / 1000;
	}

	/**
	 * Memory that the worker has written, in KiB: its own, and that of segments all workers share. The kernel counts
	 * opcache's segment as private to the only worker that has touched it, so what a mapping is decides.
	 * @return array{own:int,shared:int}
	 */
	public function dirty(): array {
		preg_match_all( '/^[0-9a-f]+-[0-9a-f]+ ...([ps]) (?:.*\n)+?Private_Dirty:\s+(\d+)/m',
			file_get_contents( '/proc/' . $this->worker( 0 ) . '/smaps' ), $found, PREG_SET_ORDER );
		$sum = [ 'p' => 0, 's' => 0 ];
		foreach ( $found as [ , $kind, $size ] ) {
			$sum[$kind] += (int)$size;
		}
		return [ 'own' => $sum['p'], 'shared' => $sum['s'] ];
	}

	/**
	 * The body of a page that must answer 200.
	 * @param string $script such as "index.php" or "rest.php/wikisocial/v0/feeds/public"
	 * @param array|null $post fields to post
	 * @param string $method of what has fields; only of POST they are a form's
	 */
	public function request( string $script, array $query, ?array $post = null, string $method = 'POST' ): string {
		[ $file, $path ] = explode( '/', $script, 2 ) + [ 1 => null ];
		$isForm = $method === 'POST';
		$content = $post === null ? '' : ( $isForm ? http_build_query( $post ) : json_encode( $post ) );
		[ $head, $body ] = explode( "\r\n\r\n", $this->exchange( [
			'SCRIPT_FILENAME' => "$this->mediawiki/$file", 'SCRIPT_NAME' => "/$file",
			'PATH_INFO' => $path === null ? '' : "/$path",
			'REQUEST_METHOD' => $post === null ? 'GET' : $method, 'QUERY_STRING' => http_build_query( $query ),
			'REQUEST_URI' => "/$script?" . http_build_query( $query ), 'CONTENT_LENGTH' => (string)strlen( $content ),
			'CONTENT_TYPE' => $isForm ? 'application/x-www-form-urlencoded' : 'application/json', 'SERVER_PROTOCOL' => 'HTTP/1.1',
			'SERVER_NAME' => '127.0.0.1', 'HTTP_HOST' => '127.0.0.1', 'REMOTE_ADDR' => '127.0.0.1',
			'HTTP_COOKIE' => $this->cookie, 'GATEWAY_INTERFACE' => 'CGI/1.1',
		], $content ), 2 ) + [ 1 => '' ];
		if ( preg_match( '/^Status: (?!200)/mi', $head ) || $body === '' ) {
			throw new RuntimeException( "$script?" . http_build_query( $query ) . ": $head " . substr( $body, 0, 2000 ) );
		}
		if ( $post !== null || ( $query['meta'] ?? '' ) === 'tokens' ) {
			$this->keepCookies( $head );
		}
		return $body;
	}

	private function keepCookies( string $head ): void {
		preg_match_all( '/^Set-Cookie: ([^=]+)=([^;\r\n]*)/mi', $head, $found, PREG_SET_ORDER );
		$cookies = [];
		parse_str( str_replace( '; ', '&', $this->cookie ), $cookies );
		foreach ( $found as [ , $name, $value ] ) {
			$cookies[$name] = urldecode( $value );
		}
		$this->cookie = http_build_query( $cookies, '', '; ', PHP_QUERY_RFC3986 );
	}

	/** @param array<string,string> $parameters */
	private function exchange( array $parameters, string $content ): string {
		$body = '';
		foreach ( $parameters as $name => $value ) {
			$body .= pack( 'NN', strlen( $name ) | 0x80000000, strlen( $value ) | 0x80000000 ) . $name . $value;
		}
		$record = static fn ( int $type, string $text ) => pack( 'CCnnCx', 1, $type, 1, strlen( $text ), 0 ) . $text;
		$socket = stream_socket_client( "unix://$this->socket", $code, $message, 60 );
		stream_set_timeout( $socket, 60 );
		fwrite( $socket, $record( 1, pack( 'nCx5', 1, 0 ) ) . $record( 4, $body ) . $record( 4, '' )
			. ( $content === '' ? '' : $record( 5, $content ) ) . $record( 5, '' ) );
		$out = '';
		while ( strlen( $head = (string)stream_get_contents( $socket, 8 ) ) === 8 ) {
			$part = unpack( 'Cversion/Ctype/nid/nlength/Cpadding', $head );
			$text = (string)stream_get_contents( $socket, $part['length'] );
			stream_get_contents( $socket, $part['padding'] );
			$out .= $part['type'] === 6 ? $text : '';
			if ( $part['type'] === 3 ) {
				break;
			}
		}
		fclose( $socket );
		return $out;
	}
}
