--TEST--
Statuses::edit keeps the files it says nothing of, sets and clears them, each version with its own
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Media, Moderation, Statuses};

$author = viewer( 1 );
Media::put( wiki(), [ described( 'A' ), described( 'B' ) ] );
$id = Statuses::post( $author, [ 'text' => 'one', 'media' => [ shown( 'A', 'a' ) ] ] )['status']['id'];
function files( array $of ): string {
	return implode( ' ', array_map( static fn ( $file ) => "{$file['file']}={$file['alt']}", $of['media'] ) );
}
foreach ( [ [ 'text' => 'two' ], [ 'text' => 'two', 'media' => [ shown( 'A', 'a' ) ] ], [ 'text' => 'two', 'media' => [ shown( 'A', 'b' ) ] ],
	[ 'text' => 'two', 'media' => [ shown( 'B' ), shown( 'A', 'b' ) ] ], [ 'text' => 'two', 'media' => [ shown( 'A', 'b' ), shown( 'B' ) ] ],
	[ 'text' => 'two', 'media' => [] ], [ 'text' => 'two', 'media' => [] ], [ 'text' => 'two' ], [ 'text' => 'two', 'media' => [ shown( 'B', 'back' ) ] ],
] as $draft ) {
	$status = Statuses::edit( $author, $id, $draft );
	echo $status['version'], ' ', files( $status ), "\n";
}
var_dump( Statuses::get( viewer( 2 ), $id ) === $status );
refused( static fn () => Statuses::edit( $author, $id, [ 'text' => 'two', 'media' => [ shown( 'unknown' ) ] ] ) );
refused( static fn () => Statuses::edit( $author, $id, [ 'text' => 'two', 'media' => [ shown( 'unknown' ) ] ], 1 ) );
refused( static fn () => Statuses::edit( viewer( 2 ), $id, [ 'text' => 'two', 'media' => [ shown( 'unknown' ) ] ] ) );
var_dump( Statuses::get( viewer( 2 ), $id ) === $status );
Moderation::setLevel( viewer( 9, 3 ), 'status', $id, [ 'level' => 'hidden', 'version' => 3 ] );
foreach ( [ viewer( 2 ), viewer( 9, 1 ) ] as $viewer ) {
	foreach ( Statuses::history( $viewer, $id )['items'] as $version ) {
		echo $version['version'], ' ', files( $version ), '|';
	}
	echo "\n";
}
?>
--EXPECT--
2 A=a
2 A=a
3 A=b
4 B= A=b
5 A=b B=
6 
6 
6 
7 B=back
bool(true)
WikiSocial\InvalidException media-unknown -
WikiSocial\ConflictException edit-conflict -
WikiSocial\ForbiddenException status-not-own -
bool(true)
7 B=back|6 |5 A=b B=|4 B= A=b|3 |2 A=a|1 A=a|
7 B=back|6 |5 A=b B=|4 B= A=b|3 A=b|2 A=a|1 A=a|
