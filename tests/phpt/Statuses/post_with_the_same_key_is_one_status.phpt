--TEST--
Statuses::post with the same key and body is one status, with another body a conflict
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

$author = viewer( 1 );
$first = post( $author, 'Text', 'en', 'key 1' );
$second = post( $author, "Text\n", 'en', 'key 1' ); // the same once stored
var_dump( $first['created'], $second['created'], $first['status'] === $second['status'] );
refused( static fn () => post( $author, 'Other', 'en', 'key 1' ) );
refused( static fn () => post( $author, 'Text', 'de', 'key 1' ) );
var_dump( post( $author, 'Text', 'en', 'key 2' )['created'] );
var_dump( post( viewer( 2 ), 'Text', 'en', 'key 1' )['created'] );
var_dump( post( $author, 'Text', 'en' )['created'], post( $author, 'Text', 'en' )['created'] );
var_dump( count( Feeds::public( $author )['items'] ) );

// A repeat makes nothing.
$repeat = static fn ( string $text, ?string $key ) =>
	Statuses::post( $author, [ 'text' => $text, 'lang' => 'en', 'key' => $key, 'repeat' => true ] );
$again = $repeat( 'Text', 'key 1' );
var_dump( $again['created'], $again['status'] === $first['status'] );
refused( static fn () => $repeat( 'Other', 'key 1' ) );
refused( static fn () => $repeat( 'Text', 'key 9' ) );
refused( static fn () => $repeat( 'Text', null ) );
var_dump( post( $author, 'Text', 'en', 'key 9' )['created'], count( Feeds::public( $author )['items'] ) );

Statuses::delete( $author, $first['status']['id'] );
$again = post( $author, 'Text', 'en', 'key 1' );
var_dump( $again['created'], $again['status']['deleted'], $again['status']['id'] === $first['status']['id'] );

$hidden = post( $author, 'Hidden', '', 'key 3' )['status']['id'];
foreach ( [ 1, 2, 0 ] as $level ) {
	sql( "UPDATE social.status SET hide_level = $level WHERE id = $hidden" );
	echo $level, ' ';
	refused( static fn () => print post( $author, 'Hidden', '', 'key 3' )['status']['id'] === $hidden ? "found\n" : "other\n" );
}

sql( "UPDATE social.idempotency SET created_at = now() - interval '25 hours' WHERE object_id = {$first['status']['id']}" );
$later = post( $author, 'Other', 'en', 'key 1' );
var_dump( $later['created'], $later['status']['text'] );
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
bool(true)
bool(true)
bool(true)
bool(true)
int(5)
bool(false)
bool(true)
WikiSocial\ConflictException key-reused -
WikiSocial\NotFoundException key-unused -
WikiSocial\NotFoundException key-unused -
bool(true)
int(6)
bool(false)
bool(true)
bool(true)
1 WikiSocial\NotFoundException status-not-found -
2 WikiSocial\NotFoundException status-not-found -
0 found
not refused
bool(true)
string(5) "Other"
