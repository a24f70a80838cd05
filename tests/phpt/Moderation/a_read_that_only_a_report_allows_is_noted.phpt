--TEST--
A read that only a report allows is noted each time; no other read is
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Moderation, Reports, Statuses, Viewer};

$id = Statuses::post( viewer( 1 ), [ 'text' => 'Between us' ] )['status']['id'];
$public = Statuses::post( viewer( 2 ), [ 'text' => 'Public' ] )['status']['id'];
Reports::file( viewer( 1 ), 'status', $public, 'x' );
$wiki = wiki();
sql( "UPDATE social.status SET visibility = 3, mentioned = ARRAY( SELECT id FROM social.actor WHERE wiki = '$wiki' AND local_id = 2 ) WHERE id = $id" );
$reviewer = viewer( 7, Viewer::CAP_READ_REPORTED );
$notes = static fn () => print sql( "SELECT coalesce( string_agg( concat_ws( ':', l.action, w.local_id, l.object_id = $id ), ' ' ORDER BY l.id ), 'none' )
	FROM social.moderation_log AS l JOIN social.actor AS w ON w.id = l.moderator_id WHERE l.wiki = '$wiki'" ) . "\n";

echo "not reported\n";
refused( static fn () => Statuses::get( $reviewer, $id ) );
$notes();
echo "reported\n";
Reports::file( viewer( 2 ), 'status', $id, 'x' );
echo counted( 'exchanges', static fn () => print Statuses::get( $reviewer, $id )['text'] . "\n" ), "\n";
echo Statuses::get( $reviewer, $id )['text'], "\n";
echo counted( 'exchanges', static fn () => print Statuses::history( $reviewer, $id )['items'][0]['text'] . "\n" ), "\n";
refused( static fn () => Statuses::history( viewer( 0, 7 ), $id ) );
$notes();
echo "by others, or of something else\n";
Statuses::get( viewer( 1, Viewer::CAP_READ_REPORTED ), $id );
Statuses::get( viewer( 2, 7 ), $id );
Statuses::get( $reviewer, $public );
refused( static fn () => Statuses::get( $reviewer, '1' ) );
refused( static fn () => Statuses::get( viewer( 8, Viewer::CAP_MODERATE ), $id ) );
$notes();
echo "without an account nothing that is noted can be read\n";
refused( static fn () => Statuses::get( viewer( 0, 7 ), $id ) );
$notes();
echo "feeds\n";
sql( "UPDATE social.status SET mentioned = mentioned || ARRAY( SELECT id FROM social.actor WHERE wiki = '$wiki' AND local_id = 7 ), visibility = 1 WHERE id = $id" );
$all = viewer( 7, 7 );
echo json_encode( [ texts( Feeds::public( $all ) ), texts( Feeds::user( $all, 1 ) ), texts( Feeds::mentions( $all ) ) ] ), "\n";
echo "a moderator's order shows it too\n";
Moderation::setLevel( viewer( 9, 5 ), 'status', $id, [ 'level' => 'none' ] );
$notes();
var_dump( Moderation::entries( $wiki, '0', 10 ) );
?>
--EXPECT--
not reported
WikiSocial\NotFoundException status-not-found -
none
reported
Between us
1
Between us
Between us
1
WikiSocial\NotFoundException status-not-found -
2:7:t 2:7:t 2:7:t
by others, or of something else
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
2:7:t 2:7:t 2:7:t
without an account nothing that is noted can be read
WikiSocial\NotFoundException status-not-found -
2:7:t 2:7:t 2:7:t
feeds
[["Public"],[],[]]
a moderator's order shows it too
2:7:t 2:7:t 2:7:t 2:9:t
array(0) {
}
