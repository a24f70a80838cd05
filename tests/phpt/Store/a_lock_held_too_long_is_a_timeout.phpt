--TEST--
A lock that another holds too long is a timeout with its SQLSTATE; the connection stays
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Store};

post( viewer( 1 ), 'one', '', 'key' );
$locker = start( [ getenv( 'PG_TEMP_BIN' ) . '/psql', '-Xqd', 'social', '-c', 'BEGIN', '-c',
	'LOCK TABLE social.idempotency', '-c', 'SELECT pg_sleep(30)' ] );
while ( sql( "SELECT count(*) FROM pg_locks WHERE relation = 'social.idempotency'::regclass AND granted
	AND mode = 'AccessExclusiveLock'" ) === '0' ) {
	usleep( 10000 );
}
refused( static fn () => post( viewer( 1 ), 'two', '', 'key 2' ) );
echo counted( 'connects', static fn () => print implode( ' ', texts( Feeds::public( viewer( 1 ) ) ) ) . "\n" ), "\n";
sql( "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'" );
finish( $locker );
var_dump( post( viewer( 1 ), 'two', '', 'key 2' )['created'] );
?>
--INI--
wikisocial.lock_timeout_ms=100
--EXPECT--
WikiSocial\TimeoutException store-busy 55P03 retryable
one
0
bool(true)
