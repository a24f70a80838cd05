--TEST--
A page of threads takes what fits a request, however long the files are, and the next one goes on
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Media, Statuses};

$url = static fn () => str_pad( 'https://files.example/', 2000, 'x' );
$wide = static fn ( int $points ) => str_repeat( "\u{1F43B}", $points );
$files = array_map( static fn ( int $i ) => [
	'file' => "File $i", 'title' => "File $i", 'repo' => 'commons', 'kind' => 'image', 'mime' => 'image/png',
	'sha1' => str_repeat( 'a', 40 ), 'size' => 1, 'width' => 1, 'height' => 1, 'author' => $wide( 500 ), 'authorUrl' => $url(),
	'licence' => $wide( 200 ), 'licenceUrl' => $url(), 'attribution' => true, 'description' => $wide( 500 ), 'descriptionUrl' => $url(),
	'url' => $url(), 'thumbs' => array_fill( 0, 3, [ 'width' => 250, 'height' => 250, 'url' => $url() ] ),
], range( 1, 4 ) );
Media::put( wiki(), $files );
$draft = [ 'text' => $wide( Statuses::TEXT_MAX ), 'media' => array_map( static fn ( array $one ) => shown( $one['file'], $wide( Statuses::ALT_MAX ) ), $files ) ];
$object = [ 'type' => 'revision', 'id' => '100' ];
for ( $thread = 0; $thread < 8; $thread++ ) {
	$on = [ 'type' => 'comment', 'id' => Comments::post( viewer( 1 ), $object, $draft )['comment']['id'] ];
	for ( $reply = 0; $reply < 12; $reply++ ) {
		Comments::post( viewer( 1 ), $on, $draft );
	}
}
$threads = $replies = $pages = 0;
$cursor = null;
do {
	$page = Comments::list( viewer( 2 ), $object, 100, $cursor );
	foreach ( $page['items'] as $item ) {
		$threads++;
		$replies += count( $item['replies']['items'] );
	}
	$pages++;
	$cursor = $page['next'];
} while ( $cursor !== null );
echo "$threads threads, $replies replies\n";
var_dump( $pages > 1 && $pages <= 8 );
?>
--INI--
memory_limit=256M
--EXPECT--
8 threads, 80 replies
bool(true)
