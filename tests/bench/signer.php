<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * One of several who sign up at the same time: signer.php WIKI PLACE CLIENTS PEOPLE. To "WAY EVENTS COUNT" on
 * standard input it signs COUNT different people up, none of whom a neighbour is, for one of the EVENTS first
 * events each; WAY is "engine" or "php". It answers the nanoseconds of the median and of the slowest in a
 * hundred. To "page EVENT COUNT" it reads a page of who comes, COUNT times: likewise, and the exchanges that one
 * takes. To "same EVENT" it says how both ways answer when somebody signs up for it for the first time.
 */
declare( strict_types = 1 );

use WikiSocial\{Signups, Store, Viewer};

/** The best that a wiki's PHP can do: a persistent connection, prepared statements, the event's row locked between the ways to the server. */
class PhpSigner {
	private PgSql\Connection $connection;

	public function __construct( private readonly string $wiki ) {
		$this->connection = pg_pconnect( getenv( 'SOCIAL_DSN_WEB' ) );
		foreach ( [
			'look' => 'SELECT e.capacity, e.waitlist, e.guests_max, a.id AS actor, s.state, s.guests, s.queue,
					e.page_id IS NOT NULL AND e.status < 2 AND NOT e.closed AND e.last_at > now() AND coalesce(e.deadline_at > now(), true) AS open
				FROM social.event AS e
				JOIN social.target AS t ON t.id = e.id AND t.visibility = 0 AND t.hide_level = 0 AND t.deleted_at IS NULL
				JOIN social.actor AS a ON a.wiki = $1 AND a.kind = 0 AND a.local_id = $2
				LEFT JOIN social.signup AS s ON s.event_id = e.id AND s.actor_id = a.id
				WHERE e.id = $3 AND e.wiki = $1
				FOR UPDATE OF e',
			'count' => 'SELECT coalesce(sum(1 + s.guests) FILTER (WHERE s.state = 3), 0) AS taken, count(*) FILTER (WHERE s.state = 2) AS waiting
				FROM social.signup AS s WHERE s.event_id = $1 AND s.state IN (2, 3)',
			'write' => 'WITH stored AS (
					INSERT INTO social.signup (event_id, actor_id, state, guests, queue) VALUES ($1, $2, $3, $4, social.next_id())
					ON CONFLICT (event_id, actor_id) DO UPDATE SET state = excluded.state, guests = excluded.guests, queue = excluded.queue
				)
				INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, page_id)
				SELECT social.next_id(), $2, 11, t.id, t.visibility, t.page_id FROM social.target AS t WHERE t.id = $1',
		] as $name => $sql ) {
			pg_prepare( $this->connection, $name, $sql );
		}
	}

	private function row( string $name, array $values ): array {
		return pg_fetch_assoc( pg_execute( $this->connection, $name, $values ) ) ?: [];
	}

	public function put( int $user, string $event, int $guests = 0 ): array {
		pg_query( $this->connection, 'BEGIN' );
		$look = $this->row( 'look', [ $this->wiki, $user, $event ] );
		$count = $this->row( 'count', [ $event ] );
		$fits = $look['capacity'] === null || ( $count['waiting'] === '0' && $count['taken'] + 1 + $guests <= (int)$look['capacity'] );
		if ( $look['open'] !== 't' || $look['state'] !== null || $guests > (int)$look['guests_max'] || !( $fits || $look['waitlist'] === 't' ) ) {
			pg_query( $this->connection, 'ROLLBACK' );
			throw new RuntimeException( "$user cannot sign up" );
		}
		pg_execute( $this->connection, 'write', [ $event, $look['actor'], $fits ? 3 : 2, $guests ] );
		pg_query( $this->connection, 'COMMIT' );
		$waiting = (int)$count['waiting'] + ( $fits ? 0 : 1 );
		return [ 'state' => $fits ? 'going' : 'waitlisted', 'position' => $fits ? null : $waiting, 'changed' => true,
			'going' => (int)$count['taken'] + ( $fits ? 1 + $guests : 0 ), 'waiting' => $waiting, 'promoted' => [] ];
	}
}

/** @param float[] $times */
function told( array $times ): string {
	sort( $times );
	return $times[intdiv( count( $times ), 2 )] . ' ' . $times[(int)( count( $times ) * 0.99 )];
}

/** A way to sign somebody up, as Signups::put() answers. */
function way( string $name, string $wiki ): callable {
	static $php = null;
	if ( $name === 'php' ) {
		$php ??= new PhpSigner( $wiki );
		return $php->put( ... );
	}
	return static fn ( int $user, string $event ) => Signups::put( new Viewer( $wiki, $user ), $event, [ 'answer' => 'going' ] );
}

[ , $wiki, $place, $clients, $people ] = $argv;
while ( ( $line = fgets( STDIN ) ) !== false ) {
	[ $what, $event, $count ] = explode( ' ', trim( $line ) ) + [ 2 => '1' ];
	if ( $what === 'same' ) {
		echo json_encode( [ way( 'engine', $wiki )( 1, $event ), way( 'php', $wiki )( 2, $event ) ] ), "\n";
		continue;
	}
	if ( $what === 'warm' ) {
		for ( $i = 0; $i < 12; $i++ ) {
			way( $event, $wiki )( 1 + $i * (int)$clients + (int)$place, $count );
		}
		echo "warm\n";
		continue;
	}
	$put = way( $what, $wiki );
	$before = Store::counters()['exchanges'];
	$times = [];
	for ( $i = 0; $i < (int)$count; $i++ ) {
		$number = $i * (int)$clients + (int)$place;
		$begin = hrtime( true );
		$answer = $what === 'page' ? Signups::list( new Viewer( $wiki, 1 ), $event ) : $put( 1 + $number % (int)$people, (string)( 1 + $number % (int)$event ) );
		$times[] = hrtime( true ) - $begin;
		if ( !( $answer['changed'] ?? $answer['items'] ) ) {
			throw new RuntimeException( "$number: " . json_encode( $answer ) );
		}
	}
	echo told( $times ), ' ', ( Store::counters()['exchanges'] - $before ) / $count, "\n";
}
