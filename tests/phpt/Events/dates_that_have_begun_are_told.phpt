--TEST--
The dates of an event that have begun are told in their order, and only to who sees it
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\{Events, Viewer};

$day = static fn ( int $days ) => date( 'Y-m-d', time() + $days * 86400 );
$at = static fn ( int $days ) => [ 'start' => $day( $days ) . 'T10:00', 'end' => $day( $days ) . 'T12:00', 'zone' => 'UTC' ];
save( 1, 5, 10, [ tag( 'a', $at( -15 ) + [ 'rule' => 'FREQ=WEEKLY;COUNT=5', 'except' => [ $day( -8 ) ] ] ), tag( 'b', $at( 1 ) ), tag( 'c', $at( -400 ) + [ 'rule' => 'FREQ=DAILY;COUNT=366' ] ) ] );
echo counted( 'exchanges', static function () use ( $day ) {
	$dates = Events::dates( viewer( 0 ), event_id( 'a' ) );
	var_dump( array_column( $dates, 'start' ) === [ $day( -15 ) . 'T10:00', $day( -1 ) . 'T10:00' ] );
	var_dump( $dates[1]['startAt'] === strtotime( $day( -1 ) . 'T10:00Z' ) * 1000000, $dates[1]['endAt'] - $dates[1]['startAt'] );
	var_dump( Events::dates( viewer( 0 ), event_id( 'b' ) ), count( Events::dates( viewer( 0 ), event_id( 'c' ) ) ) );
} ), "\n";
sql( "UPDATE social.target SET hide_level = 1 WHERE id = " . event_id( 'a' ) );
var_dump( count( Events::dates( viewer( 2 ), event_id( 'a' ) ) ), count( Events::dates( viewer( 9, Viewer::CAP_MODERATE ), event_id( 'a' ) ) ) );
var_dump( Events::dates( viewer( 1 ), '999999999' ) );
refused( static fn () => Events::dates( viewer( 1 ), 'x' ) );
?>
--EXPECT--
bool(true)
bool(true)
int(7200000000)
array(0) {
}
int(366)
6
int(0)
int(2)
array(0) {
}
WikiSocial\NotFoundException event-not-found -
