--TEST--
A draft is checked by the rules of posting and without an exchange
--FILE--
<?php
use WikiSocial\Statuses;
use WikiSocial\Store;

foreach ( [
	[ 'fine', 'en', 'key' ], [ str_repeat( 'é', 2000 ) . "  \n" ], [ " \u{200B}\n" ], [ str_repeat( 'é', 2001 ) ],
	[ "\xff" ], [ "a\x07" ], [ "a\u{202E}b" ], [ 'fine', 'no language!' ], [ 'fine', '', "\t" ],
] as $draft ) {
	try {
		Statuses::check( ...$draft );
		echo "good\n";
	} catch ( WikiSocial\InvalidException $refusal ) {
		echo $refusal->getReason(), "\n";
	}
}
var_dump( Store::counters()['exchanges'] );
?>
--EXPECT--
good
good
text-empty
text-too-long
text-encoding
text-control
text-bidi
lang-invalid
key-invalid
int(0)
