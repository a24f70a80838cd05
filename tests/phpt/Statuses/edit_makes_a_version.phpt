--TEST--
Statuses::edit makes a version, keeps the earlier ones, and none for the same words
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

$author = viewer( 1 );
$mention = static fn ( int $user ) => [ [ 'type' => 'user', 'start' => 0, 'length' => 1, 'userId' => $user ] ];
$first = Statuses::post( $author, [ 'text' => 'one', 'lang' => 'en', 'entities' => $mention( 5 ) ] )['status'];
$id = $first['id'];
$second = Statuses::edit( $author, $id, [ 'text' => "zwei\r\n", 'lang' => 'de', 'entities' => $mention( 6 ) ], 1 );
echo "{$second['version']} {$second['text']} {$second['lang']} {$second['entities'][0]['userId']} {$second['visibility']}\n";
var_dump( $second['edited'] >= $second['created'], $first['edited'], $second['created'] === $first['created'] );
var_dump( Statuses::get( viewer( 2 ), $id ) === $second, Feeds::public( viewer( 2 ) )['items'] === [ $second ] );

// The same again is the same version, also when the one who sends it has not heard of it.
$same = [ 'text' => 'zwei ', 'lang' => 'de', 'entities' => $mention( 6 ) ];
var_dump( Statuses::edit( $author, $id, $same ) === $second, Statuses::edit( $author, $id, $same, 1 ) === $second );
foreach ( [ [ 'text' => 'zwei!' ] + $same, [ 'lang' => 'en' ] + $same, [ 'entities' => $mention( 7 ) ] + $same,
	[ 'entities' => [] ] + $same ] as $other ) {
	echo Statuses::edit( $author, $id, $other )['version'], ' ';
}
echo "\n";
foreach ( Statuses::history( viewer( 2 ), $id )['items'] as $version ) {
	echo "{$version['version']} {$version['editorId']} {$version['text']} {$version['lang']} ",
		$version['entities'][0]['userId'] ?? '-', $version['current'] ? ' current' : '', "\n";
}
echo sql( "SELECT string_agg(verb::text, ',' ORDER BY id) FROM social.activity WHERE object_id = $id" ), "\n";
echo sql( "SELECT mentioned IS NULL FROM social.status WHERE id = $id" ), "\n";
?>
--EXPECT--
2 zwei de 6 public
bool(true)
NULL
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
3 4 5 6 
6 1 zwei de - current
5 1 zwei de 7
4 1 zwei en 6
3 1 zwei! de 6
2 1 zwei de 6
1 1 one en 5
1,2,2,2,2,2
t
