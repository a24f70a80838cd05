--TEST--
Media::put stores what is said of files, and get answers with it
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Media;

$kinds = [ 'image', 'drawing', 'video', 'audio', 'document', 'other' ];
$files = [];
foreach ( $kinds as $kind ) {
	$files[] = described( "$kind Ä.x", [ 'kind' => $kind ] );
}
$bare = described( 'bare', [ 'thumbs' => [], 'attribution' => false ] );
foreach ( $bare as $name => $value ) {
	if ( is_string( $value ) && $name !== 'file' && $name !== 'kind' ) {
		$bare[$name] = '';
	} elseif ( is_int( $value ) ) {
		$bare[$name] = 0;
	}
}
$files[] = $bare;
Media::put( wiki(), $files );
$names = array_reverse( array_column( $files, 'file' ) );
$got = Media::get( wiki(), [ 'unknown', ...$names ] );
var_dump( array_column( $got, 'file' ) === $names );
foreach ( array_reverse( $got ) as $i => $one ) {
	ksort( $one );
	$expected = $files[$i] + [ 'gone' => false, 'refreshed' => $one['refreshed'] ];
	ksort( $expected );
	echo $one === $expected ? '' : var_export( [ $one, $expected ], true );
}
echo implode( ' ', array_keys( $got[0] ) ), "\n";
var_dump( abs( $got[0]['refreshed'] / 1e6 - time() ) < 60 );

// Said anew it is what was said last; what is gone keeps it, until it is found again.
Media::put( wiki(), [ described( 'bare', [ 'title' => 'Moved', 'gone' => false ] ) ] );
$now = Media::get( wiki(), [ 'bare' ] )[0];
echo $now['title'], ' ', $now['author'], ' ', json_encode( $now['thumbs'] ), "\n";
var_dump( $now['refreshed'] > $got[0]['refreshed'] );
Media::put( wiki(), [ [ 'file' => 'bare', 'gone' => true ], [ 'file' => 'never', 'gone' => true ], described( 'new' ) ] );
$gone = Media::get( wiki(), [ 'bare', 'never', 'new' ] );
var_dump( $gone[0]['gone'], $gone[0]['title'], count( $gone ), $gone[1]['gone'] );
Media::put( wiki(), [ described( 'bare' ) ] );
var_dump( Media::get( wiki(), [ 'bare' ] )[0]['gone'] );

// Each wiki has its own.
var_dump( Media::get( wiki() . 'x', [ 'bare' ] ), Media::get( wiki(), [] ), Media::put( wiki(), [] ) );
echo Media::LIST_MAX, ' ', Media::TAKE_MAX, ' ', Media::STATUSES_MAX, "\n";
?>
--EXPECT--
bool(true)
file title repo kind mime sha1 size width height author authorUrl licence licenceUrl attribution description descriptionUrl url thumbs gone refreshed
bool(true)
Moved Jane "J" Doe [{"width":320,"height":240,"url":"https:\/\/u.example\/320px-x.jpg"}]
bool(true)
bool(true)
string(5) "Moved"
int(2)
bool(false)
bool(false)
array(0) {
}
array(0) {
}
NULL
50 500 1000
