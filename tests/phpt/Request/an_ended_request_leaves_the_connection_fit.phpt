--TEST--
exit(), an uncaught exception and a time limit between calls leave the next request fine
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;

post( viewer( 1 ), 'one' );
$mark = tempnam( sys_get_temp_dir(), 'soc' );
foreach ( [ 'exit', 'die in a shutdown function', 'exception', 'exception of the engine', 'error', 'time limit', 'destructor' ] as $end ) {
	file_put_contents( $mark, '' );
	// After a fatal error PHP leaves its own memory to Zend's allocator to drop as a whole.
	[ , $out, $err ] = php( [ '--repeat', '2', __DIR__ . '/end.inc', wiki(), $end, $mark ], [],
		[ 'USE_ZEND_ALLOC' => '1' ] );
	preg_match_all( '/next: .*|.*Sanitizer.*/', $out . $err, $found );
	echo "$end: ", implode( ', ', $found[0] ), "\n";
}
unlink( $mark );
?>
--EXPECT--
exit: next: one, 1 connects 0 drops
die in a shutdown function: next: one, 2 connects 1 drops
exception: next: one, 1 connects 0 drops
exception of the engine: next: one, 1 connects 0 drops
error: next: one, 2 connects 1 drops
time limit: next: one, 2 connects 1 drops
destructor: next: one, 1 connects 0 drops
