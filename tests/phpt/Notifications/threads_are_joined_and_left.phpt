--TEST--
Threads are joined and left by hand
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Moderation, Notifications};

$on = [ 'type' => 'status', 'id' => post( viewer( 1 ), 'a' )['status']['id'] ];
$first = Comments::post( viewer( 2 ), $on, [ 'text' => 'First' ] )['comment']['id'];
$reply = Comments::post( viewer( 3 ), [ 'type' => 'comment', 'id' => $first ], [ 'text' => 'Reply' ] )['comment']['id'];
$stored = static fn () => sql( "SELECT string_agg(a.local_id || ':' || s.state, ' ' ORDER BY a.local_id)
	FROM social.subscription AS s JOIN social.actor AS a ON a.id = s.actor_id WHERE s.object_id = $first" );
$set = static fn ( $user, $watched, $id ) => print json_encode( Notifications::setWatched( viewer( $user ), $id, $watched ) ) . ' ';
$watched = static fn ( $user, $id ) => json_encode( Notifications::watched( viewer( $user ), $id ) );

echo $watched( 4, $reply ), "\n";
$set( 4, true, $reply );
$set( 4, true, $first );
echo $stored(), ' ', $watched( 4, $first ), $watched( 4, $reply ), $watched( 5, $first ), "\n";
$since = sql( "SELECT since_id FROM social.subscription WHERE object_id = $first" );
$set( 4, false, $first );
$set( 4, false, $reply );
echo $stored(), ' ', $watched( 4, $reply ), json_encode( sql( "SELECT since_id FROM social.subscription WHERE object_id = $first" ) === $since ), "\n";
$set( 4, true, $reply );
echo $stored(), ' ', json_encode( sql( "SELECT since_id FROM social.subscription WHERE object_id = $first" ) > $since ), "\n";
echo "before one's comment was served\n";
$set( 3, false, $reply );
$set( 3, false, $reply );
echo $stored(), "\n";
echo "who takes part\n";
sql( "INSERT INTO social.subscription (object_id, actor_id, since_id) SELECT $first, id, 5 FROM social.actor WHERE wiki = '" . wiki() . "' AND local_id = 2" );
$set( 2, true, $reply );
echo $watched( 2, $reply ), ' ', $stored(), "\n";
echo counted( 'exchanges', static fn () => Notifications::watched( viewer( 2 ), $reply ) ),
	counted( 'exchanges', static fn () => Notifications::setWatched( viewer( 2 ), $reply, false ) ), "\n";

echo "refused\n";
refused( static fn () => Notifications::watched( viewer( 0 ), $first ) );
refused( static fn () => Notifications::setWatched( viewer( 0 ), $first, true ) );
Moderation::setLevel( viewer( 9, 7 ), 'comment', $reply, [ 'level' => 'hidden', 'reason' => 'x' ] );
foreach ( [ 'x', '0', '5', $on['id'], $reply ] as $id ) {
	refused( static fn () => Notifications::watched( viewer( 4 ), $id ) );
	refused( static fn () => Notifications::setWatched( viewer( 4 ), $id, true ) );
}
echo json_encode( Notifications::watched( viewer( 9, 7 ), $reply ) ), ' ', $stored(), "\n";
?>
--EXPECT--
false
true false 4:2 truetruefalse
true false 4:0 falsetrue
true 4:2 true
before one's comment was served
true false 3:0 4:2
who takes part
false true 2:1 3:0 4:2
11
refused
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
false 2:0 3:0 4:2
