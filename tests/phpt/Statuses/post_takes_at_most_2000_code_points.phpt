--TEST--
Statuses::post takes 1 to 2,000 code points, however many bytes each has
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Statuses;

foreach ( [ 'a', 'ä', '€', "\u{1F600}" ] as $character ) {
	foreach ( [ 0, 1, 2, 2000, 2001 ] as $length ) {
		$text = str_repeat( $character, $length );
		try {
			$stored = post( viewer( 1 ), "$text \n" )['status']['text'];
			echo $stored === $text ? 'kept ' : 'changed ';
		} catch ( WikiSocial\InvalidException $e ) {
			echo $e->getReason(), ' ';
		}
	}
	echo "\n";
}
echo Statuses::TEXT_MAX, "\n";
?>
--EXPECT--
text-empty kept kept kept text-too-long 
text-empty kept kept kept text-too-long 
text-empty kept kept kept text-too-long 
text-empty kept kept kept text-too-long 
2000
