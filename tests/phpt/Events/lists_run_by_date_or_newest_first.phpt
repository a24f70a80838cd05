--TEST--
Events are listed by dates, or newest first of a page, a person or an organiser
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\{Events, Viewer};

$y = (int)date( 'Y' ) + 2;
$at = static fn ( int $day ) => [ 'start' => "$y-05-" . sprintf( '%02d', $day ) . 'T10:00', 'end' => "$y-05-" . sprintf( '%02d', $day ) . 'T12:00' ];
save( 1, 5, 10, [ tag( 'a', $at( 3 ) ), tag( 'b', $at( 1 ) + [ 'rule' => 'FREQ=DAILY;COUNT=3' ] ), tag( 'c', $at( 3 ) ) ] );
save( 2, 6, 11, [ tag( 'd', $at( 2 ) ), tag( 'e', $at( 9 ) ) ] );
save( 2, 7, 12, [ tag( 'f', $at( 2 ) ) ] );
save( 2, 7, 13, [] );
/** Pages through a list. */
$all = static function ( Viewer $viewer, array $filter, int $limit ) use ( $y ): string {
	$names = [];
	$cursor = null;
	do {
		[ 'items' => $items, 'next' => $cursor ] = Events::list( $viewer, $filter, $limit, $cursor );
		foreach ( $items as $item ) {
			$names[] = $item['tag'] . ( isset( $item['date'] ) ? ':' . str_replace( "$y-05-", '', $item['date']['start'] ) : '' );
		}
		$names[] = '|';
	} while ( $cursor !== null );
	return implode( ' ', $names );
};
$time = static fn ( string $text ) => strtotime( "$y-05-$text Europe/Berlin" ) * 1000000;
echo counted( 'exchanges', static function () use ( $all ) {
	echo $all( viewer( 3 ), [], 2 ), ' ', $all( viewer( 3 ), [], 100 ), ' ';
} ), "\n";
foreach ( [ [ 'from' => $time( '02T11:00' ) ], [ 'from' => $time( '02T12:00' ) ], [ 'to' => $time( '02T10:00' ) ], [ 'from' => $time( '03T00:00' ), 'to' => $time( '04T00:00' ) ],
	[ 'from' => $time( '10T00:00' ) ] ] as $filter ) {
	echo $all( viewer( 0 ), $filter, 1 ), "\n";
}
foreach ( [ [ 'pageId' => 5 ], [ 'pageId' => 7 ], [ 'pageId' => 99 ], [ 'organiser' => 2 ], [ 'organiser' => 99 ] ] as $filter ) {
	echo $all( viewer( 3 ), $filter, 2 ), "\n";
}
echo $all( viewer( 2 ), [ 'organiser' => 2 ], 2 ), "\n";

// Who takes part.
foreach ( [ [ 'a', 4, 3, 'true' ], [ 'b', 4, 2, 'false' ], [ 'c', 4, 0, 'true' ], [ 'd', 4, 1, 'true' ], [ 'f', 4, 3, 'true' ] ] as [ $tag, $user, $state, $public ] ) {
	sql( "INSERT INTO social.actor (wiki, kind, local_id) VALUES ('" . wiki() . "', 0, $user) ON CONFLICT DO NOTHING" );
	sql( "INSERT INTO social.signup (event_id, actor_id, state, queue, public) SELECT e.id, a.id, $state, 1, $public FROM social.event AS e
		JOIN social.actor AS a ON a.wiki = e.wiki AND a.kind = 0 AND a.local_id = $user WHERE e.wiki = '" . wiki() . "' AND e.tag = '$tag'" );
}
foreach ( [ viewer( 4 ), viewer( 1 ), viewer( 2 ), viewer( 0 ), viewer( 9, Viewer::CAP_MODERATE ) ] as $viewer ) {
	echo $all( $viewer, [ 'userId' => 4 ], 2 ), "\n";
}
sql( "UPDATE social.actor SET hidden = true WHERE wiki = '" . wiki() . "' AND kind = 0 AND local_id IN (2, 4)" );
foreach ( [ viewer( 4 ), viewer( 1 ), viewer( 9, Viewer::CAP_SUPPRESS ) ] as $viewer ) {
	echo $all( $viewer, [ 'userId' => 4 ], 5 ), ' ', $all( $viewer, [ 'organiser' => 2 ], 5 ), ' ', $all( $viewer, [], 9 ), "\n";
}

$cursor = Events::list( viewer( 1 ), [], 1 )['next'];
$other = Events::list( viewer( 1 ), [ 'pageId' => 5 ], 1 )['next'];
foreach ( [
	[ [ 'x' => 1 ] ], [ [ 'from' => '1' ] ], [ [ 'from' => -1 ] ], [ [ 'to' => PHP_INT_MAX ] ], [ [ 'pageId' => 5, 'userId' => 5 ] ], [ [ 'pageId' => 5, 'from' => 5 ] ],
	[ [ 'pageId' => 0 ] ], [ [ 'userId' => -1 ] ], [ [], 0 ], [ [], 101 ], [ [], 5, 'x' ], [ [], 5, $other ], [ [ 'pageId' => 5 ], 5, $cursor ],
	[ [], 5, substr( $cursor, 0, -1 ) . 'B' ], [ [], 5, str_repeat( 'A', 30 ) ],
] as $arguments ) {
	refused( static fn () => Events::list( viewer( 1 ), ...$arguments ) );
}
?>
--EXPECT--
b:01T10:00 b:02T10:00 | d:02T10:00 a:03T10:00 | b:03T10:00 c:03T10:00 | e:09T10:00 | b:01T10:00 b:02T10:00 d:02T10:00 a:03T10:00 b:03T10:00 c:03T10:00 e:09T10:00 | 5
b:02T10:00 | d:02T10:00 | a:03T10:00 | b:03T10:00 | c:03T10:00 | e:09T10:00 |
a:03T10:00 | b:03T10:00 | c:03T10:00 | e:09T10:00 |
b:01T10:00 |
a:03T10:00 | b:03T10:00 | c:03T10:00 |
|
c b | a |
|
|
e d |
|
f e | d |
d b | a |
d b | a |
d a |
d a |
d b | a |
b a | | b:01T10:00 b:02T10:00 a:03T10:00 b:03T10:00 c:03T10:00 |
| | b:01T10:00 b:02T10:00 a:03T10:00 b:03T10:00 c:03T10:00 |
d a | e d | b:01T10:00 b:02T10:00 d:02T10:00 a:03T10:00 b:03T10:00 c:03T10:00 e:09T10:00 |
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
