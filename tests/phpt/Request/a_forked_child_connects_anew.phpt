--TEST--
A forked child leaves its parent's connection alone
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses, Store};

Statuses::post( viewer( 1 ), 'one' );
$before = Store::counters()['connects'];
$child = pcntl_fork();
if ( $child === 0 ) {
	Statuses::post( viewer( 1 ), 'two' );
	exit( Store::counters()['connects'] - $before );
}
pcntl_waitpid( $child, $status );
echo pcntl_wexitstatus( $status ), ' ', implode( ' ', texts( Feeds::public( viewer( 1 ) ) ) ), ' ',
	Store::counters()['connects'] - $before, "\n";
?>
--EXTENSIONS--
pcntl
--EXPECT--
1 two one 0
