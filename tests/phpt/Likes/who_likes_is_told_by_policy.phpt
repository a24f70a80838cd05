--TEST--
Who likes an object is told by policy, newest first, page by page
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Likes, Viewer};

$object = [ 'type' => 'revision', 'id' => '17', 'authorId' => 1 ];
for ( $user = 2; $user <= 8; $user++ ) {
	Likes::put( viewer( $user ), $object );
}
foreach ( [ 'public', 'participants', 'author', 'nobody' ] as $policy ) {
	echo $policy;
	foreach ( [ viewer( 1 ), viewer( 3 ), viewer( 99 ), viewer( 0 ), viewer( 99, Viewer::CAP_MODERATE ) ] as $who ) {
		$page = Likes::by( $who, $object, $policy, 3 );
		echo ' ', $page['allowed'] ? implode( ',', $page['items'] ) : '-', $page['count'] === 7 ? '' : '!', $page['mine'] ? '*' : '';
	}
	echo "\n";
}
$cursor = null;
do {
	$page = Likes::by( viewer( 1 ), $object, 'author', 3, $cursor );
	echo implode( ',', $page['items'] ), "\n";
	$cursor = $page['next'];
} while ( $cursor !== null );
echo json_encode( Likes::by( viewer( 5 ), [ 'type' => 'revision', 'id' => '18' ], 'author' ) ), "\n";
?>
--EXPECT--
public 8,7,6 8,7,6* 8,7,6 8,7,6 8,7,6
participants 8,7,6 8,7,6* - - 8,7,6
author 8,7,6 -* - - 8,7,6
nobody - -* - - -
8,7,6
5,4,3
2
{"count":0,"mine":false,"allowed":true,"items":[],"next":null}
