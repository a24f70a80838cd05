--TEST--
The DSN is in no output: php -i, --ri, exceptions, dumps; one with a password is no setting at all
--FILE--
<?php
require __DIR__ . '/../store.inc';

$code = 'try { WikiSocial\Statuses::get(new WikiSocial\Viewer("w", 1), "1"); }
	catch (Throwable $e) { echo get_class($e), " ", $e->getReason(), "\n", $e, print_r($e, true); var_dump($e);
		echo "said: ", $e->getMessage(), "\n"; }
	var_dump(WikiSocial\Store::counters(), new WikiSocial\Viewer("w", 1)); print_r(WikiSocial\Store::version());';
$secret = 'geheim-' . bin2hex( random_bytes( 4 ) );
$dsns = [
	'without' => "host=/nowhere-$secret user=$secret dbname=$secret",
	'conninfo' => "host=/nowhere-$secret password=$secret",
	'address' => "postgresql://$secret:$secret@localhost/$secret",
	'broken' => "host=$secret what=$secret =",
];
foreach ( $dsns as $kind => $dsn ) {
	$settings = [ 'wikisocial.dsn' => $dsn, 'wikisocial.migration_dsn' => $dsn ];
	$shown = 0;
	foreach ( [ [ '-i' ], [ '--ri', 'wikisocial' ], [ '-r', $code ] ] as $arguments ) {
		[ , $out, $err ] = php( $arguments, $settings );
		$shown += substr_count( $out . $err, $secret );
		if ( $arguments[0] === '-r' ) {
			echo strtok( $out, "\n" ), "\n", preg_replace( '/.*(said: [^\n]*).*/s', '$1', $out ), "\n";
		}
	}
	[ , $setting ] = php( [ '-r', 'echo ini_get("wikisocial.dsn"), ini_get("wikisocial.migration_dsn");' ], $settings );
	echo "$kind: shown $shown, a setting: ", $setting === '' ? 'no' : 'yes', "\n";
}
?>
--EXPECT--
WikiSocial\UnavailableException store-unavailable
said: cannot connect to the social store
without: shown 0, a setting: yes
WikiSocial\SchemaException dsn-refused
said: wikisocial.dsn is no connection string or holds a password; put the password into a passfile or a service file and name that there (passfile=… or service=…)
conninfo: shown 0, a setting: no
WikiSocial\SchemaException dsn-refused
said: wikisocial.dsn is no connection string or holds a password; put the password into a passfile or a service file and name that there (passfile=… or service=…)
address: shown 0, a setting: no
WikiSocial\SchemaException dsn-refused
said: wikisocial.dsn is no connection string or holds a password; put the password into a passfile or a service file and name that there (passfile=… or service=…)
broken: shown 0, a setting: no
