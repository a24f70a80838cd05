--TEST--
Moderation::setLevel refuses by right, by sight and by form, and changes nothing then
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Moderation, Statuses, Viewer};

$id = Statuses::post( viewer( 1 ), [ 'text' => 'Text' ] )['status']['id'];
$hidden = Statuses::post( viewer( 1 ), [ 'text' => 'Hidden' ] )['status']['id'];
$suppressed = Statuses::post( viewer( 1 ), [ 'text' => 'Suppressed' ] )['status']['id'];
sql( "UPDATE social.status SET hide_level = 1 WHERE id = $hidden" );
sql( "UPDATE social.status SET hide_level = 2 WHERE id = $suppressed" );
$moderator = viewer( 7, Viewer::CAP_MODERATE );
$set = static fn ( Viewer $who, string $type, string $of, array $order ) =>
	refused( static fn () => Moderation::setLevel( $who, $type, $of, $order ) );

echo "right\n";
$set( viewer( 2 ), 'status', $id, [ 'level' => 'hidden' ] );
$set( viewer( 2 ), 'status', $id, [ 'level' => 'hidden', 'version' => 9 ] );
$set( viewer( 1 ), 'status', $id, [ 'level' => 'hidden' ] );
$set( $moderator, 'status', $id, [ 'level' => 'suppressed' ] );
$set( $moderator, 'status', $hidden, [ 'level' => 'suppressed' ] );
$set( viewer( 7, Viewer::CAP_SUPPRESS ), 'status', $id, [ 'level' => 'hidden' ] );
$set( viewer( 7, Viewer::CAP_READ_REPORTED ), 'status', $id, [ 'level' => 'hidden' ] );
$set( viewer( 0, 7 ), 'status', $id, [ 'level' => 'hidden' ] );
echo "sight\n";
$set( viewer( 1 ), 'status', $hidden, [ 'level' => 'none' ] );
$set( viewer( 2 ), 'status', $hidden, [ 'level' => 'hidden' ] );
$set( $moderator, 'status', $suppressed, [ 'level' => 'none' ] );
$set( $moderator, 'status', $suppressed, [ 'level' => 'suppressed' ] );
$set( $moderator, 'comment', $id, [ 'level' => 'hidden' ] );
$set( new Viewer( 'elsewhere', 7, 3 ), 'status', $id, [ 'level' => 'hidden' ] );
foreach ( [ '1', '', 'x', '0', '-1', "$id ", '9223372036854775808' ] as $other ) {
	$set( $moderator, 'status', $other, [ 'level' => 'hidden' ] );
}
echo "version\n";
foreach ( [ 2, 0, -1, PHP_INT_MAX, PHP_INT_MIN ] as $version ) {
	$set( $moderator, 'status', $id, [ 'level' => 'hidden', 'version' => $version ] );
}
$set( $moderator, 'status', $id, [ 'level' => 'hidden', 'version' => 1 ] );
$set( $moderator, 'status', $id, [ 'level' => 'suppressed', 'version' => 1 ] );
echo "form\n";
$set( $moderator, 'group', $id, [ 'level' => 'hidden' ] );
$set( $moderator, '', $id, [ 'level' => 'hidden' ] );
foreach ( [ [], [ 'level' => '' ], [ 'level' => 'Hidden' ], [ 'level' => "hidden\0" ], [ 'level' => 1 ], [ 'level' => null ],
	[ 'level' => 'hidden', 'reason' => null ], [ 'level' => 'hidden', 'reason' => [] ],
	[ 'level' => 'hidden', 'version' => '1' ], [ 'level' => 'hidden', 'version' => 1.0 ],
	[ 'level' => 'hidden', 'other' => 1 ], [ 'level' => 'hidden', 0 ] ] as $order
) {
	$set( $moderator, 'status', $id, $order );
}
echo "reason\n";
foreach ( [ str_repeat( 'ü', 501 ), str_repeat( 'x', 100000 ), "a\nb", "a\0b", "\x7f", "\u{2028}", "a\u{202E}b", "\xFF" ] as $reason ) {
	$set( $moderator, 'status', $id, [ 'level' => 'hidden', 'reason' => $reason ] );
}
echo sql( "SELECT count(*) FROM social.moderation_log WHERE wiki = '" . wiki() . "'" ), "\n";
echo sql( "SELECT string_agg( hide_level::text, '' ORDER BY id ) FROM social.status WHERE wiki = '" . wiki() . "'" ), "\n";

echo "taken\n";
$level = 'hidden';
$order = [ 'level' => &$level, 'reason' => str_repeat( 'ü', 500 ), 'version' => null ];
var_dump( Moderation::setLevel( $moderator, 'status', $id, $order )['changed'] );
var_dump( Moderation::setLevel( $moderator, 'status', $id, [ 'level' => 'none', 'version' => 1 ] )['changed'] );
?>
--EXPECT--
right
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\InvalidException viewer-anonymous -
sight
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
version
WikiSocial\NotFoundException version-not-found -
WikiSocial\NotFoundException version-not-found -
WikiSocial\NotFoundException version-not-found -
WikiSocial\NotFoundException version-not-found -
WikiSocial\NotFoundException version-not-found -
WikiSocial\ConflictException version-current -
WikiSocial\ForbiddenException moderation-not-allowed -
form
WikiSocial\InvalidException type-invalid -
WikiSocial\InvalidException type-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
WikiSocial\InvalidException order-invalid -
reason
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException text-encoding -
0
012
taken
bool(true)
bool(false)
