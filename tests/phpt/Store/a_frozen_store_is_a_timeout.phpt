--TEST--
A server that stops answering costs one deadline, then nothing, and is used again when it is back
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Store};

post( viewer( 1 ), 'one' );
$backend = (int)sql( "SELECT pid FROM pg_stat_activity WHERE usename = 'social_web'" );
$frozen = [ $backend, (int)getenv( 'PG_TEMP_SERVER_PID' ) ];
$signal = static fn ( $name ) => program( [ 'kill', "-$name", ...$frozen ] );
$timed = static function ( callable $call ) {
	$start = hrtime( true );
	refused( $call );
	return ( hrtime( true ) - $start ) / 1e6;
};
$signal( 'STOP' );
$first = $timed( static fn () => post( viewer( 1 ), 'two', '', 'key' ) );
$second = $timed( static fn () => Feeds::public( viewer( 1 ) ) );
$signal( 'CONT' );
var_dump( $first > 300 && $first < 2000, $second < 300 );
usleep( 350000 );
post( viewer( 1 ), 'two', '', 'key' );
echo implode( ' ', texts( Feeds::public( viewer( 1 ) ) ) ), "\n";
?>
--INI--
wikisocial.exchange_timeout_ms=400
wikisocial.connect_timeout_ms=400
wikisocial.backoff_ms=300
--EXPECT--
WikiSocial\TimeoutException store-timeout - retryable
WikiSocial\UnavailableException store-unavailable - retryable
bool(true)
bool(true)
two one
