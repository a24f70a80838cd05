--TEST--
A cursor that no feed gave out is refused, also another feed's
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;

post( viewer( 1 ), 'a' );
post( viewer( 1 ), 'b' );
$cursor = Feeds::public( viewer( 1 ), 1 )['next'];
$own = Feeds::user( viewer( 1 ), 1, 1 )['next'];
$forged = [ '', '0', '1', 'null', "$cursor=", " $cursor", "$cursor\0", substr( $cursor, 1 ), strtolower( $cursor ),
	base64_encode( '{"before":1}' ), str_repeat( 'A', 19 ), str_repeat( 'A', 100000 ), $own, "1' OR 1=1 --" ];
for ( $i = 0; $i < strlen( $cursor ); $i++ ) {
	$changed = $cursor;
	$changed[$i] = $changed[$i] === 'A' ? 'B' : 'A';
	$forged[] = $changed;
}
$reasons = [];
foreach ( $forged as $text ) {
	try {
		Feeds::public( viewer( 1 ), 1, $text );
		echo "accepted: $text\n";
	} catch ( WikiSocial\InvalidException $e ) {
		$reasons[] = $e->getReason();
	}
}
var_dump( count( $reasons ) === count( $forged ), array_unique( $reasons ) );
refused( static fn () => Feeds::user( viewer( 1 ), 1, 1, $cursor ) );
echo texts( Feeds::public( viewer( 1 ), 1, $cursor ) )[0], texts( Feeds::user( viewer( 1 ), 1, 1, $own ) )[0], "\n";
?>
--EXPECT--
bool(true)
array(1) {
  [0]=>
  string(14) "cursor-invalid"
}
WikiSocial\InvalidException cursor-invalid -
aa
