--TEST--
Store::migrate brings an empty database to the wanted schema, once, and says what it would do
--FILE--
<?php
require __DIR__ . '/../store.inc';

$database = 'migrate_' . bin2hex( random_bytes( 4 ) );
sql( "CREATE DATABASE $database OWNER social_owner" );
$settings = [];
foreach ( [ 'dsn' => 'WEB', 'migration_dsn' => 'OWNER' ] as $name => $role ) {
	$settings["wikisocial.$name"] = str_replace( 'dbname=social', "dbname=$database", getenv( "SOCIAL_DSN_$role" ) );
}
$wanted = array_map( static fn ( $file ) => basename( $file, '.sql' ), glob( getcwd() . '/../../../sql/schema/*.sql' ) );
$migrate = static function ( string $dryRun ) use ( $settings ) {
	[ , $out, $err ] = php( [ '-r', "echo json_encode(WikiSocial\Store::migrate($dryRun));" ], $settings );
	return json_decode( $out ) ?? $out . $err;
};
var_dump( count( $wanted ) > 0, $migrate( 'true' ) === $wanted );
var_dump( sql( "SELECT count(*) FROM pg_namespace WHERE nspname = 'social'", $database ) );
var_dump( $migrate( 'false' ) === $wanted, $migrate( 'true' ), $migrate( '' ) );
[ , $out ] = php( [ '-r', 'echo WikiSocial\Store::check()["schema"] === WikiSocial\Store::version()["schemaWanted"] ? "fits" : "";' ], $settings );
echo $out, "\n";
// Two at once: each migration is applied by one of them.
sql( 'DROP SCHEMA social CASCADE', $database );
$migrator = php_command( [ '-r', 'echo json_encode(WikiSocial\Store::migrate());' ], $settings );
$applied = [];
foreach ( array_map( 'start', [ $migrator, $migrator ] ) as $child ) {
	[ , $out, $err ] = finish( $child );
	array_push( $applied, ...( json_decode( $out ) ?? [ $out . $err ] ) );
}
sort( $applied );
var_dump( $applied === $wanted ?: $applied );
sql( "DROP DATABASE $database" );
?>
--EXPECT--
bool(true)
bool(true)
string(1) "0"
bool(true)
array(0) {
}
array(0) {
}
fits
bool(true)
