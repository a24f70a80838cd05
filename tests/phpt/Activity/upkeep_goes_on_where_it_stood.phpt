--TEST--
Activity::keepUp removes what has run out, a step of its walks at a time
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Activity;

$step = static function ( array $places ) {
	[ , $out, $err ] = php( [ '-r', 'echo json_encode(WikiSocial\Activity::keepUp(' . var_export( $places, true ) . '));' ],
		[ 'wikisocial.dsn' => getenv( 'SOCIAL_DSN_WORKER' ) ] );
	return json_decode( $out, true ) ?? die( $out . $err );
};
$all = static function () use ( $step ) {
	$removed = $steps = 0;
	$places = [];
	do {
		$places = $step( $places );
		$removed += $places['removed'];
		$steps++;
	} while ( $places['more'] );
	return [ $removed, $steps ];
};
$all();
sql( "INSERT INTO social.media (id, wiki, file, kind, refreshed_at)
	SELECT social.next_id(), 'old', 'f' || g, 0, now() - interval '30 hours' FROM generate_series(1, 600) AS g" );
sql( "INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id, read_seq)
	SELECT 1, 4, g, g, g, g, g FROM generate_series(1, 5) AS g" );
[ $removed, $steps ] = $all();
var_dump( $removed, $steps > 1, $all()[0] );
var_dump( $step( [ 'filesAfter' => 'x', 'bundlesAfter' => -5, 'other' => [] ] )['more'] );
refused( static fn () => Activity::keepUp() ); // the web server's role may not
?>
--EXPECT--
int(605)
bool(true)
int(0)
bool(false)
WikiSocial\SchemaException schema-role 42501
