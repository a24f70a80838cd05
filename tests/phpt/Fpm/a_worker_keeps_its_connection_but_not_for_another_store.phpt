--TEST--
A php-fpm worker keeps its connection over requests, and never uses it with another host's settings
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm( 1 );
$other = 'other_' . bin2hex( random_bytes( 4 ) );
sql( "CREATE DATABASE $other" );
$dsn = getenv( 'SOCIAL_DSN_WEB' );
$ask = static function ( array $query, string $dsn ) use ( $fpm ) {
	$query += [ 'wiki' => wiki(), 'user' => 1 ];
	echo strtr( trim( $fpm->request( __DIR__ . '/web.inc', $query, [ 'wikisocial.dsn' => $dsn ] ) ), "\n", ' ' ), "\n";
};
$ask( [ 'nonce' => 'one' ], $dsn );
$ask( [ 'nonce' => 'two' ], $dsn );
$ask( [], $dsn );
$ask( [], str_replace( 'dbname=social', "dbname=$other", $dsn ) );
$ask( [], "$dsn password=secret" );
$ask( [], $dsn );
echo $fpm->stop();
sql( "DROP DATABASE $other" );
?>
--EXPECT--
one 1 0
two 1 0
two 1 0
schema-missing
dsn-refused
two 3 1
