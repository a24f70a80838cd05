<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** R10, R14, media.page and memory: what the extension costs a wiki. */
class WikiBench {
	private const EDITED = 'Edited_in_the_benchmark';
	private const API = [ 'format' => 'json', 'formatversion' => '2' ];

	/** @param array<string,int> $option rounds, views, requests */
	public function __construct( private readonly Wiki $wiki, private readonly Commons $commons,
		private readonly Report $report, private readonly array $option, private readonly Closure $progress ) {
	}

	public function views(): void {
		$session = $this->wiki->login();
		$this->wiki->assertShown( Wiki::ARTICLE, '', '', false );
		$this->wiki->assertShown( Wiki::ARTICLE, $session, $this->wiki->account['name'], false );
		$variants = [];
		foreach ( [ 'anon' => '', 'user' => $session ] as $reader => $cookie ) {
			foreach ( [ 'with' => $this->wiki->with, 'without' => $this->wiki->without ] as $name => $pool ) {
				$variants["$reader.$name"] = fn () => $this->cpuOf( $pool, static function () use ( $pool, $cookie ) {
					$pool->cookie = $cookie;
					$pool->request( 'index.php', [ 'title' => Wiki::ARTICLE ] );
				} );
			}
		}
		( $this->progress )( 'article views, CPU of the php-fpm worker' );
		$rounds = $this->rounds( $variants );
		$this->report->add( 'R14.anon', 'us CPU', '<= 1.02', $rounds, $rounds->figure( 'anon.with', 'anon.without' ) );
		$this->report->add( 'R14.user', 'us CPU', '<= 1.05', $rounds, $rounds->figure( 'user.with', 'user.without' ) );
	}

	/** @param callable[] $variants each run once to be warm, then in rounds before all else on the machine */
	private function rounds( array $variants ): Rounds {
		$this->wiki->prefer( true );
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->wiki->prefer( false );
		return $rounds;
	}

	/** CPU time of views or edits. What a worker does after its answer counts for the next one. */
	private function cpuOf( Pool $pool, callable $act ): Sample {
		$samples = [];
		$before = $pool->cpu();
		for ( $i = 0; $i < $this->option['views']; $i++ ) {
			$act( $pool );
			$after = $pool->cpu();
			$samples[] = $after - $before;
			$before = $after;
		}
		return Sample::of( $samples );
	}

	/** R10: an edit of a page that announces nothing, by api.php, and that it asks the store nothing. */
	public function edits(): void {
		$session = $this->wiki->login();
		$this->wiki->with->cookie = $session;
		$token = $this->wiki->api( [ 'action' => 'query', 'meta' => 'tokens' ] )['query']['tokens']['csrftoken'];
		$edit = static function ( Pool $pool ) use ( $session, $token ) {
			$pool->cookie = $session;
			$text = str_repeat( "A [[Main Page|link]], some ''words'' and a [https://example.org/ reference].\n\n", 30 ) . bin2hex( random_bytes( 8 ) );
			$answer = json_decode( $pool->request( 'api.php', [], self::API + [ 'action' => 'edit', 'title' => self::EDITED, 'text' => $text, 'token' => $token ] ), true );
			if ( !isset( $answer['edit']['newrevid'] ) ) {
				throw new RuntimeException( 'edit: ' . json_encode( $answer ) );
			}
		};
		( $this->progress )( 'edits, CPU of the php-fpm worker' );
		$this->assertUnasked( $edit );
		$rounds = $this->rounds( [
			'with' => fn () => $this->cpuOf( $this->wiki->with, $edit ), 'without' => fn () => $this->cpuOf( $this->wiki->without, $edit ),
		] );
		$this->report->add( 'R10', 'us CPU', '<= 1.02', $rounds, $rounds->figure( 'with', 'without' ) );
	}

	/** @param callable(Pool) $edit */
	private function assertUnasked( callable $edit ): void {
		$store = pg_connect( 'host=' . getenv( 'PGHOST' ) . ' port=5432 dbname=social user=postgres' );
		// Each exchange changes when a connection was last busy.
		$last = static fn () => pg_fetch_all( pg_query( $store, "SELECT pid, state_change FROM pg_stat_activity WHERE usename = 'social_web' ORDER BY pid" ) );
		$ask = fn ( string ...$query ) => $this->wiki->api( [ 'action' => 'query' ] + $query );
		$edit( $this->wiki->with );
		$ask( meta: 'siteinfo' );
		$before = $last();
		$edit( $this->wiki->with );
		// By the next answer of the only worker what it does behind one is done.
		$ask( meta: 'siteinfo' );
		if ( $last() !== $before ) {
			throw new RuntimeException( 'an edit without anything social asked the store' );
		}
		$ask( list: 'socialfeed' );
		if ( $last() === $before ) {
			throw new RuntimeException( 'a feed asked the store and it was not seen' );
		}
		pg_close( $store );
	}

	public function api(): void {
		$feed = [ 'action' => 'query', 'list' => 'socialfeed', 'sfuser' => $this->wiki->account['name'], 'sflimit' => '30' ];
		$this->wiki->with->cookie = '';
		$answer = $this->wiki->api( $feed );
		if ( str_contains( json_encode( $answer['warnings'] ?? [] ), 'socialfeed' ) ) {
			$this->report->leaveOut( 'R14.api', 'no list=socialfeed' );
			return;
		}
		$count = count( $answer['query']['socialfeed'] ?? [] );
		// In a tiny world nobody has so many.
		if ( $this->option['self-check'] ? $count === 0 : $count !== 30 ) {
			throw new RuntimeException( "list=socialfeed answers $count items: " . json_encode( $answer ) );
		}
		( $this->progress )( 'feed by api.php' );
		$variants = [
			'feed' => fn () => $this->timeOf( 'api.php', $feed + self::API ),
			'siteinfo' => fn () => $this->timeOf( 'api.php', [ 'action' => 'query', 'meta' => 'siteinfo' ] + self::API ),
		];
		$rounds = $this->rounds( $variants );
		$this->report->add( 'R14.api', 'us', '<= 1.1', $rounds, $rounds->figure( 'feed', 'siteinfo' ) );
	}

	/** A person's page of 30 statuses with a file each, against one without; and that nobody asks Commons for it. */
	public function files(): void {
		$this->wiki->with->cookie = '';
		$this->commons->assertCounted();
		$asked = count( $this->commons->requests() );
		$variants = [];
		foreach ( [ 0, 30 ] as $place => $files ) {
			$query = [ 'title' => 'Special:Social/user/' . strtr( $this->wiki->twins[$place], ' ', '_' ) ];
			$html = $this->wiki->with->request( 'index.php', $query );
			$counts = [ substr_count( $html, '<article class="mw-wikisocial-status"' ), substr_count( $html, '<figure>' ) ];
			if ( $counts !== [ 30, $files ] ) {
				throw new RuntimeException( "$query[title] shows " . implode( ' statuses, ', $counts ) . " files, wanted 30 and $files" );
			}
			$variants[$files ? 'files' : 'plain'] = fn () => $this->timeOf( 'index.php', $query );
		}
		( $this->progress )( 'a feed page with and without files' );
		$rounds = $this->rounds( $variants );
		$this->report->add( 'media.page', 'us', '<= 1.1', $rounds, $rounds->figure( 'files', 'plain' ) );
		$more = count( $this->commons->requests() ) - $asked;
		if ( $more > 0 ) {
			throw new RuntimeException( "Commons was asked $more times by pages that were only read" );
		}
	}

	private function timeOf( string $script, array $query ): Sample {
		$samples = [];
		for ( $i = 0; $i < $this->option['views']; $i++ ) {
			$begin = hrtime( true );
			$this->wiki->with->request( $script, $query );
			$samples[] = ( hrtime( true ) - $begin ) / 1000;
		}
		return Sample::of( $samples );
	}

	/** A worker's own memory, after its first thousand requests and after some more. */
	public function workers(): void {
		$session = $this->wiki->login();
		$userPage = 'User:' . strtr( $this->wiki->account['name'], ' ', '_' );
		$this->wiki->assertShown( $userPage, '', '', true );
		( $this->progress )( "memory of workers after {$this->option['requests']} requests" );
		$variants = [];
		foreach ( [ 'with' => $this->wiki->with, 'without' => $this->wiki->without ] as $name => $pool ) {
			$begun = false;
			$variants[$name] = function () use ( $pool, $session, $userPage, &$begun, $name ) {
				$begun = !$begun;
				if ( $begun ) {
					$pool->renew();
				}
				$this->browse( $pool, $session, $userPage, $begun ? $this->option['requests'] : intdiv( $this->option['requests'], 10 ) + 1 );
				return self::memory( $pool, 'own' );
			};
			unset( $begun );
		}
		// Nothing is timed here, and memory hardly varies: three workers of each kind tell enough.
		$this->wiki->prefer( true );
		$rounds = new Rounds( min( 3, $this->option['rounds'] ), $variants, $this->progress );
		$this->wiki->prefer( false );
		$figure = $rounds->figure( 'with', 'without' );
		$figure['p99'] = null;
		$this->report->add( 'memory.worker', 'KiB', '<= 1024 KiB more', $rounds, $figure, $figure['value'] - $figure['baseline'] );
		// The same workers, which have read all pages: what opcache keeps of their code, once for all workers of a host.
		$shared = new Rounds( 1, [
			'with' => fn () => self::memory( $this->wiki->with, 'shared' ),
			'without' => fn () => self::memory( $this->wiki->without, 'shared' ),
		], $this->progress );
		$this->report->add( 'memory.opcache', 'KiB', '', $shared, array_replace( $shared->figure( 'with', 'without' ), [ 'p99' => null ] ) );
	}

	private static function memory( Pool $pool, string $kind ): Sample {
		$size = $pool->dirty()[$kind];
		return new Sample( $size, $size, 1 );
	}

	/** Each fifth is an article or a user page with its box, for a stranger or logged in; the others are cheap. */
	private function browse( Pool $pool, string $session, string $userPage, int $requests ): void {
		for ( $i = 0; $i < $requests; $i++ ) {
			$kind = intdiv( $i, 5 );
			$pool->cookie = $kind & 1 ? $session : '';
			if ( $i % 5 === 0 ) {
				$pool->request( 'index.php', [ 'title' => $kind & 2 ? $userPage : Wiki::ARTICLE ] );
			} else {
				$pool->request( 'api.php', [ 'action' => 'query', 'prop' => 'info', 'titles' => $userPage ] + self::API );
			}
		}
	}
}
