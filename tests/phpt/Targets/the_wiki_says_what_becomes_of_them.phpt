--TEST--
Targets are listed, found and set to what the wiki says of them
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Likes, Targets, Viewer};

$objects = [];
foreach ( [ [ 'revision', '1', 5 ], [ 'revision', '2', 5 ], [ 'log', '1', 6 ], [ 'talk-comment', "c-Ä-1", 0 ] ] as [ $type, $id, $page ] ) {
	$objects[] = $object = [ 'type' => $type, 'id' => $id, 'authorId' => 7, 'pageId' => $page ];
	Likes::put( viewer( 2 ), $object );
}
$short = static fn ( array $states ) => implode( ' ', array_map( static fn ( $s ) =>
	"{$s['type']}:{$s['id']}:{$s['authorId']}:{$s['pageId']}:{$s['hidden']}" . ( $s['deleted'] ? ':deleted' : '' ), $states ) );
$all = Targets::list( wiki(), '0', 1000 );
echo $short( $all ), "\n", $short( Targets::list( wiki(), $all[1]['target'], 1 ) ), "\n", $short( Targets::list( wiki(), '0', 10, 5 ) ), "\n";
echo $short( Targets::find( wiki(), [ $objects[3], [ 'type' => 'log', 'id' => '99' ], $objects[0], [ 'type' => 'status', 'id' => '1' ] ] ) ), "\n";
echo json_encode( [ Targets::find( wiki(), [] ), Targets::list( 'elsewhere', '0', 10 ), Targets::mirror( wiki(), [] ) ] ), "\n";

$all[0]['hidden'] = 'hidden';
$all[1]['deleted'] = true;
$all[2]['hidden'] = 'suppressed';
$all[2]['authorId'] = 0;
$all[3]['pageId'] = 9;
echo counted( 'exchanges', static function () use ( $all ) {
	echo Targets::mirror( wiki(), $all ), Targets::mirror( wiki(), $all );
} ), "\n", $short( Targets::list( wiki(), '0', 10 ) ), "\n";
foreach ( [ 0, Viewer::CAP_MODERATE, Viewer::CAP_SUPPRESS ] as $caps ) {
	echo implode( ',', array_column( Likes::many( viewer( 2, $caps ), $objects ), 'count' ) ), ' ';
}
echo "\n", Targets::mirror( wiki(), array_map( static fn ( $s ) => [ 'hidden' => '', 'deleted' => false ] + $s, $all ) ), ' ',
	implode( ',', array_column( Likes::many( viewer( 2 ), $objects ), 'count' ) ), "\n";

$one = $all[0];
foreach ( [
	[ 5 ], [ [] ], [ 'a' => $one ], [ [ 'hidden' => 'none' ] + $one ], [ [ 'hidden' => 'x' ] + $one ], [ [ 'deleted' => 0 ] + $one ],
	[ [ 'target' => '0' ] + $one ], [ [ 'authorId' => -1 ] + $one ], array_fill( 0, 1001, $one ),
] as $bad ) {
	refused( static fn () => Targets::mirror( wiki(), $bad ) );
}
refused( static fn () => Targets::mirror( '', [ $one ] ) );
refused( static fn () => Targets::list( '', '0', 1 ) );
refused( static fn () => Targets::list( wiki(), '', 1 ) );
refused( static fn () => Targets::list( wiki(), '0', 1001 ) );
refused( static fn () => Targets::find( '', [] ) );
refused( static fn () => Targets::find( wiki(), array_fill( 0, 501, $objects[0] ) ) );
?>
--EXPECT--
revision:1:7:5: revision:2:7:5: log:1:7:6: talk-comment:c-Ä-1:7:0:
log:1:7:6:
revision:1:7:5: revision:2:7:5:
talk-comment:c-Ä-1:7:0: revision:1:7:5:
[[],[],0]
402
revision:1:7:5:hidden revision:2:7:5::deleted log:1:0:6:suppressed talk-comment:c-Ä-1:7:9:
0,0,0,1 1,1,0,1 1,0,1,1 
3 1,1,1,1
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException targets-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException objects-invalid -
