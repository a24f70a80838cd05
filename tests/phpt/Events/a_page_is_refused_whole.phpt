--TEST--
What is no page, no list of tags, or has a tag with a mistake is refused as a whole
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\Events;

$sync = static fn ( int $page, string $revision, array $tags ) => static fn () => Events::sync( viewer( 1 ), $page, $revision, $tags, true );
foreach ( [
	$sync( 0, '1', [] ), $sync( 5, '0', [] ), $sync( 5, 'x', [] ), $sync( 5, '1', array_fill( 0, 51, tag( 'a' ) ) ), $sync( 5, '1', [ 'x' => tag( 'a' ) ] ),
	$sync( 5, '1', [ 7 ] ), $sync( 5, '1', [ [] ] ), $sync( 5, '1', [ tag( 'good' ), tag( 'b', [ 'title' => '' ] ) ] ),
	$sync( 5, '1', [ [ 'tag' => '@7', 'keep' => true ] ] ),
	static fn () => Events::find( viewer( 1 ), array_fill( 0, 51, '1' ) ), static fn () => Events::find( viewer( 1 ), [ 'a' => '1' ] ),
	static fn () => Events::byTag( viewer( 1 ), [ 1 ] ),
] as $call ) {
	refused( $call );
}
var_dump( Events::byTag( viewer( 1 ), [ 'good' ] ) );
// The longest texts there are.
$year = (int)date( 'Y' ) + 2;
$tags = [];
for ( $i = 0; $i < 50; $i++ ) {
	$tags[] = tag( "big$i", [ 'title' => str_repeat( '"', 200 ), 'description' => str_repeat( "\u{1F600}", 2000 ), 'place' => str_repeat( "\u{1F600}", 200 ),
		'link' => 'https://' . str_repeat( '\\', 1992 ), 'file' => str_repeat( 'a', 240 ), 'rule' => 'FREQ=DAILY;COUNT=30',
		'except' => array_map( static fn ( $n ) => "$year-05-01T" . sprintf( '%02d:%02d', 11 + $n % 12, $n % 60 ), range( 0, 365 ) ) ] );
}
echo implode( ',', array_unique( array_column( Events::sync( viewer( 1 ), 6, '1', $tags, true ), 'result' ) ) ), "\n";
echo implode( ',', array_unique( array_column( Events::sync( viewer( 1 ), 6, '2', $tags, true ), 'result' ) ) ), "\n";
echo count( array_filter( Events::byTag( viewer( 1 ), array_column( $tags, 'tag' ) ) ) ), "\n";
?>
--EXPECT--
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-title-empty -
WikiSocial\InvalidException event-tag-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
array(1) {
  [0]=>
  NULL
}
created
same
50
