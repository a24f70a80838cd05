--TEST--
Someone without an account neither posts nor deletes
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Statuses;

$id = post( viewer( 1 ), 'Text' )['status']['id'];
refused( static fn () => post( viewer( 0 ), 'Text' ) );
refused( static fn () => Statuses::delete( viewer( 0, WikiSocial\Viewer::CAP_MODERATE ), $id ) );
echo Statuses::get( viewer( 0 ), $id )['text'], "\n";
?>
--EXPECT--
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
Text
