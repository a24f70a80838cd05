<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * One of several who like at the same time: liker.php WIKI PLACE CLIENTS PEOPLE OBJECTS. To "hot COUNT" or
 * "cold COUNT" on standard input it likes one object, or another one each time, as COUNT different
 * people, none of whom a neighbour is; it answers the nanoseconds of the whole and of the slowest like in
 * a hundred. To "look COUNT REVISION,REVISION,…" it looks up the likes of these, COUNT times: the
 * nanoseconds of the median and of the slowest in a hundred, and the exchanges that one takes.
 */
declare( strict_types = 1 );

function look( string $wiki, int $count, array $revisions ): string {
	$objects = array_map( static fn ( $id ) => [ 'type' => 'revision', 'id' => $id ], $revisions );
	$viewer = new WikiSocial\Viewer( $wiki, 1 );
	$before = WikiSocial\Store::counters()['exchanges'];
	$times = [];
	for ( $i = 0; $i < $count; $i++ ) {
		$begin = hrtime( true );
		WikiSocial\Likes::many( $viewer, $objects );
		$times[] = hrtime( true ) - $begin;
	}
	sort( $times );
	$exchanges = ( WikiSocial\Store::counters()['exchanges'] - $before ) / $count;
	return $times[intdiv( $count, 2 )] . ' ' . $times[(int)( $count * 0.99 )] . " $exchanges";
}

[ , $wiki, $place, $clients, $people, $objects ] = $argv;
$turn = 0;
while ( ( $line = fgets( STDIN ) ) !== false ) {
	[ $kind, $count, $revisions ] = explode( ' ', trim( $line ) ) + [ 2 => '' ];
	if ( $kind === 'look' ) {
		echo look( $wiki, (int)$count, explode( ',', $revisions ) ), "\n";
		continue;
	}
	$turn++;
	$times = [];
	$begin = hrtime( true );
	for ( $i = 0; $i < (int)$count; $i++ ) {
		$number = $i * (int)$clients + (int)$place;
		$object = $kind === 'hot' ? 0 : 1 + ( $number * 7919 + $turn * 104729 ) % (int)$objects;
		$viewer = new WikiSocial\Viewer( $wiki, 1 + $number % (int)$people );
		$before = hrtime( true );
		$likes = WikiSocial\Likes::put( $viewer, [ 'type' => 'log', 'id' => (string)( 1000000 + $object ) ] );
		$times[] = hrtime( true ) - $before;
		if ( !$likes['changed'] ) {
			throw new RuntimeException( "$number likes it already" );
		}
	}
	$whole = hrtime( true ) - $begin;
	sort( $times );
	echo $whole, ' ', $times[(int)( count( $times ) * 0.99 )], "\n";
}
