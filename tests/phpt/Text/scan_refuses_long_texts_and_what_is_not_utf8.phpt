--TEST--
A scan refuses more than 64 KiB and what is not UTF-8
--FILE--
<?php
use WikiSocial\Text;

foreach ( [ str_repeat( 'a', 65536 ), str_repeat( 'a', 65537 ), "@Eva\xff", "\xed\xa0\x80", "a\0b" ] as $text ) {
	try {
		echo count( Text::scan( $text ) ), "\n";
	} catch ( WikiSocial\InvalidException $refusal ) {
		echo $refusal->getReason(), "\n";
	}
}
try {
	Text::scan( [] );
} catch ( TypeError $error ) {
	echo $error->getMessage(), "\n";
}
?>
--EXPECT--
0
text-too-long
text-encoding
text-encoding
0
WikiSocial\Text::scan(): Argument #1 ($text) must be of type string, array given
