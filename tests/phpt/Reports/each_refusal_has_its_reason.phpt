--TEST--
Reports::file refuses by sight and by form, and stores nothing then
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Reports, Statuses, Viewer};

$id = Statuses::post( viewer( 1 ), [ 'text' => 'Text' ] )['status']['id'];
$hidden = Statuses::post( viewer( 1 ), [ 'text' => 'Hidden' ] )['status']['id'];
$deleted = Statuses::post( viewer( 1 ), [ 'text' => 'Deleted' ] )['status']['id'];
sql( "UPDATE social.status SET hide_level = 1 WHERE id = $hidden" );
Statuses::delete( viewer( 1 ), $deleted );
$file = static fn ( Viewer $who, string $type, string $of, string $reason = 'x' ) =>
	refused( static fn () => Reports::file( $who, $type, $of, $reason ) );

$file( viewer( 1 ), 'status', $id );
$file( viewer( 0 ), 'status', $id );
$file( viewer( 2 ), 'status', $hidden );
$file( viewer( 1 ), 'status', $hidden );
$file( viewer( 2 ), 'status', $deleted );
$file( viewer( 2 ), 'status', '1' );
$file( viewer( 2 ), 'status', 'x' );
$file( viewer( 2 ), 'comment', $id );
$file( new Viewer( 'elsewhere', 2 ), 'status', $id );
$file( viewer( 2 ), 'group', $id );
$file( viewer( 2 ), 'circle', $id );
foreach ( [ '', ' ', "\u{200B}", str_repeat( 'ü', 501 ), str_repeat( 'x', 3000000 ), "a\r\nb", "a\tb", "a\0", "a\u{2066}", "\xC3" ] as $reason ) {
	$file( viewer( 2 ), 'status', $id, $reason );
}
echo sql( "SELECT count(*) FROM social.report WHERE wiki = '" . wiki() . "'" ), "\n";
?>
--EXPECT--
WikiSocial\InvalidException report-own -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\InvalidException type-invalid -
WikiSocial\InvalidException reason-empty -
WikiSocial\InvalidException reason-empty -
WikiSocial\InvalidException reason-empty -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException text-encoding -
0
