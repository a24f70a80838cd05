--TEST--
A feed's limit is 1 to 100
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;

foreach ( [ PHP_INT_MIN, -1, 0, 101, 4294967297, PHP_INT_MAX ] as $limit ) {
	refused( static fn () => Feeds::public( viewer( 1 ), $limit ) );
	refused( static fn () => Feeds::user( viewer( 1 ), 1, $limit ) );
}
echo count( Feeds::public( viewer( 1 ), 1 )['items'] ), count( Feeds::public( viewer( 1 ), Feeds::LIMIT_MAX )['items'] ), "\n";
?>
--EXPECT--
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
00
