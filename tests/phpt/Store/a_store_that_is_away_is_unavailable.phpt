--TEST--
A store that is away is unavailable at once, and asked again after the back-off only
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Store};

$start = hrtime( true );
for ( $i = 0; $i < 3; $i++ ) {
	refused( static fn () => Feeds::public( viewer( 1 ) ) );
}
var_dump( ( hrtime( true ) - $start ) / 1e6 < 400 );
?>
--INI--
wikisocial.dsn="host=/nowhere dbname=social"
--EXPECT--
WikiSocial\UnavailableException store-unavailable - retryable
WikiSocial\UnavailableException store-unavailable - retryable
WikiSocial\UnavailableException store-unavailable - retryable
bool(true)
