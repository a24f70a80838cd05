--TEST--
The feed of someone unknown to the store, or to this wiki, is empty
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Viewer};

post( viewer( 1 ), 'Text' );
$elsewhere = new Viewer( wiki() . 'x', 1 );
foreach ( [ 0, 2, -1, PHP_INT_MAX ] as $user ) {
	echo json_encode( Feeds::user( viewer( 1 ), $user ) ), "\n";
}
echo json_encode( Feeds::user( $elsewhere, 1 ) ), json_encode( Feeds::public( $elsewhere ) ), "\n";
?>
--EXPECT--
{"items":[],"next":null}
{"items":[],"next":null}
{"items":[],"next":null}
{"items":[],"next":null}
{"items":[],"next":null}{"items":[],"next":null}
