--TEST--
A status shows its files, as the store knows them now, wherever it is read
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Media, Moderation, Statuses};

$author = viewer( 1 );
Media::put( wiki(), [ described( 'A Ä.jpg' ), described( 'B.svg', [ 'kind' => 'drawing' ] ) ] );
$draft = [ 'text' => 'Two', 'media' => [ shown( 'B.svg', "two\r\nlines  " ), shown( 'A Ä.jpg' ) ] ];
$status = Statuses::post( $author, $draft )['status'];
foreach ( $status['media'] as $file ) {
	echo "{$file['file']} {$file['kind']} ", json_encode( $file['alt'] ), ' ', count( $file ), "\n";
}
echo implode( ' ', array_keys( $status['media'][0] ) ), "\n";
$id = $status['id'];
$mentioned = Statuses::post( viewer( 2 ), [ 'text' => '@a', 'media' => [ shown( 'A Ä.jpg' ) ],
	'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 1 ] ] ] )['status'];
var_dump( Statuses::get( viewer( 3 ), $id ) === $status, Feeds::public( viewer( 3 ) )['items'] === [ $mentioned, $status ],
	Feeds::user( viewer( 3 ), 1 )['items'] === [ $status ], Feeds::mentions( $author )['items'] === [ $mentioned ] );
Statuses::delete( $author, $id );
var_dump( Statuses::undelete( $author, $id ) === $status );
var_dump( Moderation::setLevel( viewer( 9, 3 ), 'status', $id, [ 'level' => 'hidden' ] )['status']['media'] === $status['media'] );
Moderation::setLevel( viewer( 9, 3 ), 'status', $id, [ 'level' => 'none' ] );
var_dump( Statuses::history( viewer( 3 ), $id )['items'][0]['media'] === $status['media'] );

// What its home says later is shown too.
Media::put( wiki(), [ described( 'B.svg', [ 'title' => 'C.svg', 'author' => '' ] ), [ 'file' => 'A Ä.jpg', 'gone' => true ] ] );
$later = Statuses::get( viewer( 3 ), $id )['media'];
echo json_encode( [ $later[0]['title'], $later[0]['author'], $later[0]['gone'], $later[1]['author'], $later[1]['gone'] ] ), "\n";
// One that is gone may be shown anew by whoever knows it.
echo Statuses::post( $author, [ 'text' => 'Again', 'media' => [ shown( 'A Ä.jpg' ) ] ] )['status']['media'][0]['file'], "\n";
var_dump( post( $author, 'None' )['status']['media'], Statuses::post( $author, [ 'text' => 'None', 'media' => [] ] )['status']['media'] );
echo Statuses::MEDIA_MAX, ' ', Statuses::ALT_MAX, "\n";
?>
--EXPECT--
B.svg drawing "two\nlines" 20
A Ä.jpg image "" 20
file title alt repo kind mime sha1 size width height author authorUrl licence licenceUrl attribution description descriptionUrl url thumbs gone
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
["C.svg","",false,"Jane \"J\" Doe",true]
A Ä.jpg
array(0) {
}
array(0) {
}
4 1000
