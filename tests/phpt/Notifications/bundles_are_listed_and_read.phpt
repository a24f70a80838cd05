--TEST--
Bundles are listed with what is left of them, and read as far as they were seen
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/bundle.inc';
use WikiSocial\{Comments, Likes, Notifications};

$me = viewer( 1 );
$mine = post( $me, 'Mine' )['status']['id'];
$on = [ 'type' => 'status', 'id' => $mine ];
$comments = [];
foreach ( [ 2, 3, 4, 5, 2 ] as $user ) {
	$comments[] = Comments::post( viewer( $user ), $on, [ 'text' => str_repeat( 'ä', 150 ) . str_repeat( "\u{1F600}", 100 ) ] )['comment']['id'];
}
Likes::put( viewer( 2 ), [ 'type' => 'comment', 'id' => Comments::post( $me, $on, [ 'text' => 'Own' ] )['comment']['id'] ] );
$own = sql( 'SELECT target_id FROM social.reaction ORDER BY id DESC LIMIT 1' );
$mention = WikiSocial\Statuses::post( viewer( 6 ), [ 'text' => '@me', 'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 3, 'userId' => 1 ] ] ] )['status']['id'];
Comments::post( viewer( 7 ), [ 'type' => 'revision', 'id' => '17', 'authorId' => 1, 'pageId' => 50 ], [ 'text' => 'Why?' ] );
$revision = sql( "SELECT id FROM social.target WHERE wiki = '" . wiki() . "'" );

$seqs = [ told( 1, 2, $mine ), told( 1, 4, $own ), told( 1, 1, $mention ), told( 1, 2, $revision ) ];
$page = Notifications::list( $me );
echo implode( ',', array_keys( $page ) ), ' ', implode( ',', array_keys( $page['items'][0] ) ), "\n";
foreach ( $page['items'] as $item ) {
	echo $item['kind'], ' ', $item['unread'] ? 'unread' : 'read', ' ', json_encode( $item['actors'] ), $item['actorCount'], ' ', $item['object']['type'], ' ',
		$item['root']['type'] ?? '-', ' ', $item['comment'] ? 'comment' : '-', ' ', json_encode( $item['pageId'] ), ' ', preg_match_all( '/./su', $item['excerpt'] ?? '' ), ' ',
		json_encode( [ $item['title'], $item['event'], $item['word'] ] ), "\n";
}
echo $page['unread'], ' ', json_encode( $page['next'] ), "\n";
[ $newest ] = $page['items'];
$named = $page['items'][3];
var_dump( array_column( $page['items'], 'seq' ) === array_reverse( $seqs ), $named['object'] === $on, $named['root'] === $on,
	$named['comment'] === $comments[4], $named['id'] === $seqs[0], $newest['object'] === [ 'type' => 'revision', 'id' => '17' ],
	abs( $newest['at'] / 1e6 - time() ) < 60 );

echo "pages\n";
$first = Notifications::list( $me, [], 3 );
$second = Notifications::list( $me, [], 3, $first['next'] );
echo count( $first['items'] ), count( $second['items'] ), ' ', json_encode( $second['next'] ), "\n";
$kinds = static fn ( $filter ) => implode( ',', array_column( Notifications::list( $me, $filter )['items'], 'kind' ) );
echo $kinds( [ 'kinds' => [ 'like', 'mention' ] ] ), ' ', $kinds( [ 'kinds' => [] ] ), ' ', $kinds( [ 'unread' => true, 'kinds' => [ 'comment' ] ] ), "\n";

echo "read\n";
echo json_encode( Notifications::markRead( $me, [], $seqs[1] ) ), ' ', $kinds( [ 'unread' => true ] ), "\n";
echo json_encode( Notifications::markRead( $me, [ $seqs[3], '5' ], null ) ), ' ', $kinds( [ 'unread' => true ] ), "\n";
echo json_encode( Notifications::markRead( $me, [], $seqs[3] ) ), ' ', Notifications::unread( $me ), "\n";
echo json_encode( Notifications::markUnread( $me, $seqs[0] ) ), ' ', $kinds( [ 'unread' => true ] ), "\n";
$grown = told( 1, 4, $own );
echo json_encode( Notifications::markRead( $me, [], $seqs[3] ) ), ' ', $kinds( [ 'unread' => true ] ), "\n";
echo json_encode( Notifications::markRead( $me, [ $seqs[1] ], $seqs[3] ) ), ' ', json_encode( Notifications::markRead( $me, [ $seqs[1] ], $grown ) ), "\n";
echo json_encode( Notifications::markRead( viewer( 2 ), [], $grown ) ), json_encode( Notifications::list( viewer( 99 ) ) ), "\n";

echo "rights of others do not count\n";
sql( "UPDATE social.status SET hide_level = 1 WHERE id = $mention" );
echo implode( ',', array_column( Notifications::list( viewer( 1, 7 ) )['items'], 'kind' ) ), "\n";

echo "one exchange\n";
foreach ( [
	static fn () => Notifications::kinds(), static fn () => Notifications::list( $me, [ 'unread' => true, 'kinds' => [ 'reply' ] ], 100 ),
	static fn () => Notifications::unread( $me ), static fn () => Notifications::markRead( $me, [ '1' ], null ), static fn () => Notifications::markUnread( $me, '1' ),
] as $call ) {
	echo counted( 'exchanges', $call );
}
echo "\n";
foreach ( Notifications::kinds() as [ 'kind' => $kind, 'channels' => $channels ] ) {
	echo "$kind$channels ";
}
?>
--EXPECT--
items,next,unread id,seq,kind,at,unread,actors,actorCount,object,root,comment,pageId,excerpt,title,event,word
comment unread [7]1 revision revision comment 50 4 [null,null,null]
mention unread [6]1 status - - null 3 [null,null,null]
like unread [2]1 comment status - null 0 [null,null,null]
comment unread [2,5,4]4 status status comment null 200 [null,null,null]
4 null
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
pages
31 null
mention,like comment,mention,like,comment comment,comment
read
{"changed":2,"unread":2} comment,mention
{"changed":1,"unread":1} mention
{"changed":1,"unread":0} 0
{"changed":1,"unread":1} comment
{"changed":1,"unread":1} like
{"changed":0,"unread":1} {"changed":1,"unread":0}
{"changed":0,"unread":0}{"items":[],"next":null,"unread":0}
rights of others do not count
like,comment,comment
one exchange
01111
mention3 comment1 reply1 like1 signup1 event-changed1 event-cancelled3 event-promoted3 event-reminder99 event-message3 moderation1 event-role1 follow-request1 follow-accepted1 follower1 group-invite1 group-request1 group-approved1 group-role1
