--TEST--
A calendar of as many events as it may have, with the longest texts, is read in one exchange
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\Calendars;

$start = date( 'Y-m-d', strtotime( '+5 days' ) );
for ( $page = 1; $page <= 11; $page++ ) {
	$tags = [];
	for ( $i = 0; $i < 50; $i++ ) {
		$tags[] = tag( "t$page-$i", [ 'description' => str_repeat( '🎂', 2000 ), 'title' => str_repeat( '🎂', 200 ), 'place' => str_repeat( '🎂', 200 ),
			'link' => 'https://m.example/' . str_repeat( 'x', 1900 ), 'start' => "{$start}T10:00", 'end' => "{$start}T12:00" ] );
	}
	save( 1, $page, 1, $tags );
}
echo counted( 'exchanges', static fn () => print( count( Calendars::events( viewer( 0 ), 'wiki' ) ) . ' ' ) ), "\n";
?>
--EXPECT--
500 1
