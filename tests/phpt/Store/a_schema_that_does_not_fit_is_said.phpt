--TEST--
A missing, an older and a newer schema are said, with the command that mends it
--FILE--
<?php
require __DIR__ . '/../store.inc';

$database = 'other_' . bin2hex( random_bytes( 4 ) );
sql( "CREATE DATABASE $database" );
$check = static function () use ( $database ) {
	$dsn = str_replace( 'dbname=social', "dbname=$database", getenv( 'SOCIAL_DSN_WEB' ) );
	[ , $out ] = php( [ '-r', 'try { WikiSocial\Store::check(); } catch (WikiSocial\Exception $e) { echo get_class($e), " ",
		$e->getReason(), ": ", $e->getMessage(), "\n"; } try { WikiSocial\Feeds::public(new WikiSocial\Viewer("w", 1)); }
		catch (WikiSocial\Exception $e) { echo $e->getReason(), "\n"; }' ], [ 'wikisocial.dsn' => $dsn ] );
	echo $out;
};
$check();
sql( 'CREATE SCHEMA social; CREATE TABLE social.schema_migration (number int); GRANT USAGE ON SCHEMA social TO PUBLIC;
	GRANT SELECT ON social.schema_migration TO PUBLIC', $database );
$check();
sql( 'INSERT INTO social.schema_migration VALUES (1)', $database );
$check();
sql( 'INSERT INTO social.schema_migration VALUES (9999)', $database );
$check();
sql( "DROP DATABASE $database" );
?>
--EXPECTF--
WikiSocial\SchemaException schema-missing: %s
schema-missing
WikiSocial\SchemaException schema-outdated: %s
schema-outdated
WikiSocial\SchemaException schema-outdated: %s
schema-outdated
WikiSocial\SchemaException schema-newer: %s
schema-newer
