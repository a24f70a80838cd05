--TEST--
A scan needs no store, not even a setting for one
--INI--
wikisocial.dsn=
--FILE--
<?php
echo WikiSocial\Text::scan( '@Eva' )[0]['target'], "\n";
?>
--EXPECT--
Eva
