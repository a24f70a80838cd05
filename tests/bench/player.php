<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Plays the benchmarks that PHP sees: player.php --wiki ID --pairs FILE --sql FILE --seed N.
 * --sql holds the statements as `tools/sqlgen --prepare` prints them; --pairs, and the commands on
 * standard input, are those of engine.c, with "equal NAME" besides: whether the page NAME makes is
 * the same as the engine's, for each pair.
 */
declare( strict_types = 1 );

require __DIR__ . '/lib/Rival.php';
require __DIR__ . '/lib/Scanning.php';

/** @return array<string,callable(int,int):mixed> by name, each given viewer and author */
function plays( array $option ): array {
	$wiki = $option['wiki'];
	$statement = Rival::statement( file_get_contents( $option['sql'] ), 'feed_user' );
	$make = static function ( string $class ) use ( $wiki, $statement ) {
		$rival = null;
		return static function ( int $viewer, int $author ) use ( $class, $wiki, $statement, &$rival ) {
			$rival ??= new $class( $wiki, $statement );
			return $rival->page( $viewer, $author );
		};
	};
	return [
		'feeds_user' => static fn ( int $viewer, int $author ) =>
			WikiSocial\Feeds::user( new WikiSocial\Viewer( $wiki, $viewer ), $author, 30 ),
		'pgsql' => $make( PgsqlRival::class ),
		'rdbms' => $make( RdbmsRival::class ),
		'rdbms_prepared' => $make( PreparedRdbmsRival::class ),
	] + Scanning::plays( (int)$option['seed'] );
}

/** Median and 99th percentile of `count` samples, in nanoseconds. */
function run( callable $play, array $pairs, int $count ): string {
	static $next = 0;
	$samples = [];
	for ( $i = 0; $i < $count; $i++ ) {
		[ $viewer, $author ] = $pairs[$next++ % count( $pairs )];
		$begin = hrtime( true );
		$play( $viewer, $author );
		$samples[] = hrtime( true ) - $begin;
	}
	sort( $samples );
	return $samples[intdiv( $count, 2 )] . ' ' . $samples[intdiv( $count * 99, 100 )];
}

function equal( callable $play, callable $ours, array $pairs ): string {
	foreach ( $pairs as [ $viewer, $author ] ) {
		if ( $play( $viewer, $author ) !== $ours( $viewer, $author ) ) {
			return "differs for viewer $viewer and author $author";
		}
	}
	return 'equal';
}

function ids( callable $ours, array $pairs ): string {
	$text = '';
	foreach ( $pairs as [ $viewer, $author ] ) {
		foreach ( $ours( $viewer, $author )['items'] as $item ) {
			$text .= $item['id'] . ' ';
		}
	}
	return hash( 'fnv1a32', $text );
}

/** Resident memory in KiB. */
function resident(): string {
	gc_collect_cycles();
	preg_match( '/^Rss:\s+(\d+)/m', file_get_contents( '/proc/self/smaps_rollup' ), $found );
	return $found[1];
}

$option = getopt( '', [ 'wiki:', 'pairs:', 'sql:', 'seed:' ] );
$pairs = array_map( static fn ( $line ) => array_map( 'intval', explode( ' ', $line ) ),
	file( $option['pairs'], FILE_IGNORE_NEW_LINES ) );
$plays = plays( $option );
while ( ( $line = fgets( STDIN ) ) !== false ) {
	[ $verb, $name, $count ] = explode( ' ', trim( $line ) ) + [ '', '', '0' ];
	$ours = $plays[str_starts_with( $name, 'preg' ) ? 'scan' : 'feeds_user'];
	echo match ( $verb ) {
		'run' => run( $plays[$name], $pairs, (int)$count ),
		'equal' => equal( $plays[$name], $ours, $pairs ),
		'ids' => ids( $ours, $pairs ),
		'resident' => resident(),
		'volume' => Scanning::volume( $plays, (int)$option['seed'] ),
	}, "\n";
}
