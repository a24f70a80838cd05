--TEST--
Who looks is noted, and whoever marks notifications tells the daemon so
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/bundle.inc';
use WikiSocial\Notifications;

$poked = static fn () => sql( "SELECT p.poke, p.until > now() + interval '19 minutes' FROM social.presence AS p
	JOIN social.actor AS a ON a.id = p.actor_id WHERE a.wiki = '" . wiki() . "' AND a.local_id = 1" );
$calm = static fn () => sql( 'UPDATE social.presence SET poke = false' );
$me = viewer( 1 );
echo counted( 'exchanges', static function () use ( $me ) {
	$channel = Notifications::present( $me );
	$id = sql( "SELECT id FROM social.actor WHERE kind = 0 AND local_id = 1 AND wiki = '" . wiki() . "'" );
	echo $channel === "social-$id" ? 'own channel' : $channel, "\n";
} ), "\n";
echo $poked(), "\n";
$calm();
$mine = post( $me, 'Mine' )['status']['id'];
WikiSocial\Likes::put( viewer( 2 ), [ 'type' => 'status', 'id' => $mine ] );
$seq = told( 1, 4, $mine );
$id = Notifications::list( $me )['items'][0]['id'];
echo 'list ', $poked(), "\n";
echo counted( 'exchanges', static fn () => Notifications::markRead( $me, [], $seq ) ), ' read ', $poked(), "\n";
$calm();
echo counted( 'exchanges', static fn () => Notifications::markUnread( $me, $id ) ), ' unread ', $poked(), "\n";
$calm();
Notifications::markRead( viewer( 2 ), [], $seq );
echo 'another ', $poked(), "\n";
refused( static fn () => Notifications::present( viewer( 0 ) ) );
?>
--EXPECT--
own channel
1
t|t
list f|t
1 read t|t
1 unread t|t
another f|t
WikiSocial\InvalidException viewer-anonymous -
