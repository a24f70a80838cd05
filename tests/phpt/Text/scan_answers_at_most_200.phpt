--TEST--
A scan answers the first 200 of 10,000 mentions
--FILE--
<?php
use WikiSocial\Text;

$items = Text::scan( str_repeat( '@ab ', 10000 ) );
var_dump( count( $items ), $items[199]['start'] );
?>
--EXPECT--
int(200)
int(796)
