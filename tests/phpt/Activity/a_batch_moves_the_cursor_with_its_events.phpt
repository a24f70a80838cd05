--TEST--
Activity::batch handles each event of the log once, in batches of its limit
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Activity;

$consumer = 'test-' . bin2hex( random_bytes( 4 ) );
$batches = static function ( int $limit ) use ( $consumer ) {
	$handled = 0;
	do {
		[ , $out, $err ] = php( [ '-r', "echo json_encode(WikiSocial\Activity::batch('$consumer', $limit));" ],
			[ 'wikisocial.dsn' => getenv( 'SOCIAL_DSN_WORKER' ) ] );
		$batch = json_decode( $out ) ?? die( $out . $err );
		$handled += $batch->handled;
	} while ( $batch->more );
	return $handled;
};
$there = (int)sql( 'SELECT count(*) FROM social.activity' );
var_dump( $batches( 1000 ) === $there, $batches( 1000 ) );
for ( $i = 0; $i < 5; $i++ ) {
	post( viewer( 1 ), "n$i" );
}
var_dump( $batches( 2 ), $batches( 2 ) );
foreach ( [ 0, -1, 10001, PHP_INT_MAX ] as $limit ) {
	refused( static fn () => Activity::batch( $consumer, $limit ) );
}
refused( static fn () => Activity::batch( '' ) );
refused( static fn () => Activity::batch( $consumer ) ); // the web server's role may not
?>
--EXPECT--
bool(true)
int(0)
int(5)
int(0)
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException consumer-invalid -
WikiSocial\SchemaException schema-role 42501
