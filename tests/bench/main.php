<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// The benchmarks themselves; tests/bench/run calls it with a private PostgreSQL at hand.
declare( strict_types = 1 );

foreach ( [ 'Place', 'Player', 'Rounds', 'Report', 'Pool', 'Wiki', 'WikiBench', 'FeedBench', 'LikeBench', 'LikePages', 'SignupBench', 'EventPages', 'Redis', 'FanoutBench', 'EchoBench', 'LiveBench', 'Commons', 'Refresher', 'RefreshBench',
	'SelfCheck' ] as $class ) {
	require __DIR__ . "/lib/$class.php";
}
set_error_handler( static function ( int $level, string $message, string $file, int $line ) {
	throw error_reporting() & $level ? new ErrorException( $message, 0, $level, $file, $line ) : new RuntimeException( $message );
} );

/** Seconds since the start and what is being done, on stderr. */
function progress( string $text ): void {
	static $start = null;
	$start ??= hrtime( true );
	fprintf( STDERR, "[%6.1f s] %s\n", ( hrtime( true ) - $start ) / 1e9, $text );
}

function command( string|int ...$words ): string {
	exec( implode( ' ', array_map( static fn ( $word ) => escapeshellarg( (string)$word ), $words ) ), $lines, $status );
	if ( $status !== 0 ) {
		throw new RuntimeException( "$words[0] failed" );
	}
	return implode( "\n", $lines );
}

/** @return array<string,string> what var/PROFILE/env sets */
function stack( string $profile ): array {
	preg_match_all( "/^(\w+)='?([^'\n]*)'?$/m", file_get_contents( "var/$profile/env" ), $found );
	return array_combine( $found[1], $found[2] );
}

/** Runs a script of tests/bench/world on the store; what it prints. */
function world( string $script, array $values ): string {
	$words = [];
	foreach ( $values as $name => $value ) {
		array_push( $words, '-v', "$name=$value" );
	}
	return command( 'psql', '-XqAtF ', '-v', 'ON_ERROR_STOP=1', ...$words, ...[ '-f', "tests/bench/world/$script.sql" ] );
}

/** @return int[] the wiki's own ids of its accounts, by their places in var/PROFILE.json */
function account_ids( array $stack, array $places ): array {
	$accounts = json_decode( file_get_contents( dirname( $stack['STATE'] ) . '/' . basename( $stack['STATE'] ) . '.json' ), true )['accounts'];
	$id = static fn ( int $place ) => (int)command( "$stack[STATE]/bin/psql", 'wiki', '-qAtc', 'SELECT user_id FROM mediawiki."user" WHERE user_name = '
		. "'" . strtr( $accounts[$place]['name'], [ "'" => "''" ] ) . "'" );
	return array_map( $id, $places );
}

/** Fills the store, and writes who reads whom and the statements. */
function make_world( array $option, array $stack, string $wiki, string $folder ): void {
	progress( "making a world of $option[scale] people and $option[statuses] statuses" );
	// Whoever makes the rows knows that the keys fit: without their triggers it takes half the time.
	$dsn = 'host=' . getenv( 'PGHOST' ) . " port=5432 dbname=social user=postgres options='-c session_replication_role=replica'";
	command( 'tests/support/world', '--dsn', $dsn, '--scale', $option['scale'], '--statuses', $option['statuses'],
		'--wiki', $wiki, '--seed', $option['seed'], ...( $option['self-check'] ? [ '--quiet' ] : [] ) );
	command( 'psql', '-Xqc', 'VACUUM ANALYZE' );
	// Authors with a full page of public statuses, each read by somebody.
	file_put_contents( "$folder/pairs", command( 'psql', '-XqAtF ', '-c', "
		SELECT v.local_id, a.local_id
		FROM (
			SELECT author_id FROM social.status WHERE visibility = 0 GROUP BY author_id HAVING count(*) > 30
			ORDER BY md5(author_id || ' $option[seed]') LIMIT $option[pairs]
		) AS s
		JOIN social.actor AS a ON a.id = s.author_id
		JOIN social.actor AS v ON v.id = 1 + (a.id::bigint * 7919 + $option[seed]) % $option[scale]" ) . "\n" );
	[ $plain, $shown ] = account_ids( $stack, Wiki::TWINS );
	world( 'files', [ 'wiki' => $wiki, 'scale' => $option['scale'], 'people' => $option['self-check'] ? 3 : 50, 'plain' => $plain, 'shown' => $shown ] );
	command( 'psql', '-Xqc', 'VACUUM ANALYZE' );
	foreach ( [ 'plain', 'shown' ] as $files => $name ) {
		file_put_contents( "$folder/pairs.$name", command( 'psql', '-XqAtF ', '-c',
			"SELECT 1, local_id FROM social.actor WHERE kind = 0 AND local_id > 1000000 AND local_id % 2 = $files ORDER BY local_id" ) . "\n" );
	}
	file_put_contents( "$folder/statements.sql", command( 'tools/sqlgen', '--prepare' ) . "\n" );
}

function machine( array $option ): array {
	preg_match( '/^model name\s*: (.*)/m', file_get_contents( '/proc/cpuinfo' ), $found );
	return [
		'cpu' => ( $found[1] ?? 'unknown' ) . ', ' . command( 'nproc', '--all' ) . ' of them',
		'place' => (string)place( $option ),
		'php' => PHP_VERSION,
		'postgresql' => command( 'psql', '-XqAtc', 'SHOW server_version' ),
		'world' => "$option[scale] people, $option[statuses] statuses, seed $option[seed]",
		'rounds' => $option['rounds'],
	];
}

/** Runs what is wanted into the report, which is written after each part: a run that is ended early tells something. */
function measure( array $option, string $folder, Report $report ): void {
	$stack = stack( $option['profile'] );
	putenv( "MW=$stack[MW]" );
	$place = place( $option );
	$id = Wiki::id( $stack );
	make_world( $option, $stack, $id, $folder );
	$place->take( true, (int)getenv( 'PG_TEMP_SERVER_PID' ) );
	$play = static function ( FeedBench|LikeBench|LikePages|SignupBench|EventPages|FanoutBench|EchoBench|LiveBench|WikiBench|RefreshBench $bench, string ...$parts ) use ( $option, $report ) {
		foreach ( $parts as $part ) {
			if ( wanted( $option, $part ) ) {
				$bench->$part();
				file_put_contents( $option['output'], $report->json() );
			}
		}
	};
	$feed = new FeedBench( $folder, $place->words( true ), $id, $report, $option, progress( ... ) );
	$play( $feed, 'feeds', 'scan', 'calls', 'files' );
	$feed->stop();
	$play( new LikeBench( $folder, $id, $report, $option, progress( ... ) ), 'likes' );
	$play( new SignupBench( $folder, $id, $report, $option, progress( ... ) ), 'signups' );
	$fanout = new FanoutBench( $folder, $place->words( true ), $id, $report, $option, progress( ... ) );
	$play( $fanout, 'fanout', 'lag' );
	$play( new EchoBench( $stack, $folder, $fanout, $report, $option, progress( ... ) ), 'echo' );
	$play( new LiveBench( $report, $option, progress( ... ) ), 'live' );
	$refresh = new RefreshBench( $stack, $folder, $report, $option, progress( ... ) );
	if ( !wanted( $option, 'views', 'edits', 'api', 'workers', 'files', 'likes', 'signups' ) ) {
		$play( $refresh, 'refresh' );
		return;
	}
	$wiki = new Wiki( $stack, "var/$option[profile].json", $folder, $place );
	progress( 'starting php-fpm with and without the extension' );
	$wiki->start();
	$play( new WikiBench( $wiki, new Commons( $stack ), $report, $option, progress( ... ) ), 'views', 'edits', 'api', 'workers', 'files' );
	$play( new LikePages( $wiki, $folder, $id, $report, $option, progress( ... ) ), 'likes' );
	$play( new EventPages( $wiki, $report, $option, progress( ... ) ), 'signups' );
	$wiki->stop();
	$play( $refresh, 'refresh' );
}

function place( array $option ): Place {
	return new Place( $option['cpu'], !$option['self-check'] );
}

function wanted( array $option, string ...$parts ): bool {
	return $option['only'] === '' || array_intersect( explode( ',', $option['only'] ), $parts );
}

$option = json_decode( $argv[1], true, 512, JSON_THROW_ON_ERROR );
$folder = $argv[2];
if ( $option['self-check'] ) {
	exit( ( new SelfCheck( $option, $folder ) )->run() );
}
progress( 'start' );
$report = new Report( machine( $option ) );
measure( $option, $folder, $report );
echo $report->table();
progress( "the same with all conditions: $option[output]" );
