--TEST--
A forked child leaves its parent's connection alone, used or not
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Store};

post( viewer( 1 ), 'one' );
$before = Store::counters()['connects'];
$child = pcntl_fork();
if ( $child === 0 ) {
	post( viewer( 1 ), 'two' );
	exit( Store::counters()['connects'] - $before );
}
pcntl_waitpid( $child, $status );
$idle = pcntl_fork();
if ( $idle === 0 ) {
	exit( 0 ); // ends without having used the store
}
pcntl_waitpid( $idle, $ignored );
echo pcntl_wexitstatus( $status ), ' ', implode( ' ', texts( Feeds::public( viewer( 1 ) ) ) ), ' ',
	Store::counters()['connects'] - $before, ' ', Store::counters()['drops'], "\n";
?>
--EXTENSIONS--
pcntl
--EXPECT--
1 two one 0 0
