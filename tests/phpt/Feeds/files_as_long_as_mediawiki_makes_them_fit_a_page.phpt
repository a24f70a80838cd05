--TEST--
A page takes a hundred statuses with four files each, of which all is as long as the wiki would store it
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;
use WikiSocial\Media;
use WikiSocial\Statuses;

$url = static fn () => str_pad( 'https://files.example/', 2000, 'x' );
$wide = static fn ( int $points ) => str_repeat( "\u{1F43B}", $points );
$files = array_map( static fn ( int $i ) => [
	'file' => str_pad( "File $i", 240, 'y' ), 'title' => str_pad( "File $i", 240, 'y' ), 'repo' => 'commons', 'kind' => 'image', 'mime' => 'image/png',
	'sha1' => str_repeat( 'a', 40 ), 'size' => 1, 'width' => 1, 'height' => 1, 'author' => $wide( 500 ), 'authorUrl' => $url(),
	'licence' => $wide( 200 ), 'licenceUrl' => $url(), 'attribution' => true, 'description' => $wide( 500 ), 'descriptionUrl' => $url(),
	'url' => $url(), 'thumbs' => array_fill( 0, 3, [ 'width' => 250, 'height' => 250, 'url' => $url() ] ),
], range( 1, 4 ) );
Media::put( wiki(), $files );
$shown = array_map( static fn ( array $one ) => [ 'file' => $one['file'], 'alt' => $wide( Statuses::ALT_MAX ) ], $files );
for ( $i = 0; $i < Feeds::LIMIT_MAX; $i++ ) {
	Statuses::post( viewer( 1 ), [ 'text' => $wide( Statuses::TEXT_MAX ), 'media' => $shown ] );
}
$page = Feeds::public( viewer( 1 ), Feeds::LIMIT_MAX );
echo count( $page['items'] ), ' ', count( $page['items'][99]['media'] ), ' ', strlen( $page['items'][99]['media'][3]['alt'] ), "\n";
?>
--EXPECT--
100 4 4000
