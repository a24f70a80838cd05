--TEST--
Media::takeStale gives each used file to one alone, oldest first; backlog counts them, taken or not
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Media, Statuses};

$author = viewer( 1 );
$names = [];
for ( $i = 0; $i < 40; $i++ ) {
	$names[] = "File $i";
}
Media::put( wiki(), array_map( 'described', $names ) );
foreach ( array_chunk( array_slice( $names, 0, 36 ), 4 ) as $four ) {
	Statuses::post( $author, [ 'text' => 'x', 'media' => array_map( 'shown', $four ) ] );
}
echo Media::backlog( wiki(), 3600 ), ' ', count( Media::takeStale( wiki(), 3600, 10 ) ), "\n";
sql( "UPDATE social.media SET refreshed_at = now() - make_interval(secs => 5000 - substr(file, 6)::int) WHERE wiki = '" . wiki() . "'" );
echo Media::backlog( wiki(), 3600 ), ' ', implode( ',', Media::takeStale( wiki(), 3600, 3 ) ), "\n";
echo Media::backlog( wiki(), 3600 ), ' ', Media::backlog( wiki(), 4998 ), ' ', Media::backlog( wiki(), 100000 ), "\n";

// Several at once take the rest between them.
$code = 'foreach ( [ 5, 5 ] as $limit ) { foreach ( WikiSocial\Media::takeStale( "' . wiki() . '", 3600, $limit ) as $f ) { echo $f, "\n"; } }';
$taken = [];
foreach ( array_map( static fn () => start( php_command( [ '-r', $code ], [] ) ), range( 1, 5 ) ) as $child ) {
	[ , $out, $err ] = finish( $child );
	array_push( $taken, ...array_filter( explode( "\n", $out . $err ) ) );
}
sort( $taken, SORT_NATURAL );
var_dump( $taken === array_slice( $names, 3, 33 ) ?: $taken );
echo count( Media::takeStale( wiki(), 3600, 500 ) ), ' ', Media::backlog( wiki(), 3600 ), "\n";

// Refreshed it is done, found or gone.
Media::put( wiki(), [ described( 'File 1' ), [ 'file' => 'File 2', 'gone' => true ] ] );
echo Media::backlog( wiki(), 3600 ), "\n";
// Ten minutes later the others are to be had again.
sql( "UPDATE social.media SET checked_at = now() - interval '11 minutes' WHERE wiki = '" . wiki() . "'" );
echo implode( ',', Media::takeStale( wiki(), 0, 2 ) ), "\n";
?>
--EXPECT--
0 0
36 File 0,File 1,File 2
36 3 0
bool(true)
0 36
34
File 0,File 3
