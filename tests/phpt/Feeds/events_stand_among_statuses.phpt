--TEST--
Events stand in the feeds of all, of who announced them and of their page, while they are announced and seen
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\{Events, Feeds, Viewer};

$what = static fn ( array $page ) => implode( ' ', array_map( static fn ( $s ) => $s['type'] === 'event' ? "[{$s['tag']}]" : $s['text'], $page['items'] ) );
$show = static function ( Viewer $who ) use ( $what ): void {
	echo $what( Feeds::public( $who ) ), ' | ', $what( Feeds::user( $who, 1 ) ), ' | ', $what( Feeds::page( $who, 5 ) ), "\n";
};
post( viewer( 1 ), 'one' );
post( viewer( 3 ), 'three' );
save( 1, 5, 10, [ tag( 'a' ), tag( 'b' ) ] );
post( viewer( 1 ), 'two' );
save( 2, 6, 11, [ tag( 'c' ), tag( 'a' ) ] );
$show( viewer( 3 ) );
$show( viewer( 0 ) );
$show( new Viewer( 'other', 3 ) );

// Page by page, each but once.
for ( $cursor = null, $pages = []; $pages === [] || $cursor !== null; $cursor = $page['next'] ) {
	$page = Feeds::public( viewer( 3 ), 2, $cursor );
	$pages[] = $what( $page );
}
echo implode( ' / ', $pages ), ', ', counted( 'exchanges', static fn () => Feeds::public( viewer( 3 ) ) ), "\n";
$event = Feeds::user( viewer( 3 ), 2 )['items'][0];
var_dump( $event == Events::byTag( viewer( 3 ), [ 'c' ] )[0] );

save( 2, 5, 12, [ tag( 'b' ) ] );
save( 2, 6, 13, [] );
echo 'suspended: ';
$show( viewer( 3 ) );
save( 2, 6, 14, [ tag( 'a' ), tag( 'c' ) ] );
sql( "INSERT INTO social.mute (actor_id, muted_id) SELECT me.id, o.id FROM social.actor AS me, social.actor AS o WHERE me.wiki = '" . wiki() . "' AND o.wiki = me.wiki AND me.kind = 0 AND o.kind = 0 AND me.local_id = 3 AND o.local_id = 2" );
echo 'muted: ';
$show( viewer( 3 ) );
sql( 'UPDATE social.target SET hide_level = 1 WHERE id = ' . event_id( 'b' ) );
echo 'hidden: ';
$show( viewer( 4 ) );
?>
--EXPECT--
[c] two [b] [a] three one | two [b] [a] one | [b] [a]
[c] two [b] [a] three one | two [b] [a] one | [b] [a]
 |  | 
[c] two / [b] [a] / three one, 1
bool(true)
suspended: two [b] three one | two [b] one | [b]
muted: two [b] [a] three one | two [b] [a] one | [b]
hidden: [c] two [a] three one | two [a] one | 
