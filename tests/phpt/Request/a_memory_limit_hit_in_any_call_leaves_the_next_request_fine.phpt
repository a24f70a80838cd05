--TEST--
A memory limit hit at any step of any call costs that request and nothing of the next
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\{Actors, Media, Statuses, Viewer};

Media::put( wiki(), array_map( static fn ( $i ) => described( "$i.jpg" ), [ 'A', ...range( 1, 49 ) ] ) );
for ( $i = 1; $i < 30; $i++ ) {
	Statuses::post( viewer( 1 ), [ 'text' => "status $i", 'media' => [ shown( "$i.jpg" ), shown( 'A.jpg' ) ] ] );
}
$id = post( viewer( 1 ), 'first' )['status']['id'];
Statuses::edit( viewer( 1 ), $id, [ 'text' => 'kept' ] );
Statuses::post( viewer( 3 ), [ 'text' => '@b', 'entities' =>
	[ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 2 ] ] ] );
$moderated = post( viewer( 3 ), 'hidden' )['status']['id'];
WikiSocial\Moderation::setLevel( viewer( 2, Viewer::CAP_MODERATE ), 'status', $moderated, [ 'level' => 'hidden' ] );

foreach ( range( 1, 20 ) as $i ) {
	WikiSocial\Comments::post( viewer( 3 ), [ 'type' => 'status', 'id' => $id ], [ 'text' => "comment $i", 'media' => [ shown( "$i.jpg" ) ] ] );
}

save( 2, 5, 10, [ tag( 'memory' ) ] );
// One bundle of many comments, and one of moderation for each status.
sql( "INSERT INTO social.notification (recipient_id, kind, object_id, id, seq, since_id)
	SELECT a.id, 2, $id, 1, 1, 1 FROM social.actor AS a WHERE a.wiki = '" . wiki() . "' AND a.kind = 0 AND a.local_id = 1
	UNION ALL SELECT a.id, 11, s.id, s.id, s.id, 1 FROM social.actor AS a JOIN social.status AS s ON s.author_id = a.id
	WHERE a.wiki = '" . wiki() . "' AND a.kind = 0 AND a.local_id = 1" );

$state = tempnam( sys_get_temp_dir(), 'soc' );
$calls = [ 'scan', 'check', 'post', 'edit', 'delete', 'get', 'undelete', 'history', 'states', 'public', 'user',
	'mentions', 'setLevel', 'entries', 'file', 'list', 'mirror', 'merge', 'settle', 'mediaput', 'mediaget', 'takeStale', 'backlog',
	'mediastatuses', 'comment', 'comments', 'counts', 'setClosed', 'eventsync', 'eventcheck',
	'eventfind', 'eventlist', 'eventset', 'evententries', 'told', 'toldread', 'toldmirror', 'viewer', 'storecheck', 'counters' ];
$limited = [];
foreach ( $calls as $call ) {
	file_put_contents( $state, '0' );
	// Zend's allocator is what keeps to the limit, so it stays on under the sanitizers too.
	[ , $out, $err ] = php( [ '--repeat', '16', __DIR__ . '/memory_calls.inc', wiki(), $id, $call, $state ],
		[ 'memory_limit' => '64M', 'wikisocial.connect_timeout_ms' => 20000,
			'wikisocial.exchange_timeout_ms' => 20000, 'wikisocial.statement_timeout_ms' => 20000 ], [ 'USE_ZEND_ALLOC' => '1' ] );
	preg_match_all( '/Allowed memory size|done|next \w+|Sanitizer.*|(?:Warning|Uncaught).*/', $out . $err, $found );
	$count = array_count_values( $found[0] );
	$limited[$call] = $count['Allowed memory size'] ?? 0;
	unset( $count['Allowed memory size'] );
	ksort( $count );
	if ( $count !== [ 'done' => 8 - $limited[$call], 'next right' => 8 ] ) {
		echo "$call, $limited[$call] limited: ", json_encode( $count ), "\n";
	}
}
unlink( $state );
// Small answers fit into what sizes below a page have left.
var_dump( min( $limited['public'], $limited['user'], $limited['scan'] ) > 0 );
?>
--EXPECT--
bool(true)
