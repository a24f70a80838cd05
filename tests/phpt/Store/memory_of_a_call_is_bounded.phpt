--TEST--
A call that needs more memory than wikisocial.arena_max fails, and the next one works
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;

refused( static fn () => post( viewer( 1 ), str_repeat( 'a', 10000 ) ) );
refused( static fn () => post( viewer( 1 ), str_repeat( "\u{1F600}", 1500 ) ) );
refused( static fn () => post( viewer( 1 ), str_repeat( "\u{1F600}", 1500 ) ) );
echo post( viewer( 1 ), 'short' )['status']['text'], "\n";
?>
--INI--
wikisocial.arena_max=5000
--EXPECT--
WikiSocial\InternalException memory -
WikiSocial\InternalException memory -
WikiSocial\InternalException memory -
short
