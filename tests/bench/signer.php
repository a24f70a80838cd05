<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * One of several who sign up at the same time: signer.php WIKI PLACE CLIENTS PEOPLE. To "WAY EVENTS COUNT" on
 * standard input it signs COUNT different people up, none of whom a neighbour is, for one of the EVENTS first
 * events each; WAY is "engine" or "php". It answers the nanoseconds of the median and of the slowest in a
 * hundred. To "page EVENT COUNT" it reads a page of who comes, COUNT times: likewise, and the exchanges that one
 * takes. To "same EVENT" it says how both ways answer when somebody signs up for it, and once more.
 */
declare( strict_types = 1 );

use WikiSocial\{Signups, Store, Viewer};

/**
 * The best that a wiki's PHP can do: a persistent connection, prepared statements planned once, the event's row
 * locked between the ways to the server. It does what the engine does for somebody who comes: makes them known, asks
 * who may see the event and whether it takes people, counts, says the same again without an effect, writes the log.
 */
class PhpSigner {
	private const OPTIONS = '-c plan_cache_mode=force_generic_plan -c timezone=UTC -c datestyle=ISO';
	private PgSql\Connection $connection;

	public function __construct( private readonly string $wiki ) {
		$this->connection = pg_pconnect( getenv( 'SOCIAL_DSN_WEB' ) . " options='" . self::OPTIONS . "'" );
		foreach ( [
			'know' => 'INSERT INTO social.actor (wiki, kind, local_id) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
			'look' => 'SELECT e.capacity, e.waitlist, e.guests_max, e.questions, a.id AS actor, s.state, s.guests,
					e.page_id IS NOT NULL AND e.status < 2 AND NOT e.closed AND e.last_at > now() AND coalesce(e.deadline_at > now(), true) AS open
				FROM social.event AS e
				JOIN social.target AS t ON t.id = e.id
				LEFT JOIN social.actor AS a ON a.wiki = $1 AND a.kind = 0 AND a.local_id = $2
				LEFT JOIN social.signup AS s ON s.event_id = e.id AND s.actor_id = a.id
				WHERE e.id = $3 AND e.wiki = $1 AND t.hide_level = 0 AND t.deleted_at IS NULL
					AND NOT EXISTS (SELECT FROM social.actor AS h WHERE h.id = t.author_id AND h.hidden OFFSET 0)
					AND (t.visibility = 0 OR t.author_id = a.id
						OR (t.visibility = 1 AND EXISTS (SELECT FROM social.follow AS f
							WHERE f.follower_id = a.id AND f.followee_id = t.author_id AND f.state = 1 OFFSET 0))
						OR (t.visibility = 2 AND EXISTS (SELECT FROM social.membership AS m
							WHERE m.circle_id = t.circle_id AND m.actor_id = a.id AND m.state = 1 OFFSET 0)))
				FOR UPDATE OF e',
			'count' => 'SELECT coalesce(sum(1 + s.guests) FILTER (WHERE s.state = 3), 0) AS taken, count(*) FILTER (WHERE s.state = 2) AS waiting
				FROM social.signup AS s WHERE s.event_id = $1 AND s.state IN (2, 3)',
			'write' => 'WITH stored AS (
					INSERT INTO social.signup AS s (event_id, actor_id, state, guests, queue, note, answers)
					VALUES ($1, $2, $3, $4, social.next_id(), $5, $6)
					ON CONFLICT (event_id, actor_id) DO UPDATE SET state = excluded.state, guests = excluded.guests, queue = excluded.queue,
						note = excluded.note, answers = excluded.answers, changed_at = now()
				)
				INSERT INTO social.activity (id, actor_id, verb, object_id, visibility, circle_id, page_id)
				SELECT social.next_id(), $2, 11, t.id, t.visibility, t.circle_id, t.page_id FROM social.target AS t WHERE t.id = $1',
		] as $name => $sql ) {
			pg_prepare( $this->connection, $name, $sql );
		}
	}

	private function row( string $name, array $values ): array {
		return pg_fetch_assoc( pg_execute( $this->connection, $name, $values ) ) ?: [];
	}

	/** @param int[] $answers */
	public function put( int $user, string $event, int $guests = 0, string $note = '', array $answers = [] ): array {
		pg_query( $this->connection, 'BEGIN' );
		try {
			$answer = $this->decide( $user, $event, $guests, $note, $answers );
		} catch ( Throwable $e ) {
			pg_query( $this->connection, 'ROLLBACK' );
			throw $e;
		}
		pg_query( $this->connection, 'COMMIT' );
		return $answer;
	}

	private function decide( int $user, string $event, int $guests, string $note, array $answers ): array {
		$look = $this->row( 'look', [ $this->wiki, $user, $event ] );
		if ( $look !== [] && $look['actor'] === null ) {
			pg_execute( $this->connection, 'know', [ $this->wiki, $user ] );
			$look = $this->row( 'look', [ $this->wiki, $user, $event ] );
		}
		$state = (int)( $look['state'] ?? 0 );
		$questions = $answers === [] ? [] : json_decode( $look['questions'], true );
		foreach ( $answers as $place => $choice ) {
			if ( $choice < 0 || $choice > count( $questions[$place]['answers'] ?? [] ) ) {
				throw new RuntimeException( "$user answers what is no question" );
			}
		}
		$count = $this->row( 'count', [ $event ] );
		$taken = (int)$count['taken'];
		$waiting = (int)$count['waiting'];
		$same = $state === 3 && $guests === (int)$look['guests'];
		$fits = $same || $look['capacity'] === null || ( $waiting === 0 && $taken + 1 + $guests <= (int)$look['capacity'] );
		// Whoever has a place and changes it is no matter of the benchmark.
		if ( $look['open'] !== 't' || ( $state > 1 && !$same ) || $guests > (int)$look['guests_max'] || !( $fits || $look['waitlist'] === 't' ) ) {
			throw new RuntimeException( "$user cannot sign up" );
		}
		if ( !$same ) {
			pg_execute( $this->connection, 'write', [ $event, $look['actor'], $fits ? 3 : 2, $guests, $note, '{' . implode( ',', $answers ) . '}' ] );
			$fits ? $taken += 1 + $guests : $waiting++;
		}
		return [ 'state' => $fits ? 'going' : 'waitlisted', 'position' => $fits ? null : $waiting, 'changed' => !$same,
			'going' => $taken, 'waiting' => $waiting, 'promoted' => [] ];
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
		// The second time nothing changes.
		$answers = [];
		foreach ( [ 'engine', 'php' ] as $person => $name ) {
			$answers[] = [ way( $name, $wiki )( 1 + $person, $event ), way( $name, $wiki )( 1 + $person, $event ) ];
		}
		echo json_encode( $answers ), "\n";
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
