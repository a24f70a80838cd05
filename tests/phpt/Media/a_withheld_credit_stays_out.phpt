--TEST--
Media::withhold keeps the author and the description of a file out until it is allowed again
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Media, Statuses};

Media::put( wiki(), [ described( 'A' ), described( 'B' ) ] );
$id = Statuses::post( viewer( 1 ), [ 'text' => 'x', 'media' => [ shown( 'A', 'alt' ), shown( 'B', '' ) ] ] )['status']['id'];
$tell = static function () use ( $id ) {
	foreach ( Statuses::get( viewer( 0 ), $id )['media'] as $one ) {
		echo json_encode( [ $one['author'] !== '', $one['authorUrl'] !== '', $one['description'] !== '', $one['licence'] !== '', $one['alt'] ] ), ' ';
	}
	echo "\n";
};
$tell();
echo counted( 'exchanges', static function () {
	var_dump( Media::withhold( wiki(), 'A', true ) );
} ), "\n";
$tell();
var_dump( Media::withhold( wiki(), 'A', true ) );
Media::put( wiki(), [ described( 'A' ), described( 'B' ) ] );
$tell();
refused( static fn () => Media::withhold( wiki(), 'unknown', true ) );
var_dump( Media::withhold( wiki(), 'A', false ), Media::withhold( wiki(), 'A', false ) );
Media::put( wiki(), [ described( 'A' ) ] );
$tell();
?>
--EXPECT--
[true,true,true,true,"alt"] [true,true,true,true,""] 
bool(true)
1
[false,false,false,true,"alt"] [true,true,true,true,""] 
bool(false)
[false,false,false,true,"alt"] [true,true,true,true,""] 
WikiSocial\NotFoundException media-unknown -
bool(true)
bool(false)
[true,true,true,true,"alt"] [true,true,true,true,""] 
