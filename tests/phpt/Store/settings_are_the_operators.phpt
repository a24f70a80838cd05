--TEST--
The settings cannot be changed by a script, and a missing DSN is said
--FILE--
<?php
require __DIR__ . '/../store.inc';

foreach ( array_keys( ini_get_all( 'wikisocial' ) ) as $name ) {
	echo $name, ' ', var_export( ini_set( $name, '1' ), true ), "\n";
}
refused( static fn () => WikiSocial\Store::check() );
?>
--INI--
wikisocial.dsn=
--EXPECT--
wikisocial.arena_max false
wikisocial.backoff_ms false
wikisocial.connect_timeout_ms false
wikisocial.dsn false
wikisocial.exchange_timeout_ms false
wikisocial.lock_timeout_ms false
wikisocial.migration_dsn false
wikisocial.prepared false
wikisocial.statement_timeout_ms false
WikiSocial\SchemaException dsn-missing -
