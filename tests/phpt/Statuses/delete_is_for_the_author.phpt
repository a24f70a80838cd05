--TEST--
Statuses::delete is for the author, can be repeated, and logs the deletion once
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

$author = viewer( 1 );
$id = post( $author, 'Text' )['status']['id'];
refused( static fn () => Statuses::delete( viewer( 2 ), $id ) );
refused( static fn () => Statuses::delete( viewer( 2, WikiSocial\Viewer::CAP_MODERATE ), $id ) );
refused( static fn () => Statuses::delete( $author, '12' ) );
refused( static fn () => Statuses::delete( $author, 'x' ) );
var_dump( Statuses::delete( $author, $id ) );
var_dump( Statuses::delete( $author, $id ) );
refused( static fn () => Statuses::delete( viewer( 2 ), $id ) );
refused( static fn () => Statuses::get( viewer( 2 ), $id ) );
var_dump( texts( Feeds::public( $author ) ), texts( Feeds::user( $author, 1 ) ) );
echo sql( "SELECT string_agg(verb::text, ',' ORDER BY id) FROM social.activity WHERE object_id = $id" ), "\n";
echo sql( "SELECT text FROM social.status WHERE id = $id" ), "\n";
?>
--EXPECT--
WikiSocial\ForbiddenException status-not-own -
WikiSocial\ForbiddenException status-not-own -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
NULL
NULL
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
array(0) {
}
array(0) {
}
1,3
Text
