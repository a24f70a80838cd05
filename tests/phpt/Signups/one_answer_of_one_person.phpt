--TEST--
An answer is one for each person and event, is changed and taken back, and costs one exchange
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/event.inc';
use WikiSocial\Signups;

$event = announced( event_id(), 2 );
$show = static fn ( array $outcome ) => print( json_encode( $outcome ) . "\n" );
$show( Signups::put( viewer( 2 ), $event, going( [ 'guests' => 1 ] ) ) );
$show( Signups::put( viewer( 2 ), $event, going( [ 'guests' => 1 ] ) ) );
$show( Signups::put( viewer( 3 ), $event, [ 'answer' => 'going' ] ) );
$show( Signups::put( viewer( 4 ), $event, going() ) );
$show( Signups::put( viewer( 5 ), $event, [ 'answer' => 'interested' ] ) );
$show( Signups::remove( viewer( 2 ), $event ) );
$show( Signups::remove( viewer( 2 ), $event ) );
$show( Signups::put( viewer( 5 ), $event, [ 'answer' => 'declined', 'note' => " Sorry\r\n " ] ) );
echo json_encode( sql( "SELECT note FROM social.signup WHERE event_id = $event AND state = 0" ) ), "\n";
$calls = [
	static fn () => Signups::put( viewer( 6 ), $event, going() ), static fn () => Signups::remove( viewer( 6 ), $event ),
	static fn () => Signups::list( viewer( 6 ), $event ), static fn () => Signups::move( viewer( 1 ), $event, 3, 'attended', '' ),
	static fn () => Signups::answers( viewer( 1 ), $event ), static fn () => Signups::tied( viewer( 0 ), $event ),
];
foreach ( $calls as $call ) {
	echo counted( 'exchanges', $call );
}
?>

--EXPECT--
{"state":"going","position":null,"changed":true,"going":2,"waiting":0,"promoted":[]}
{"state":"going","position":null,"changed":false,"going":2,"waiting":0,"promoted":[]}
{"state":"waitlisted","position":1,"changed":true,"going":2,"waiting":1,"promoted":[]}
{"state":"waitlisted","position":2,"changed":true,"going":2,"waiting":2,"promoted":[]}
{"state":"interested","position":null,"changed":true,"going":2,"waiting":2,"promoted":[]}
{"state":null,"position":null,"changed":true,"going":2,"waiting":0,"promoted":[3,4]}
{"state":null,"position":null,"changed":false,"going":2,"waiting":0,"promoted":[]}
{"state":"declined","position":null,"changed":true,"going":2,"waiting":0,"promoted":[]}
"Sorry"
111111
