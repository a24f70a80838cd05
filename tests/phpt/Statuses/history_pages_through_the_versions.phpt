--TEST--
Statuses::history pages from the newest version, and keeps from whom what was hidden
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Statuses, Viewer};

$author = viewer( 1 );
$id = post( $author, 'v1', 'en' )['status']['id'];
for ( $i = 2; $i <= 5; $i++ ) {
	Statuses::edit( $author, $id, [ 'text' => "v$i", 'lang' => 'en', 'entities' => [ [ 'type' => 'url', 'start' => 0, 'length' => 2 ] ] ] );
}
$cursor = null;
do {
	$page = Statuses::history( viewer( 0 ), $id, 2, $cursor );
	echo implode( ' ', array_column( $page['items'], 'text' ) ), '|';
	$cursor = $page['next'];
} while ( $cursor !== null );
echo count( Statuses::history( viewer( 0 ), $id, 5 )['items'] ), Statuses::history( viewer( 0 ), $id, 5 )['next'] ?? ' last', "\n";

$version = Statuses::history( viewer( 0 ), $id )['items'][1];
var_dump( is_int( $version['created'] ) && $version['created'] > 1e15 );
unset( $version['created'] );
echo json_encode( $version ), "\n";

sql( "UPDATE social.status_version SET hide_level = version - 1 WHERE status_id = $id AND version IN (2, 3)" );
foreach ( [ 0, Viewer::CAP_MODERATE, Viewer::CAP_SUPPRESS ] as $caps ) {
	foreach ( Statuses::history( viewer( 1, $caps ), $id )['items'] as $one ) {
		echo $one['text'] ?? 'null', count( $one['entities'] ), $one['lang'], $one['hidden'], ' ';
	}
	echo "\n";
}
echo Statuses::get( viewer( 0 ), $id )['text'], "\n";

foreach ( [ 0, 101, -1 ] as $limit ) {
	refused( static fn () => Statuses::history( viewer( 0 ), $id, $limit ) );
}
refused( static fn () => Statuses::history( viewer( 0 ), $id, 5, 'x' ) );
refused( static fn () => Statuses::history( viewer( 0 ), $id, 5, WikiSocial\Feeds::public( viewer( 0 ), 1 )['next'] ?? '' ) );
refused( static fn () => Statuses::history( viewer( 0 ), '1' ) );
refused( static fn () => Statuses::history( viewer( 0 ), 'x' ) );
refused( static fn () => Statuses::history( new Viewer( wiki() . '-other', 1 ), $id ) );
sql( "UPDATE social.status SET hide_level = 1 WHERE id = $id" );
refused( static fn () => Statuses::history( $author, $id ) );
echo count( Statuses::history( viewer( 2, Viewer::CAP_MODERATE ), $id )['items'] ), "\n";
?>
--EXPECT--
v5 v4|v3 v2|v1|5 last
bool(true)
{"version":4,"editorId":1,"text":"v4","entities":[{"type":"url","start":0,"length":2}],"media":[],"lang":"en","hidden":"","current":false}
v51en v41en null0suppressed null0hidden v10en 
v51en v41en null0suppressed v21enhidden v10en 
v51en v41en v31ensuppressed v21enhidden v10en 
v5
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
5
