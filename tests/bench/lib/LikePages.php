<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** What likes cost a wiki: a history of 500 rows, and a like against a thank of Thanks. */
class LikePages {
	private const PAGE = 'Liked_in_the_benchmark';
	private const ROWS = 500;
	private const LIKED_BY = 3;

	/** @var string[] revisions of the page, newest first */
	private array $revisions = [];

	/** @param array<string,mixed> $option rounds, views, self-check */
	public function __construct( private readonly Wiki $wiki, private readonly string $folder, private readonly string $id,
		private readonly Report $report, private readonly array $option, private readonly Closure $progress ) {
	}

	public function likes(): void {
		$this->fill( $this->option['self-check'] ? 12 : self::ROWS );
		$this->history();
		$this->thanks();
	}

	/** Somebody's page with so many revisions, each fifth of which some people like. */
	private function fill( int $rows ): void {
		( $this->progress )( "a page of $rows revisions" );
		$this->wiki->with->cookie = $this->wiki->login( 1 );
		$token = $this->token();
		while ( count( $this->revisions ) < $rows ) {
			$answer = json_decode( $this->wiki->with->request( 'api.php', [], [ 'action' => 'edit', 'format' => 'json', 'title' => self::PAGE,
				'text' => bin2hex( random_bytes( 8 ) ), 'token' => $token ] ), true );
			array_unshift( $this->revisions, (string)( $answer['edit']['newrevid'] ?? throw new RuntimeException( 'edit: ' . json_encode( $answer ) ) ) );
		}
		world( 'liked', [ 'wiki' => $this->id, 'revisions' => implode( ',', $this->revisions ), 'people' => self::LIKED_BY ] );
	}

	private function token(): string {
		return $this->wiki->api( [ 'action' => 'query', 'meta' => 'tokens' ] )['query']['tokens']['csrftoken'];
	}

	/** The history with and without the extension, and the look-up by itself: its share of the page. */
	private function history(): void {
		$session = $this->wiki->login();
		$query = [ 'title' => self::PAGE, 'action' => 'history', 'limit' => count( $this->revisions ) ];
		$pools = [ 'with' => $this->wiki->with, 'without' => $this->wiki->without ];
		foreach ( $pools as $name => $pool ) {
			$pool->cookie = $session;
			$html = $pool->request( 'index.php', $query );
			$rows = substr_count( $html, '<li data-mw-revid=' );
			$links = substr_count( $html, 'Special:Social/like/revision/' );
			if ( $rows !== count( $this->revisions ) || ( $name === 'with' ) !== ( $links >= $rows ) ) {
				throw new RuntimeException( "the history $name the extension has $rows rows, $links links" );
			}
		}
		$looker = new Player( [ PHP_BINARY, 'tests/bench/liker.php', $this->id, '0', '1', '1', '1' ],
			[ 'PHPRC' => "$this->folder/php.ini", 'PHP_INI_SCAN_DIR' => "$this->folder/none" ] );
		$variants = array_map( fn ( $pool ) => fn () => $this->timeOf(
			fn ( int $i ) => $pool->request( 'index.php', $query ) ), $pools );
		$variants['lookup'] = function () use ( $looker ) {
			[ $p50, $p99, $exchanges ] = explode( ' ', $looker->ask( "look {$this->option['views']} " . implode( ',', $this->revisions ) ) );
			if ( $exchanges !== '1' ) {
				throw new RuntimeException( "the look-up takes $exchanges exchanges" );
			}
			return new Sample( $p50 / 1000, $p99 / 1000, $this->option['views'] );
		};
		( $this->progress )( 'a history of ' . count( $this->revisions ) . ' rows' );
		$rounds = $this->rounds( $variants );
		$looker->stop();
		$this->report->add( 'likes.history', 'us', '', $rounds, $rounds->figure( 'with', 'without' ) );
		$this->report->add( 'likes.lookup', 'us', '', $rounds, $rounds->figure( 'lookup', 'with' ) );
	}

	/** A like through REST, and a thank by Thanks' module, of another revision each time. */
	private function thanks(): void {
		$this->wiki->with->cookie = $this->wiki->login( 2 );
		$token = $this->token();
		$turns = [];
		$next = function ( string $kind ) use ( &$turns ) {
			$turns[$kind] = ( $turns[$kind] ?? -1 ) + 1;
			return $this->revisions[$turns[$kind] % count( $this->revisions )];
		};
		$likes = fn () => $this->wiki->with->request( 'rest.php/wikisocial/v0/likes/revision/' . $next( 'like' ), [], [ 'token' => $token ], 'PUT' );
		$thanks = function () use ( $next, $token ) {
			$answer = $this->wiki->with->request( 'api.php', [], [ 'action' => 'thank', 'format' => 'json', 'rev' => $next( 'thank' ), 'token' => $token ] );
			if ( !str_contains( $answer, '"success":1' ) ) {
				throw new RuntimeException( "thank: $answer" );
			}
		};
		( $this->progress )( 'likes against thanks' );
		// Each revision is thanked once: no more turns than there are revisions.
		$samples = max( 1, min( $this->option['views'], intdiv( count( $this->revisions ), 2 * $this->option['rounds'] + 1 ) ) );
		$rounds = $this->rounds( [
			'like' => fn () => $this->timeOf( $likes, $samples ), 'thank' => fn () => $this->timeOf( $thanks, $samples ),
		] );
		$this->report->add( 'likes.thanks', 'us', '<= 1', $rounds, $rounds->figure( 'like', 'thank' ) );
	}

	private function timeOf( callable $ask, ?int $count = null ): Sample {
		$samples = [];
		for ( $i = 0; $i < ( $count ?? $this->option['views'] ); $i++ ) {
			$begin = hrtime( true );
			$ask( $i );
			$samples[] = ( hrtime( true ) - $begin ) / 1000;
		}
		return Sample::of( $samples );
	}

	/** @param callable[] $variants each run once to be warm */
	private function rounds( array $variants ): Rounds {
		$this->wiki->prefer( true );
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->wiki->prefer( false );
		return $rounds;
	}
}
