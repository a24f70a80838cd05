--TEST--
Feeds::mentions pages through the statuses that mention the viewer and that they may see
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

$wiki = wiki();
$mention = static function ( int $author, string $text, string $more = '' ) use ( $wiki ) {
	$id = Statuses::post( viewer( $author ), [ 'text' => $text ] )['status']['id'];
	sql( "UPDATE social.status SET mentioned = ARRAY( SELECT id FROM social.actor WHERE wiki = '$wiki' AND local_id = 2 ) $more WHERE id = $id" );
};
Statuses::post( viewer( 2 ), [ 'text' => 'Of the mentioned one' ] );
refused( static fn () => Feeds::mentions( viewer( 0 ) ) );
echo json_encode( Feeds::mentions( viewer( 2 ) ) ), "\n";
foreach ( range( 1, 5 ) as $n ) {
	$mention( 1, "Mention $n" );
}
$mention( 1, 'Hidden', ', hide_level = 1' );
$mention( 1, 'Suppressed', ', hide_level = 2' );
$mention( 1, 'Deleted', ', deleted_at = now()' );
$mention( 1, 'To followers', ', visibility = 1' );
$mention( 1, 'To the mentioned', ', visibility = 3' );
Statuses::post( viewer( 1 ), [ 'text' => 'No mention' ] );
$cursor = null;
do {
	$page = Feeds::mentions( viewer( 2, 7 ), 4, $cursor );
	echo json_encode( texts( $page ) ), "\n";
	$cursor = $page['next'];
} while ( $cursor !== null );
echo json_encode( texts( Feeds::mentions( viewer( 3 ) ) ) ), json_encode( texts( Feeds::mentions( viewer( 1 ) ) ) ), "\n";
refused( static fn () => Feeds::mentions( viewer( 2 ), 0 ) );
refused( static fn () => Feeds::mentions( viewer( 2 ), 101 ) );
refused( static fn () => Feeds::mentions( viewer( 2 ), 4, Feeds::public( viewer( 2 ), 1 )['next'] ) );
?>
--EXPECT--
WikiSocial\InvalidException viewer-anonymous -
{"items":[],"next":null}
["To the mentioned","Mention 5","Mention 4","Mention 3"]
["Mention 2","Mention 1"]
[][]
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
