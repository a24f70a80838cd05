--TEST--
A viewer has a wiki id, a user id and known capabilities
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Viewer;

foreach ( [ [ '', 1 ], [ 'a b', 1 ], [ "w\0", 1 ], [ 'ä', 1 ], [ str_repeat( 'w', 65 ), 1 ], [ 'w', -1 ],
	[ 'w', 1, 8 ], [ 'w', 1, -1 ], [ 'w', 1, 1 << 32 ] ] as $arguments ) {
	refused( static fn () => new Viewer( ...$arguments ) );
}
var_dump( new Viewer( str_repeat( 'w', 64 ), PHP_INT_MAX, 7, true ) );
?>
--EXPECT--
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException caps-invalid -
WikiSocial\InvalidException caps-invalid -
WikiSocial\InvalidException caps-invalid -
object(WikiSocial\Viewer)#1 (0) {
}
