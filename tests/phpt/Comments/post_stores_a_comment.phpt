--TEST--
Comments::post stores what hangs on an object of the wiki, a status or a comment, and says where
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Media, Statuses};

Media::put( wiki(), [ described( 'A.jpg' ) ] );
$revision = [ 'type' => 'revision', 'id' => '100', 'authorId' => 1, 'pageId' => 7 ];
$before = (int)( microtime( true ) * 1e6 );
[ 'comment' => $first, 'created' => $created ] = Comments::post( viewer( 2 ), $revision, [ 'text' => "@a, look\r\n", 'lang' => 'en',
	'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 1 ] ], 'media' => [ shown( 'A.jpg', 'alt' ) ] ] );
var_dump( $created, abs( $first['created'] - $before ) < 60e6, $first['thread'] === $first['id'], $first['media'][0]['alt'] );
echo json_encode( array_diff_key( $first, [ 'id' => 0, 'wiki' => 0, 'created' => 0, 'media' => 0, 'thread' => 0 ] ) ), "\n";
$place = static fn ( array $comment ) => print json_encode( [ $comment['type'], $comment['visibility'], $comment['root'] ] )
	. ( $comment['thread'] === $first['id'] ? ' in the thread' : ' elsewhere' ) . ( $comment['parent'] === null ? '' : ', a reply' ) . "\n";
$comment = static fn ( array $object, string $text = 'x' ) => Comments::post( viewer( 3 ), $object, [ 'text' => $text ] )['comment'];

$reply = $comment( [ 'type' => 'comment', 'id' => $first['id'] ], 'reply' );
$place( $reply );
var_dump( $reply['parent'] === $first['id'] );
$deep = $comment( [ 'type' => 'comment', 'id' => $reply['id'] ], 'deep' );
$place( $deep );
var_dump( $deep['parent'] === $reply['id'] );
$place( $comment( [ 'type' => 'log', 'id' => '5' ] ) );
$place( $comment( [ 'type' => 'talk-comment', 'id' => 'c-Ä b-20260101000000-Thema' ] ) );
$status = Statuses::post( viewer( 1 ), [ 'text' => '@c', 'visibility' => 'mentioned',
	'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 3 ] ] ] )['status'];
$on = $comment( [ 'type' => 'status', 'id' => $status['id'] ] );
var_dump( $on['root']['id'] === $status['id'], $on['visibility'] );

echo sql( "SELECT string_agg( concat_ws( ' ', a.verb, a.visibility, p.local_id, a.page_id = t.page_id ), ', ' )
	FROM social.activity AS a JOIN social.actor AS p ON p.id = a.actor_id JOIN social.target AS t ON t.wiki = p.wiki AND t.key = '100' WHERE a.object_id = {$first['id']}" ), "\n";
echo sql( "SELECT author.local_id, page.kind, page.local_id FROM social.target AS t JOIN social.actor AS author ON author.id = t.author_id
	JOIN social.actor AS page ON page.id = t.page_id WHERE t.wiki = '" . wiki() . "'" ), "\n";

// What statuses can do.
var_dump( Statuses::get( viewer( 0 ), $deep['id'] ) === $deep );
$edited = Statuses::edit( viewer( 3 ), $deep['id'], [ 'text' => 'deeper' ], 1 );
var_dump( $edited['version'], array_diff_assoc( array_map( 'json_encode', $edited ), array_map( 'json_encode', $deep ) ) === [
	'text' => '"deeper"', 'version' => '2', 'edited' => json_encode( $edited['edited'] ) ] );
Statuses::delete( viewer( 3 ), $deep['id'] );
refused( static fn () => Statuses::get( viewer( 1 ), $deep['id'] ) );
var_dump( Statuses::undelete( viewer( 3 ), $deep['id'] ) === $edited );
echo json_encode( array_column( Statuses::history( viewer( 1 ), $deep['id'] )['items'], 'text' ) ), "\n";
var_dump( count( array_filter( array_column( Statuses::states( wiki(), '0', 100 ), 'comment' ) ) ) );
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
string(3) "alt"
{"type":"comment","authorId":2,"text":"@a, look","entities":[{"type":"user","start":0,"length":2,"userId":1}],"lang":"en","visibility":"public","version":1,"edited":null,"deleted":false,"hidden":"","root":{"type":"revision","id":"100"},"parent":null}
["comment","public",{"type":"revision","id":"100"}] in the thread, a reply
bool(true)
["comment","public",{"type":"revision","id":"100"}] in the thread, a reply
bool(true)
["comment","public",{"type":"log","id":"5"}] elsewhere
["comment","public",{"type":"talk-comment","id":"c-\u00c4 b-20260101000000-Thema"}] elsewhere
bool(true)
string(9) "mentioned"
7 0 2 t
1|2|7
bool(true)
int(2)
bool(true)
WikiSocial\NotFoundException status-not-found -
bool(true)
["deeper","deep"]
int(6)
