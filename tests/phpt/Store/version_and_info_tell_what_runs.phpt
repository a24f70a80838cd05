--TEST--
Store::version, phpversion() and php --ri agree, and --ri shows connection and counters
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Store;

$version = Store::version();
var_dump( array_keys( $version ), $version['module'] === phpversion( 'wikisocial' ) );
var_dump( $version['schemaWanted'] === count( glob( getcwd() . '/../../../sql/schema/*.sql' ) ) );
[ , $info ] = php( [ '--ri', 'wikisocial' ] );
foreach ( [ "Version => {$version['module']}", "Schema wanted => {$version['schemaWanted']}",
	"libpq => {$version['libpq']}", 'PCRE2 => ' . PCRE_VERSION,
	'PCRE2 JIT => ' . ( PCRE_JIT_SUPPORT ? 'on' : 'off' ), 'Connection => none', 'Connects => 0', 'Exchanges => 0', 'wikisocial.backoff_ms => 1000',
] as $line ) {
	echo str_contains( $info, $line ) ? '' : "missing: $line\n";
}
WikiSocial\Feeds::public( viewer( 1 ) );
ob_start();
( new ReflectionExtension( 'wikisocial' ) )->info();
var_dump( str_contains( ob_get_clean(), 'Connection => open' ) );
$check = Store::check();
var_dump( $check['schema'] === $version['schemaWanted'], $check['server'] === sql( 'SHOW server_version' ) );
?>
--EXPECT--
array(3) {
  [0]=>
  string(6) "module"
  [1]=>
  string(12) "schemaWanted"
  [2]=>
  string(5) "libpq"
}
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
