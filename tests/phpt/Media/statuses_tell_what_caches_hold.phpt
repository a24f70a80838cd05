--TEST--
Media::statuses tells which statuses that everybody may read show a file
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Media, Moderation, Statuses};

$author = viewer( 1 );
Media::put( wiki(), [ described( 'A' ), described( 'B' ) ] );
$ids = [];
foreach ( range( 0, 5 ) as $i ) {
	$ids[] = Statuses::post( viewer( 1 + $i % 2 ), [ 'text' => "$i", 'media' => [ shown( 'B' ), shown( 'A' ) ] ] )['status']['id'];
}
post( $author, 'none' );
Statuses::post( $author, [ 'text' => '@b', 'visibility' => 'mentioned', 'media' => [ shown( 'A' ) ],
	'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 2 ] ] ] );
Statuses::delete( $author, $ids[0] );
Moderation::setLevel( viewer( 9, 3 ), 'status', $ids[1], [ 'level' => 'hidden' ] );
Statuses::edit( $author, $ids[2], [ 'text' => '2', 'media' => [ shown( 'B' ) ] ] );
$found = Media::statuses( wiki(), 'A', '0', 1000 );
var_dump( $found === [ [ 'id' => $ids[3], 'authorId' => 2 ], [ 'id' => $ids[4], 'authorId' => 1 ], [ 'id' => $ids[5], 'authorId' => 2 ] ] );
var_dump( array_column( Media::statuses( wiki(), 'B', $ids[2], 2 ), 'id' ) === [ $ids[3], $ids[4] ], Media::statuses( wiki(), 'B', $ids[5], 2 ) );
var_dump( Media::statuses( wiki(), 'unknown', '0', 2 ), Media::statuses( wiki() . 'x', 'A', '0', 2 ) );
?>
--EXPECT--
bool(true)
bool(true)
array(0) {
}
array(0) {
}
array(0) {
}
