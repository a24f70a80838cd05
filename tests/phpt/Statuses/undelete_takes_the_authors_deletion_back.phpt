--TEST--
Statuses::undelete takes the author's own deletion back, and nothing that moderators did
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses, Viewer};

$author = viewer( 1 );
$before = post( $author, 'Text' )['status'];
$id = $before['id'];
$undelete = static fn ( Viewer $who, string $id ) => static fn () => Statuses::undelete( $who, $id );
var_dump( Statuses::undelete( $author, $id ) === $before );
Statuses::delete( $author, $id );
// The author goes on reading it, others do not, and no feed shows it.
$deleted = Statuses::get( $author, $id );
var_dump( $deleted === array_replace( $before, [ 'deleted' => true ] ) );
echo count( Statuses::history( $author, $id )['items'] ), texts( Feeds::user( $author, 1 ) ) === [] ? " none\n" : " shown\n";
refused( $undelete( viewer( 2 ), $id ) );
refused( $undelete( viewer( 2, Viewer::CAP_MODERATE ), $id ) );
refused( $undelete( viewer( 0 ), $id ) );
refused( $undelete( $author, '1' ) );
refused( $undelete( $author, 'x' ) );
refused( $undelete( new Viewer( wiki() . '-other', 1 ), $id ) );
var_dump( Statuses::undelete( $author, $id ) === $before, Statuses::undelete( $author, $id ) === $before );
var_dump( texts( Feeds::user( viewer( 2 ), 1 ) ) === [ 'Text' ] );

Statuses::delete( $author, $id );
foreach ( [ 1, 2 ] as $level ) {
	sql( "UPDATE social.status SET hide_level = $level WHERE id = $id" );
	refused( $undelete( $author, $id ) );
	refused( static fn () => Statuses::get( $author, $id ) );
}
echo sql( "SELECT deleted_at IS NOT NULL, hide_level FROM social.status WHERE id = $id" ), "\n";
echo sql( "SELECT string_agg(verb::text, ',' ORDER BY id) FROM social.activity WHERE object_id = $id" ), "\n";
?>
--EXPECT--
bool(true)
bool(true)
1 none
WikiSocial\NotFoundException status-not-found -
WikiSocial\ForbiddenException status-not-own -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
bool(true)
bool(true)
bool(true)
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
t|2
1,3,4,3
