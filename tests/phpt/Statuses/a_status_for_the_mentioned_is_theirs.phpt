--TEST--
A status for those mentioned is read by them and the author; an edit changes who they are
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

$author = viewer( 1 );
$draft = static fn ( string $text, int ...$users ) => [ 'text' => $text, 'entities' => array_map(
	static fn ( $at, $user ) => [ 'type' => 'user', 'start' => $at, 'length' => 1, 'userId' => $user ], array_keys( $users ), $users
) ];
$status = Statuses::post( $author, [ 'visibility' => 'mentioned' ] + $draft( 'Psst', 2, 3, 2 ) )['status'];
$id = $status['id'];
echo $status['visibility'], "\n";
$readers = static function () use ( $id ) {
	foreach ( [ 0, 1, 2, 3, 4 ] as $user ) {
		try {
			$read = Statuses::get( viewer( $user ), $id )['text'] . count( Statuses::history( viewer( $user ), $id )['items'] ) .
				count( Feeds::user( viewer( $user ), 1 )['items'] );
			echo "$user$read ";
		} catch ( WikiSocial\NotFoundException ) {
			echo $user, '- ';
		}
	}
	echo count( Feeds::public( viewer( 2 ) )['items'] ), "\n";
};
$readers();
Statuses::edit( $author, $id, $draft( 'Hush', 4 ) );
$readers();
refused( static fn () => Statuses::edit( $author, $id, [ 'text' => 'All' ] ) );
refused( static fn () => Statuses::edit( $author, $id, [ 'text' => 'All', 'entities' => [ [ 'type' => 'url', 'start' => 0, 'length' => 3 ] ] ] ) );
refused( static fn () => Statuses::post( $author, [ 'text' => 'All', 'visibility' => 'mentioned' ] ) );
// The level is part of the body that a key stands for.
Statuses::post( $author, [ 'visibility' => 'mentioned', 'key' => 'k' ] + $draft( 'Psst', 2 ) );
refused( static fn () => Statuses::post( $author, [ 'key' => 'k' ] + $draft( 'Psst', 2 ) ) );
echo sql( "SELECT string_agg(DISTINCT a.visibility::text, ',') FROM social.activity AS a WHERE a.object_id = $id" ), "\n";
?>
--EXPECT--
mentioned
0- 1Psst11 2Psst11 3Psst11 4- 0
0- 1Hush21 2- 3- 4Hush21 0
WikiSocial\InvalidException mention-missing -
WikiSocial\InvalidException mention-missing -
WikiSocial\InvalidException mention-missing -
WikiSocial\ConflictException key-reused -
3
