--TEST--
Comments::post with the same key, object and body is one comment, with another of these a conflict
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Statuses, Targets};

$object = [ 'type' => 'revision', 'id' => '100', 'authorId' => 1 ];
$post = static fn ( array $on, string $text, string $key = 'key' ) => Comments::post( viewer( 2 ), $on, [ 'text' => $text, 'key' => $key ] );
$first = $post( $object, 'Text' );
$second = $post( [ 'type' => 'revision', 'id' => '100' ], "Text\n" );
var_dump( $first['created'], $second['created'], $first['comment'] === $second['comment'] );
refused( static fn () => $post( $object, 'Other' ) );
refused( static fn () => $post( [ 'id' => '101' ] + $object, 'Text' ) );
refused( static fn () => $post( [ 'type' => 'log' ] + $object, 'Text' ) );
refused( static fn () => $post( [ 'type' => 'comment', 'id' => $first['comment']['id'] ], 'Text' ) );
refused( static fn () => post( viewer( 2 ), 'Text', '', 'key' ) );
$status = post( viewer( 2 ), 'Text', '', 'key 2' )['status']['id'];
refused( static fn () => $post( [ 'type' => 'status', 'id' => $status ], 'Text', 'key 2' ) );
var_dump( Comments::post( viewer( 3 ), $object, [ 'text' => 'Text', 'key' => 'key' ] )['created'] );
var_dump( Comments::list( viewer( 0 ), $object )['count'] );

// A repeat makes nothing.
$repeat = static fn ( array $on, string $key ) =>
	Comments::post( viewer( 2 ), $on, [ 'text' => 'Text', 'key' => $key, 'repeat' => true ] );
$again = $repeat( $object, 'key' );
var_dump( $again['created'], $again['comment']['id'] === $first['comment']['id'] );
refused( static fn () => $repeat( [ 'id' => '101' ] + $object, 'key' ) );
refused( static fn () => $repeat( $object, 'key 9' ) );
var_dump( Comments::list( viewer( 0 ), $object )['count'] );

// What a key made stands, whatever was closed since; what is hidden is not shown by this way either.
Targets::setClosed( viewer( 1 ), $object, true );
var_dump( $post( $object, 'Text' )['created'] );
refused( static fn () => $post( $object, 'Text', 'key 3' ) );
Targets::setClosed( viewer( 1 ), $object, false );
var_dump( $post( $object, 'Text', 'key 3' )['created'] );
sql( "UPDATE social.status SET hide_level = 1 WHERE id = {$first['comment']['id']}" );
refused( static fn () => $post( $object, 'Text' ) );
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
bool(true)
int(2)
bool(false)
bool(true)
WikiSocial\ConflictException key-reused -
WikiSocial\NotFoundException key-unused -
int(2)
bool(false)
WikiSocial\ForbiddenException comments-closed -
bool(true)
WikiSocial\NotFoundException status-not-found -
