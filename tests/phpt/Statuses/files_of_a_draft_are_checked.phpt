--TEST--
Files of wrong form are refused, whichever way a draft comes, without an exchange; unknown ones write nothing
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Media, Statuses};

function reason( mixed $media ): string {
	$draft = [ 'text' => 'x', 'media' => $media ];
	$reasons = [];
	foreach ( [
		static fn () => Statuses::check( $draft ),
		static fn () => Statuses::post( viewer( 1 ), $draft ),
		static fn () => Statuses::edit( viewer( 1 ), '1', $draft ),
	] as $call ) {
		try {
			$call();
			$reasons[] = 'taken';
		} catch ( WikiSocial\Exception $e ) {
			$reasons[] = $e->getReason();
		}
	}
	return implode( ' ', array_unique( $reasons ) );
}

echo counted( 'exchanges', static function () {
	$alt = static fn ( string $alt ) => [ shown( 'A', $alt ) ];
	foreach ( [
		null, 'A', 5, [ 5 ], [ 'A' ], [ [] ], [ 'a' => shown( 'A' ) ], [ [ 'file' => 'A' ] ], [ [ 'alt' => 'A' ] ], [ [ 'file' => 5, 'alt' => '' ] ],
		[ [ 'file' => 'A', 'alt' => null ] ], [ shown( 'A' ) + [ 'more' => 1 ] ], [ shown( '' ) ], [ shown( 'a<b' ) ], [ shown( 'a>b' ) ], [ shown( 'a|b' ) ],
		[ shown( 'a}b' ) ], [ shown( "a\nb" ) ], [ shown( "\xff" ) ], [ shown( str_repeat( 'x', 241 ) ) ], [ shown( 'A' ), shown( 'B' ), shown( 'A' ) ],
		array_map( 'shown', [ 'A', 'B', 'C', 'D', 'E' ] ), $alt( str_repeat( 'ä', 1001 ) ), $alt( str_repeat( ' ', 8001 ) ), $alt( "\xff" ), $alt( "a\0" ),
		$alt( "a\tb" ), $alt( "a\x1b" ), $alt( "\u{202E}a" ), $alt( "\u{2066}a\n\u{2069}" ),
	] as $media ) {
		echo reason( $media ), "\n";
	}
} ), "\n";
$well = [ shown( str_repeat( 'x', 240 ), str_repeat( 'ä', 1000 ) . "\r\n  " ), shown( 'B', "a\r\nb\rc" ), shown( 'C', "\u{2066}a\u{2069}" ), shown( '0' ) ];
echo Statuses::check( [ 'text' => 'x', 'media' => $well ] ), Statuses::check( [ 'text' => 'x', 'media' => [] ] ), "\n";

// A file that was never put: neither status nor key nor log.
Media::put( wiki(), [ described( 'B' ) ] );
$state = static fn () => sql( "SELECT count(*) FROM social.status WHERE wiki = '" . wiki() . "'" ) . ' ' .
	sql( "SELECT count(*) FROM social.idempotency AS i JOIN social.actor AS a ON a.id = i.actor_id WHERE a.wiki = '" . wiki() . "'" );
$unknown = [ 'text' => 'x', 'media' => [ shown( 'B' ), shown( 'unknown' ) ] ];
refused( static fn () => Statuses::post( viewer( 1 ), $unknown ) );
refused( static fn () => Statuses::post( viewer( 1 ), $unknown + [ 'key' => 'k' ] ) );
refused( static fn () => Statuses::post( viewer( 1 ), [ 'text' => 'x', 'media' => [ shown( 'b' ) ] ] ) );
echo $state(), "\n";
// Put meanwhile, the same key posts it.
Media::put( wiki(), [ described( 'unknown' ) ] );
$posted = Statuses::post( viewer( 1 ), $unknown + [ 'key' => 'k' ] );
$again = Statuses::post( viewer( 1 ), $unknown + [ 'key' => 'k' ] );
var_dump( $posted['created'], $again['created'], $again['status'] === $posted['status'] );
foreach ( [ [], [ shown( 'B' ) ], [ shown( 'unknown' ), shown( 'B' ) ], [ shown( 'B', 'x' ), shown( 'unknown' ) ], [ shown( 'never' ) ] ] as $other ) {
	refused( static fn () => Statuses::post( viewer( 1 ), [ 'text' => 'x', 'media' => $other, 'key' => 'k' ] ) );
}
echo $state(), "\n";
?>
--EXPECT--
draft-invalid
draft-invalid
draft-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
media-invalid
alt-too-long
alt-too-long
text-encoding
text-control
text-control
text-control
text-bidi
text-bidi
0
xx
WikiSocial\InvalidException media-unknown -
WikiSocial\InvalidException media-unknown -
WikiSocial\InvalidException media-unknown -
0 0
bool(true)
bool(false)
bool(true)
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
1 1
