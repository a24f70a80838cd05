--TEST--
A like is one for each person and object, is taken back, and costs one exchange
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Likes, Statuses};

$status = [ 'type' => 'status', 'id' => post( viewer( 1 ), 'Text' )['status']['id'] ];
$revision = [ 'type' => 'revision', 'id' => '17', 'authorId' => 1, 'pageId' => 5 ];
$talk = [ 'type' => 'talk-comment', 'id' => 'c-Ärger_mit,Komma/2-20260101000000', 'authorId' => 1, 'pageId' => 5 ];
$log = [ 'type' => 'log', 'id' => '17' ];
foreach ( [ $status, $revision, $talk, $log ] as $object ) {
	echo json_encode( [
		Likes::put( viewer( 2 ), $object ), Likes::put( viewer( 2 ), $object ), Likes::put( viewer( 3 ), $object ),
		Likes::remove( viewer( 2 ), $object ), Likes::remove( viewer( 2 ), $object ),
	] ), "\n";
}
$all = [ $log, $status, [ 'type' => 'status', 'id' => 'none' ], $revision, $talk, $revision ];
foreach ( [ 3, 2, 0 ] as $who ) {
	echo json_encode( array_map( static fn ( $l ) => $l['count'] . ( $l['mine'] ? '*' : '' ), Likes::many( viewer( $who ), $all ) ) ), "\n";
}
echo json_encode( Likes::many( viewer( 2 ), [] ) ), "\n";
$many = array_fill( 0, 500, $revision );
foreach ( [
	static fn () => Likes::put( viewer( 2 ), $revision ), static fn () => Likes::remove( viewer( 2 ), $revision ),
	static fn () => Likes::many( viewer( 2 ), $many ), static fn () => Likes::many( viewer( 2 ), [] ),
	static fn () => Likes::by( viewer( 2 ), $revision, 'public' ),
] as $call ) {
	echo counted( 'exchanges', $call );
}
?>

--EXPECT--
[{"count":1,"mine":true,"changed":true,"first":false},{"count":1,"mine":true,"changed":false,"first":false},{"count":2,"mine":true,"changed":true,"first":false},{"count":1,"mine":false,"changed":true,"first":false},{"count":1,"mine":false,"changed":false,"first":false}]
[{"count":1,"mine":true,"changed":true,"first":true},{"count":1,"mine":true,"changed":false,"first":false},{"count":2,"mine":true,"changed":true,"first":false},{"count":1,"mine":false,"changed":true,"first":false},{"count":1,"mine":false,"changed":false,"first":false}]
[{"count":1,"mine":true,"changed":true,"first":true},{"count":1,"mine":true,"changed":false,"first":false},{"count":2,"mine":true,"changed":true,"first":false},{"count":1,"mine":false,"changed":true,"first":false},{"count":1,"mine":false,"changed":false,"first":false}]
[{"count":1,"mine":true,"changed":true,"first":true},{"count":1,"mine":true,"changed":false,"first":false},{"count":2,"mine":true,"changed":true,"first":false},{"count":1,"mine":false,"changed":true,"first":false},{"count":1,"mine":false,"changed":false,"first":false}]
["1*","1*","0","1*","1*","1*"]
["1","1","0","1","1","1"]
["1","1","0","1","1","1"]
[]
11101
