<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** What the boxes of one event, and of fifty, cost a page's view: against the same page without. */
class EventPages {
	private const PAGES = [ 'none' => 0, 'page1' => 1, 'page50' => 50 ];

	/** @param array<string,mixed> $option rounds, views, self-check */
	public function __construct( private readonly Wiki $wiki, private readonly Report $report, private readonly array $option, private readonly Closure $progress ) {
	}

	public function signups(): void {
		( $this->progress )( 'views of pages with 1 and 50 events' );
		$reader = $this->wiki->login();
		$variants = [];
		foreach ( self::PAGES as $name => $events ) {
			$title = $this->write( $name, $events );
			$this->wiki->with->cookie = $reader;
			$html = $this->wiki->with->request( 'index.php', [ 'title' => $title ] );
			// Each of them read at the store: how many come is no part of the parser's text.
			$boxes = preg_match_all( '/<div class="mw-wikisocial-event mw-notalk">(?:(?!<\/section>).)*mw-wikisocial-event-numbers/s', $html );
			if ( $boxes !== $events ) {
				throw new RuntimeException( "$title shows $boxes events, wanted $events" );
			}
			$variants[$name] = fn () => $this->cpuOf( $title, $reader );
		}
		$this->wiki->prefer( true );
		array_walk( $variants, static fn ( $variant ) => $variant() );
		$rounds = new Rounds( $this->option['rounds'], $variants, $this->progress );
		$this->wiki->prefer( false );
		foreach ( array_keys( array_filter( self::PAGES ) ) as $name ) {
			$this->report->add( "event.$name", 'us CPU', '', $rounds, $rounds->figure( $name, 'none' ) );
		}
	}

	/** A talk page by somebody who may announce, whose text is as long with events as without. */
	private function write( string $name, int $events ): string {
		$with = $this->wiki->with;
		$with->cookie = $this->wiki->login( 1 );
		$title = "Talk:Bench_$name";
		$year = (int)gmdate( 'Y' ) + 1;
		// Another one in each run: the wiki stays, the store is new.
		$mark = bin2hex( random_bytes( 4 ) );
		$text = implode( "\n\n", array_map( static fn ( int $i ) => $i <= $events
			? "<social-event id=\"$name-$mark-$i\" title=\"Meeting $i\" start=\"$year-05-07 18:00\" end=\"20:00\" zone=\"Europe/Berlin\" place=\"Hall\">Come.</social-event>"
			: "Meeting $mark-$i on the seventh of May $year in the Hall, from 18:00 to 20:00 Europe/Berlin. Come.", range( 1, max( self::PAGES ) ) ) );
		$token = $this->wiki->api( [ 'action' => 'query', 'meta' => 'tokens' ] )['query']['tokens']['csrftoken'];
		$answer = json_decode( $with->request( 'api.php', [], [ 'action' => 'edit', 'format' => 'json', 'title' => $title, 'text' => $text, 'token' => $token ] ), true );
		if ( ( $answer['edit']['result'] ?? '' ) !== 'Success' ) {
			throw new RuntimeException( "edit of $title: " . json_encode( $answer ) );
		}
		return $title;
	}

	/** CPU time of the php-fpm worker. What it does after its answer counts for the next view. */
	private function cpuOf( string $title, string $cookie ): Sample {
		$pool = $this->wiki->with;
		$pool->cookie = $cookie;
		$samples = [];
		$before = $pool->cpu();
		for ( $i = 0; $i < $this->option['views']; $i++ ) {
			$pool->request( 'index.php', [ 'title' => $title ] );
			$after = $pool->cpu();
			$samples[] = $after - $before;
			$before = $after;
		}
		return Sample::of( $samples );
	}
}
