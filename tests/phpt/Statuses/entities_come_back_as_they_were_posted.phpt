--TEST--
Entities come back as they were posted, from a post, a read, a feed and the history
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

$text = "@Ö, [[Page]] [[F]] https://a.example r d @B @Ö";
$at = static fn ( string $part, int $from = 0 ) => [ 'start' => strpos( $text, $part, $from ), 'length' => strlen( $part ) ];
$entities = [
	[ 'type' => 'user', ...$at( '@Ö' ), 'userId' => 21 ],
	[ 'type' => 'page', ...$at( '[[Page]]' ), 'title' => 'de:Grüße "\\/" #Ziel' ],
	[ 'type' => 'file', ...$at( '[[F]]' ), 'title' => str_repeat( '"', 512 ) ],
	[ 'type' => 'url', ...$at( 'https://a.example' ) ],
	[ 'type' => 'revision', ...$at( 'r ' ), 'revision' => PHP_INT_MAX ],
	[ 'type' => 'diff', ...$at( 'd ' ), 'revision' => 7, 'old' => 0 ],
	[ 'type' => 'user', ...$at( '@B' ), 'userId' => 22 ],
	[ 'type' => 'user', ...$at( '@Ö', 10 ), 'userId' => 21 ],
];
$status = Statuses::post( viewer( 1 ), [ 'text' => $text, 'entities' => $entities, 'key' => 'k' ] )['status'];
$id = $status['id'];
var_dump( $status['entities'] === $entities );
var_dump( Statuses::get( viewer( 2 ), $id ) === $status );
var_dump( Feeds::public( viewer( 2 ) )['items'] === [ $status ], Feeds::user( viewer( 2 ), 1 )['items'] === [ $status ] );
var_dump( Statuses::history( viewer( 2 ), $id )['items'][0]['entities'] === $entities );
// The same key and text lead to it, whatever the names resolve to meanwhile.
var_dump( Statuses::post( viewer( 1 ), [ 'text' => $text, 'key' => 'k' ] )['status'] === $status );

// Persons are actors: a merged account is the other one, a deleted one nobody.
$users = static fn () => array_column( Statuses::get( viewer( 2 ), $id )['entities'], 'userId' );
echo sql( "SELECT string_agg(a.local_id::text, ',' ORDER BY m.n)
	FROM social.status AS s, unnest(s.mentioned) WITH ORDINALITY AS m (actor, n), social.actor AS a
	WHERE s.id = $id AND a.id = m.actor" ), ' ', implode( ',', $users() ), "\n";
sql( "UPDATE social.actor SET merged_into = (SELECT id FROM social.actor WHERE wiki = '" . wiki() . "' AND local_id = 1)
	WHERE wiki = '" . wiki() . "' AND local_id = 21" );
sql( "UPDATE social.actor SET \"exists\" = false WHERE wiki = '" . wiki() . "' AND local_id = 22" );
echo implode( ',', $users() ), "\n";

// What does not fit is left out, and the text stays.
foreach ( [
	'[{"k":"x","s":0,"l":1}]', '[{"k":"x","s":0,"l":2}]', '[{"k":"x","s":40,"l":90}]', '[{"k":"u","s":0,"l":1,"i":2}]',
	'[{"k":"new","s":0,"l":1}, 5, {"k":"x","s":1,"l":3}, {"k":"x","s":2,"l":4}, {"k":"p","s":6,"l":1,"t":""}]',
	'[{"k":"r","s":0,"l":1,"r":1e99}]',
] as $json ) {
	sql( "UPDATE social.status SET entities = '$json' WHERE id = $id" );
	$read = Statuses::get( viewer( 2 ), $id );
	echo $read['text'] === $text ? 'text and ' : 'no text and ', json_encode( $read['entities'] ), "\n";
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
21,22 21,22,21
1,0,1
text and [{"type":"url","start":0,"length":1}]
text and []
text and []
text and []
text and [{"type":"url","start":1,"length":3}]
text and []
