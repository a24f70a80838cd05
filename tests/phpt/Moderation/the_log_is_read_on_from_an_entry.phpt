--TEST--
Moderation::entries goes on behind an entry, and is of one wiki
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Moderation, Statuses, Viewer};

$id = Statuses::post( viewer( 1 ), [ 'text' => 'Text' ] )['status']['id'];
$moderator = viewer( 7, Viewer::CAP_MODERATE );
foreach ( [ 'hidden', 'none', 'hidden' ] as $level ) {
	Moderation::setLevel( $moderator, 'status', $id, [ 'level' => $level ] );
}
[ $first ] = Moderation::entries( wiki(), '0', 1 );
$rest = Moderation::entries( wiki(), $first['id'], Moderation::ENTRIES_MAX );
echo json_encode( array_column( [ $first, ...$rest ], 'to' ) ), "\n";
var_dump( Moderation::entries( wiki(), end( $rest )['id'], 10 ), Moderation::entries( 'elsewhere' . wiki(), '0', 10 ) );
foreach ( [ '', '00', '-1', 'x', '9223372036854775808' ] as $after ) {
	refused( static fn () => Moderation::entries( wiki(), $after, 10 ) );
}
foreach ( [ PHP_INT_MIN, 0, 1001, PHP_INT_MAX ] as $limit ) {
	refused( static fn () => Moderation::entries( wiki(), '0', $limit ) );
}
refused( static fn () => Moderation::entries( '', '0', 10 ) );
?>
--EXPECT--
["hidden","none","hidden"]
array(0) {
}
array(0) {
}
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException wiki-invalid -
