<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * The wiki of one stack, served twice by php-fpm of our own: `with` module and extension, on the store
 * of the benchmark's world, and `without` both. Everything else is the same for the two.
 */
class Wiki {
	public const ARTICLE = 'Winter_birds';
	/** Places of the accounts that said the same, one with files */
	public const TWINS = [ 4, 5 ];
	public Pool $with;
	public Pool $without;
	/** @var array{name: string, password: string} an ordinary account */
	public readonly array $account;
	/** @var array[] all of them */
	private readonly array $accounts;
	/** @var string[] names */
	public readonly array $twins;

	/**
	 * @param array<string,string> $stack var/PROFILE/env
	 * @param string $accounts var/PROFILE.json
	 * @param string $folder of ours, empty
	 */
	public function __construct( private readonly array $stack, string $accounts, private readonly string $folder,
		private readonly Place $place ) {
		$this->accounts = $all = json_decode( file_get_contents( $accounts ), true )['accounts'];
		$this->account = $all[0];
		$this->twins = array_map( static fn ( int $place ) => $all[$place]['name'], self::TWINS );
	}

	/** The wiki's id in the store. */
	public static function id( array $stack ): string {
		return trim( shell_exec( escapeshellarg( "$stack[STATE]/bin/psql" )
			. " social -qAtc 'SELECT wiki FROM social.actor LIMIT 1'" ) );
	}

	public function start(): void {
		foreach ( [ 'with', 'without' ] as $name ) {
			$settings = $this->prepare( $name === 'with', "$this->folder/$name" );
			$this->$name = new Pool( "$this->folder/$name", $this->stack['MW'], $settings, $this->place->words( false ) );
		}
	}

	public function stop(): void {
		$this->with->stop();
		$this->without->stop();
	}

	/** All that serves the wiki, its database and this process included, before all else or as ever. */
	public function prefer( bool $first ): void {
		$database = (int)file_get_contents( $this->stack['WIKI_PG_PIDFILE'] );
		$this->place->take( $first, $database, getmypid(), ...$this->with->pids(), ...$this->without->pids() );
	}

	/** Writes the settings of one php-fpm; the name of its LocalSettings.php. */
	private function prepare( bool $with, string $folder ): string {
		mkdir( "$folder/ini", 0755, true );
		// Kept from run to run: to make the messages' cache takes seconds.
		$cache = $this->stack['STATE'] . '/bench/' . basename( $folder );
		if ( !is_dir( $cache ) ) {
			mkdir( $cache, 0755, true );
		}
		chown( $cache, 'www-data' );
		foreach ( glob( $this->stack['STATE'] . '/php.d/*.ini' ) as $file ) {
			$text = file_get_contents( $file );
			if ( !str_contains( $text, 'wikisocial.dsn' ) || $with ) {
				file_put_contents( "$folder/ini/" . basename( $file ), preg_replace( '/^wikisocial\.dsn\s*=.*/m',
					'wikisocial.dsn = "' . getenv( 'SOCIAL_DSN_WEB' ) . '"', $text ) );
			}
		}
		file_put_contents( "$folder/ini/99-bench.ini", "opcache.enable = 1\nopcache.validate_timestamps = 0\n" );
		$file = $this->stack['STATE'] . '/wiki/LocalSettings.php';
		$text = preg_replace( '/^\$wgCacheDirectory = .*/m', "\$wgCacheDirectory = '$cache';", file_get_contents( $file ) );
		// With the box of statuses on user pages, which is where a page view asks the store; and as much as wanted may be liked and edited.
		$text = preg_replace( "/^wfLoadExtension\( 'WikiSocial'.*/m",
			( $with ? "$0\n\$wgDefaultUserOptions['wikisocial-userpage'] = 1;\n" : '' ) . "\$wgGroupPermissions['user']['noratelimit'] = true;", $text, -1, $count );
		if ( $count !== 1 ) {
			throw new RuntimeException( "$file does not load WikiSocial in one line" );
		}
		file_put_contents( "$folder/LocalSettings.php", $text );
		chgrp( "$folder/LocalSettings.php", 'www-data' );
		chmod( "$folder/LocalSettings.php", 0640 );
		return "$folder/LocalSettings.php";
	}

	/** The cookies of a session of an account, by its place: both servers know it. */
	public function login( int $place = 0 ): string {
		$this->with->cookie = '';
		$token = $this->api( [ 'action' => 'query', 'meta' => 'tokens', 'type' => 'login' ] )['query']['tokens']['logintoken'];
		$answer = json_decode( $this->with->request( 'api.php', [], [ 'action' => 'clientlogin', 'format' => 'json',
			'username' => $this->accounts[$place]['name'], 'password' => $this->accounts[$place]['password'], 'logintoken' => $token,
			'loginreturnurl' => 'http://127.0.0.1/' ] ), true );
		if ( ( $answer['clientlogin']['status'] ?? '' ) !== 'PASS' ) {
			throw new RuntimeException( 'login: ' . json_encode( $answer ) );
		}
		$cookie = $this->with->cookie;
		$this->with->cookie = '';
		return $cookie;
	}

	public function api( array $query ): array {
		return json_decode( $this->with->request( 'api.php', $query + [ 'format' => 'json', 'formatversion' => 2 ] ),
			true, 512, JSON_THROW_ON_ERROR );
	}

	/** The page as both servers show it, which must be that page and for that user. */
	public function assertShown( string $title, string $cookie, string $user, bool $box ): void {
		foreach ( [ 'with' => $this->with, 'without' => $this->without ] as $name => $pool ) {
			$pool->cookie = $cookie;
			$html = $pool->request( 'index.php', [ 'title' => $title ] );
			$named = str_contains( $html, '"wgUserName":' . ( $user === '' ? 'null' : json_encode( $user ) ) );
			$boxed = str_contains( $html, 'mw-wikisocial-userbox' );
			$here = str_contains( $html, '"wgPageName":' . json_encode( $title ) );
			if ( !$named || !$here || $boxed !== ( $box && $pool === $this->with ) ) {
				throw new RuntimeException( "$title is not shown as it should be $name the extension" );
			}
		}
	}
}
