--TEST--
Moderation::setLevel sets a level once, with one entry of the log and one activity row
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Moderation, Statuses, Viewer};

$id = Statuses::post( viewer( 1 ), [ 'text' => 'Secret words' ] )['status']['id'];
$moderator = viewer( 7, Viewer::CAP_MODERATE );
$suppressor = viewer( 8, Viewer::CAP_MODERATE | Viewer::CAP_SUPPRESS );
$set = static function ( Viewer $who, string $level, string $reason = '' ) use ( $id ) {
	$done = Moderation::setLevel( $who, 'status', $id, [ 'level' => $level, 'reason' => $reason ] );
	echo $done['from'], ' -> ', $level, ': ', var_export( $done['changed'], true ), ' ',
		gettype( $done['entry'] ), " '", $done['status']['hidden'], "' ", $done['status']['text'], "\n";
	return $done['entry'];
};
$entries = [
	$set( $moderator, 'hidden', 'spam' ),
	$set( $moderator, 'hidden', 'again' ),
	$set( $suppressor, 'hidden' ),
	$set( $suppressor, 'suppressed', 'Grüße' ),
	$set( $suppressor, 'hidden' ),
	$set( $moderator, 'none' ),
	$set( $moderator, 'none' ),
];
var_dump( texts( Feeds::public( viewer( 2 ) ) ) );
$ids = array_values( array_filter( $entries ) );
$log = Moderation::entries( wiki(), '0', 100 );
var_dump( array_column( $log, 'id' ) === $ids );
foreach ( $log as $entry ) {
	var_dump( $entry['objectId'] === $id, abs( $entry['created'] / 1e6 - time() ) < 60 );
	unset( $entry['id'], $entry['objectId'], $entry['created'] );
	echo json_encode( $entry, JSON_UNESCAPED_UNICODE ), "\n";
}
echo sql( "SELECT string_agg( a.verb || ':' || w.local_id, ' ' ORDER BY a.id ) FROM social.activity AS a
	JOIN social.actor AS w ON w.id = a.actor_id WHERE a.object_id = $id" ), "\n";
echo sql( "SELECT count(*) FROM social.moderation_log AS l WHERE l.object_id = $id AND l::text LIKE '%Secret%'" ), "\n";
?>
--EXPECT--
none -> hidden: true string 'hidden' Secret words
hidden -> hidden: false NULL 'hidden' Secret words
hidden -> hidden: false NULL 'hidden' Secret words
hidden -> suppressed: true string 'suppressed' Secret words
suppressed -> hidden: true string 'hidden' Secret words
hidden -> none: true string '' Secret words
none -> none: false NULL '' Secret words
array(1) {
  [0]=>
  string(12) "Secret words"
}
bool(true)
bool(true)
bool(true)
{"moderatorId":7,"authorId":1,"type":"status","version":null,"from":"none","to":"hidden","reason":"spam"}
bool(true)
bool(true)
{"moderatorId":8,"authorId":1,"type":"status","version":null,"from":"hidden","to":"suppressed","reason":"Grüße"}
bool(true)
bool(true)
{"moderatorId":8,"authorId":1,"type":"status","version":null,"from":"suppressed","to":"hidden","reason":""}
bool(true)
bool(true)
{"moderatorId":7,"authorId":1,"type":"status","version":null,"from":"hidden","to":"none","reason":""}
1:1 5:7 5:8 5:8 5:7
0
