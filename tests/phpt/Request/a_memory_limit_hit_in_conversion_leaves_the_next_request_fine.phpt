--TEST--
A memory limit hit while a feed becomes arrays costs that request and nothing of the next
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;

for ( $i = 0; $i < 100; $i++ ) {
	post( viewer( 1 ), str_repeat( "\u{1F600}", 2000 ) );
}
$script = __DIR__ . '/memory.inc';
$mark = tempnam( sys_get_temp_dir(), 'soc' );
$outcomes = [];
for ( $room = 0; $room <= 3200; $room += 160 ) {
	file_put_contents( $mark, '' );
	// Zend's allocator is what keeps to the limit, so it stays on under the sanitizers too.
	[ , $out, $err ] = php( [ '--repeat', '2', $script, wiki(), (string)$room, $mark ], [ 'memory_limit' => '32M' ],
		[ 'USE_ZEND_ALLOC' => '1' ] );
	preg_match_all( '/Allowed memory size|all 100|next: .*|Sanitizer.*/', $out . $err, $found );
	$outcomes[] = implode( ', ', $found[0] );
}
unlink( $mark );
foreach ( array_unique( $outcomes ) as $outcome ) {
	echo $outcome, "\n";
}
?>
--EXPECT--
Allowed memory size, next: 100 items, unclean request dropped 1
all 100, next: 100 items, unclean request dropped 0
