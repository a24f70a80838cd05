--TEST--
Statuses::post refuses wrong UTF-8, NUL, control characters and blank text, without an exchange
--FILE--
<?php
require __DIR__ . '/../store.inc';

$post = static fn ( ...$a ) => static fn () => post( viewer( 1 ), ...$a );
echo counted( 'exchanges', static function () use ( $post ) {
	foreach ( [ "a\xFFb", "a\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\0b", "a\x1B[0m", "a\u{85}",
		"a\u{202E}b", " \n\u{200B}\u{3000}" ] as $text ) {
		refused( $post( $text ) );
	}
	refused( $post( 'a', "de\0" ) );
	refused( $post( 'a', str_repeat( 'a', 36 ) ) );
	refused( $post( 'a', '', '' ) );
	refused( $post( 'a', '', "k\n" ) );
	refused( $post( 'a', '', "k\0" ) );
	refused( $post( 'a', '', str_repeat( 'k', 65 ) ) );
} ), "\n";
?>
--EXPECT--
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException text-bidi -
WikiSocial\InvalidException text-empty -
WikiSocial\InvalidException lang-invalid -
WikiSocial\InvalidException lang-invalid -
WikiSocial\InvalidException key-invalid -
WikiSocial\InvalidException key-invalid -
WikiSocial\InvalidException key-invalid -
WikiSocial\InvalidException key-invalid -
0
