--TEST--
WikiSocial\Text cannot be made or extended
--FILE--
<?php
try {
	new WikiSocial\Text();
} catch ( Error $error ) {
	echo $error->getMessage(), "\n";
}
var_dump( ( new ReflectionClass( 'WikiSocial\Text' ) )->isFinal() );
?>
--EXPECT--
Call to private WikiSocial\Text::__construct() from global scope
bool(true)
