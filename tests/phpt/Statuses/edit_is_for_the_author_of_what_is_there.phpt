--TEST--
Statuses::edit is for the author, of what is neither deleted, hidden nor changed meanwhile
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Statuses, Viewer};

$author = viewer( 1 );
$all = Viewer::CAP_MODERATE | Viewer::CAP_SUPPRESS | Viewer::CAP_READ_REPORTED;
$id = post( $author, 'Text' )['status']['id'];
$edit = static fn ( Viewer $who, string $id, ?int $version = null ) =>
	static fn () => Statuses::edit( $who, $id, [ 'text' => 'Other' ], $version );
refused( $edit( viewer( 2 ), $id ) );
refused( $edit( viewer( 2, $all ), $id ) );
refused( $edit( viewer( 0 ), $id ) );
foreach ( [ '1', 'x', '', "$id ", '9223372036854775808' ] as $none ) {
	refused( $edit( $author, $none ) );
}
refused( $edit( new Viewer( wiki() . '-other', 1 ), $id ) );
foreach ( [ 0, 2, -1, PHP_INT_MAX, PHP_INT_MIN ] as $version ) {
	refused( $edit( $author, $id, $version ) );
}
Statuses::delete( $author, $id );
refused( $edit( $author, $id ) );
refused( $edit( $author, $id, 7 ) );
refused( $edit( viewer( 2 ), $id ) );
Statuses::undelete( $author, $id );
sql( "UPDATE social.status SET hide_level = 1 WHERE id = $id" );
refused( $edit( $author, $id ) );
refused( $edit( viewer( 2 ), $id ) );
echo sql( "SELECT text, version, (SELECT count(*) FROM social.status_version WHERE status_id = id) FROM social.status WHERE id = $id" ), "\n";
?>
--EXPECT--
WikiSocial\ForbiddenException status-not-own -
WikiSocial\ForbiddenException status-not-own -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\ConflictException edit-conflict -
WikiSocial\ConflictException edit-conflict -
WikiSocial\ConflictException edit-conflict -
WikiSocial\ConflictException edit-conflict -
WikiSocial\ConflictException edit-conflict -
WikiSocial\ForbiddenException status-deleted -
WikiSocial\ForbiddenException status-deleted -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
Text|1|1
