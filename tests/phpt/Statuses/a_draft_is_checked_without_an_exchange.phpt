--TEST--
A draft is checked by the rules of posting and without an exchange; the answer is the stored form
--FILE--
<?php
use WikiSocial\Statuses;
use WikiSocial\Store;

foreach ( [
	[ 'text' => 'fine', 'lang' => 'en', 'visibility' => 'public', 'entities' => [], 'key' => 'key' ],
	[ 'text' => "one\r\ntwo\rthree \n " ],
	[ 'text' => str_repeat( 'é', 2000 ) . "  \n" ], [ 'text' => " \u{200B}\n" ],
	[ 'text' => str_repeat( 'é', 2001 ) ], [ 'text' => "\xff" ], [ 'text' => "a\x07" ],
	[ 'text' => "a\u{202E}b" ], [ 'text' => 'fine', 'lang' => 'no language!' ],
	[ 'text' => 'fine', 'key' => "\t" ], [ 'text' => 'fine', 'visibility' => 'mentioned' ],
	[ 'text' => 'fine ', 'entities' => [ [ 'type' => 'url', 'start' => 0, 'length' => 4 ] ] ],
	// Of the text as it was sent this would be right.
	[ 'text' => 'fine ', 'entities' => [ [ 'type' => 'url', 'start' => 0, 'length' => 5 ] ] ],
] as $draft ) {
	try {
		echo json_encode( substr( Statuses::check( $draft ), 0, 20 ), JSON_UNESCAPED_UNICODE ), "\n";
	} catch ( WikiSocial\InvalidException $refusal ) {
		echo $refusal->getReason(), "\n";
	}
}
var_dump( Store::counters()['exchanges'] );
?>
--EXPECT--
"fine"
"one\ntwo\nthree"
"éééééééééé"
text-empty
text-too-long
text-encoding
text-control
text-bidi
lang-invalid
key-invalid
mention-missing
"fine"
entities-invalid
int(0)
