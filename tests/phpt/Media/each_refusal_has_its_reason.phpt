--TEST--
Each refusal of Media has its reason, and costs no exchange
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Media;

$put = static fn ( array ...$files ) => static fn () => Media::put( wiki(), $files );
$calls = [
	static fn () => Media::put( '', [] ),
	static fn () => Media::get( "a\n", [ 'A' ] ),
	static fn () => Media::takeStale( '', 1, 1 ),
	static fn () => Media::backlog( '', 1 ),
	static fn () => Media::statuses( '', 'A', '0', 1 ),
	static fn () => Media::takeStale( wiki(), -1, 1 ),
	static fn () => Media::takeStale( wiki(), PHP_INT_MAX, 1 ),
	static fn () => Media::takeStale( wiki(), 1, 0 ),
	static fn () => Media::takeStale( wiki(), 1, 501 ),
	static fn () => Media::backlog( wiki(), -1 ),
	static fn () => Media::statuses( wiki(), 'A', 'x', 1 ),
	static fn () => Media::statuses( wiki(), 'A', '0', 1001 ),
	static fn () => Media::statuses( wiki(), '', '0', 1 ),
	static fn () => Media::withhold( '', 'A', true ),
	static fn () => Media::withhold( wiki(), 'a|b', true ),
];
echo counted( 'exchanges', static function () use ( $calls ) {
	array_map( 'refused', $calls );
} ), "\n";

$bad = [ [ 5 ], [ null ], [ '' ], [ 'a#b' ], [ "a\tb" ], [ str_repeat( 'ä', 121 ) ], [ "\xff" ], [ 'x' => 'A' ], array_fill( 0, 51, 'A' ) ];
foreach ( $bad as $i => $names ) {
	try {
		Media::get( wiki(), $names );
		echo "get $i\n";
	} catch ( WikiSocial\InvalidException $e ) {
		echo $e->getReason() === 'media-invalid' ? '' : $e->getReason();
	}
}
$with = static fn ( string $key, mixed $value ) => [ $key => $value ] + described( 'A' );
$thumb = described( 'A' )['thumbs'][0];
$bad = [
	[ 5 ], [ [] ], [ 'a' => described( 'A' ) ], [ described( 'A' ), described( 'A' ) ], array_map( static fn ( $i ) => described( "A$i" ), range( 1, 51 ) ),
	[ array_diff_key( described( 'A' ), [ 'url' => 1 ] ) ], [ described( 'A' ) + [ 'more' => 1 ] ], [ described( 'A' ) + [ 'gone' => 0 ] ],
	[ [ 'gone' => true ] ], [ [ 'file' => 'a|b', 'gone' => true ] ], [ [ 'file' => 'A', 'gone' => false ] ], [ described( 'A' ) + [ 'alt' => 'x' ] ],
];
foreach ( [
	'file' => [ '', 'a[b', "a\nb", 5, str_repeat( 'x', 241 ), "\xc3" ], 'title' => [ 'a{b', str_repeat( 'x', 256 ), null ],
	'repo' => [ 'a b', str_repeat( 'x', 65 ) ], 'kind' => [ '', 'Image', 0 ], 'mime' => [ "\n", 'ä' ], 'sha1' => [ str_repeat( 'a', 65 ) ],
	'size' => [ -1, '1', 1.5 ], 'width' => [ -1, 1 << 31 ], 'height' => [ -1, null ], 'attribution' => [ 1, null ],
	'author' => [ str_repeat( 'ä', 501 ), "a\0", "\xff" ], 'licence' => [ str_repeat( 'x', 201 ) ], 'description' => [ str_repeat( 'x', 2001 ), "\x1b" ],
	'thumbs' => [ null, [ 'a' => $thumb ], [ 5 ], [ [] ], [ $thumb + [ 'x' => 1 ] ], [ [ 'url' => '' ] + $thumb ], [ [ 'url' => '//x' ] + $thumb ],
		[ [ 'width' => -1 ] + $thumb ], [ [ 'height' => '1' ] + $thumb ], array_fill( 0, 9, $thumb ) ],
] as $key => $values ) {
	foreach ( $values as $value ) {
		$bad[] = [ $with( $key, $value ) ];
	}
}
foreach ( [ 'authorUrl', 'licenceUrl', 'descriptionUrl', 'url' ] as $key ) {
	foreach ( [ 'x', 'javascript:alert(1)', '//a.example/', 'ftp://a/', 'https://', "https://a b", "https://a\n", "https://a\xc2\xa0",
		"https://\xff", 'https://' . str_repeat( 'a', 1993 ) ] as $url ) {
		$bad[] = [ $with( $key, $url ) ];
	}
}
echo counted( 'exchanges', static function () use ( $bad ) {
	foreach ( $bad as $i => $files ) {
		try {
			Media::put( wiki(), $files );
			echo "put $i ", json_encode( $files ), "\n";
		} catch ( WikiSocial\InvalidException $e ) {
			echo $e->getReason() === 'media-invalid' ? '' : $e->getReason();
		}
	}
} ), ' ', count( $bad ), "\n";
// The longest of all, 50 times: too much for one call; four of them are well.
$longest = static fn ( string $name ) => [ 'author' => str_repeat( "\u{1F43B}", 500 ), 'licence' => str_repeat( '"', 200 ),
	'description' => str_repeat( "\u{1F43B}", 2000 ), 'url' => 'https://' . str_repeat( '"', 1992 ), 'authorUrl' => 'https://' . str_repeat( '"', 1992 ),
	'licenceUrl' => 'https://' . str_repeat( '\\', 1992 ), 'descriptionUrl' => 'https://' . str_repeat( '"', 1992 ),
	'thumbs' => array_fill( 0, 8, [ 'width' => 1, 'height' => 2, 'url' => 'https://' . str_repeat( '"', 1992 ) ] ) ] + described( $name );
refused( $put( ...array_map( static fn ( $i ) => $longest( "L$i" ), range( 1, 50 ) ) ) );
$four = array_map( static fn ( $i ) => $longest( str_repeat( '"', 239 ) . $i ), range( 1, 4 ) );
Media::put( wiki(), $four );
$status = WikiSocial\Statuses::post( viewer( 1 ), [ 'text' => 'x', 'media' => array_map(
	static fn ( $file ) => shown( $file['file'], str_repeat( "\u{1F43B}", 1000 ) ), $four ) ] )['status'];
var_dump( count( $status['media'] ), $status['media'][3]['thumbs'] === $four[3]['thumbs'], count( Media::get( wiki(), array_column( $four, 'file' ) ) ) );
?>
--EXPECT--
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException media-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException media-invalid -
0
0 94
WikiSocial\InvalidException media-invalid -
int(4)
bool(true)
int(4)
