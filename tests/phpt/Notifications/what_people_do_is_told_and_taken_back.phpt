--TEST--
What people do is told when the log was served, and taken back at once
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Likes, Notifications, Statuses};

$serve = static function (): void {
	do {
		[ , $out, $err ] = php( [ '-r', "echo json_encode(WikiSocial\Activity::batch('fanout', 1000));" ],
			[ 'wikisocial.dsn' => getenv( 'SOCIAL_DSN_WORKER' ) ] );
		$batch = json_decode( $out ) ?? die( $out . $err );
	} while ( $batch->more );
};
$told = static function ( int $user ): string {
	$list = Notifications::list( viewer( $user ) );
	return $list['unread'] . implode( '', array_map( static fn ( $i ) => " {$i['kind']}" . ( $i['unread'] ? '!' : '' ) . implode( ',', $i['actors'] ), $list['items'] ) ) . "\n";
};
$on = [ 'type' => 'status', 'id' => post( viewer( 1 ), 'a' )['status']['id'] ];
Likes::put( viewer( 2 ), $on );
$first = Comments::post( viewer( 3 ), $on, [ 'text' => 'First' ] )['comment']['id'];
$serve();
Comments::post( viewer( 4 ), [ 'type' => 'comment', 'id' => $first ], [ 'text' => 'Reply' ] );
$mention = Statuses::post( viewer( 5 ), [ 'text' => '@b', 'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 3 ] ] ] )['status']['id'];
// Who is in a bundle is asked of what is there; that it comes at all is the log's.
echo $told( 1 ), $told( 3 );
$serve();
echo $told( 1 ), $told( 3 ), $told( 4 );
echo "taken back\n";
Likes::remove( viewer( 2 ), $on );
Statuses::delete( viewer( 5 ), $mention );
Notifications::mirror( wiki(), [ [ 'userId' => 1, 'channels' => [], 'muted' => [ 4 ], 'every' => null ] ] );
echo $told( 1 ), $told( 3 );
echo "left\n";
Notifications::setWatched( viewer( 3 ), $first, false );
$seen = Notifications::list( viewer( 3 ) )['items'][0]['seq'];
Notifications::markRead( viewer( 3 ), [], $seen );
Comments::post( viewer( 4 ), [ 'type' => 'comment', 'id' => $first ], [ 'text' => 'Again' ] );
$serve();
echo $told( 3 );
Notifications::setWatched( viewer( 3 ), $first, true );
Comments::post( viewer( 4 ), [ 'type' => 'comment', 'id' => $first ], [ 'text' => 'And again' ] );
$serve();
echo $told( 3 );
?>
--EXPECT--
2 comment!4,3 like!2
0
2 comment!4,3 like!2
2 mention!5 reply!4
0
taken back
1 comment!3
1 reply!4
left
0 reply4
1 reply!4
