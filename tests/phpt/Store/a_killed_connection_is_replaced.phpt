--TEST--
A connection killed by the server between calls is replaced without a failed call
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses, Store};

$kill = static fn () => sql( "SELECT count(pg_terminate_backend(pid, 2000)) FROM pg_stat_activity WHERE usename = 'social_web'" );
$start = Store::counters();
post( viewer( 1 ), 'one' );
foreach ( [
	static fn () => Feeds::public( viewer( 1 ) ),
	static fn () => post( viewer( 1 ), 'two' ),
	static fn () => post( viewer( 1 ), 'three', '', 'key' ),
	static fn () => Statuses::get( viewer( 1 ), '1' ),
] as $call ) {
	echo $kill(), ' ';
	try {
		$call();
	} catch ( WikiSocial\NotFoundException $e ) {
	}
}
echo "\n", implode( ' ', texts( Feeds::public( viewer( 1 ) ) ) ), "\n";
$now = Store::counters();
echo $now['connects'] - $start['connects'], ' ', $now['drops'] - $start['drops'], "\n";
?>
--EXPECTF--
1 1 1 1 
three two one
%d 4
