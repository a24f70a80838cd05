--TEST--
A mention that is to be mailed is leased by person, as the list has it, handed over once, and done
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Deliveries, Notifications};

$author = viewer( 1 );
function mention( string $text, int ...$users ): string {
	$entities = [];
	foreach ( $users as $at => $user ) {
		$entities[] = [ 'type' => 'user', 'start' => 2 * $at, 'length' => 2, 'userId' => $user ];
	}
	return WikiSocial\Statuses::post( $GLOBALS['author'], [ 'text' => str_repeat( '@x', count( $users ) ) . $text, 'entities' => $entities ] )['status']['id'];
}
function serve(): void {
	do {
		[ , $out, $err ] = php( [ '-r', "echo json_encode(WikiSocial\Activity::batch('fanout', 1000));" ],
			[ 'wikisocial.dsn' => getenv( 'SOCIAL_DSN_WORKER' ) ] );
		$batch = json_decode( $out ) ?? die( $out . $err );
	} while ( $batch->more );
	sql( "UPDATE social.delivery SET due_at = now() WHERE dead_at IS NULL AND wiki = '" . wiki() . "'" );
}
function brief( array $taken ): string {
	return implode( ' ', array_map( static fn ( array $one ) => $one['userId'] . ':' .
		implode( ',', array_column( $one['items'], 'excerpt' ) ) . ':' . implode( ',', $one['leases'] ), $taken['people'] ) ) . " closed {$taken['closed']}\n";
}

foreach ( [ 1, 2, 3 ] as $user ) {
	post( viewer( $user ), 'so that the store knows me' );
}
mention( 'one', 2, 3 );
mention( 'two', 2 );
serve();
$taken = [];
echo counted( 'exchanges', static function () use ( &$taken ) {
	$taken = Deliveries::take( wiki() );
} ), ' ', brief( $taken );
echo json_encode( Notifications::list( viewer( 2 ) )['items'] === $taken['people'][0]['items'] ), "\n";
echo brief( Deliveries::take( wiki() ) );
[ $two, $three ] = $taken['people'];
echo json_encode( [ Deliveries::handed( $two['leases'] ), Deliveries::handed( $two['leases'] ), Deliveries::done( $two['leases'] ), Deliveries::done( $two['leases'] ) ] ), "\n";
echo json_encode( [ Deliveries::handed( $three['leases'] ), Deliveries::failed( $three['leases'], 'no server', true ) ] ), "\n";
serve();
echo brief( Deliveries::take( wiki() ) );

// Read meanwhile, hidden meanwhile.
mention( 'three', 2 );
$gone = mention( 'four', 3 );
serve();
Notifications::markRead( viewer( 2 ), [], Notifications::list( viewer( 2 ) )['items'][0]['seq'] );
WikiSocial\Statuses::delete( $author, $gone );
echo brief( Deliveries::take( wiki() ) );

// A sender that never came back.
sql( "UPDATE social.delivery SET leased_until = now() - interval '1 second', handed_at = now() WHERE wiki = '" . wiki() . "'" );
echo brief( Deliveries::take( wiki() ) );
[ $dead ] = Deliveries::dead( wiki() );
echo "{$dead['userId']} {$dead['kind']} {$dead['attempts']} {$dead['reason']} ", abs( $dead['at'] / 1e6 - time() ) < 60 ? 'now' : 'then', "\n";
echo json_encode( [ Deliveries::due( wiki() ), Deliveries::redrive( wiki(), $dead['id'] ), Deliveries::redrive( wiki(), $dead['id'] ), Deliveries::due( wiki() ) ] ), ' ';
$taken = Deliveries::take( wiki() );
echo brief( $taken );

// What may have been sent is not tried again.
[ [ 'leases' => $leases ] ] = $taken['people'];
echo json_encode( [ Deliveries::due( wiki() ), Deliveries::handed( $leases ), Deliveries::failed( $leases, 'cut', false ), Deliveries::dead( wiki() )[0]['reason'] ] ), ' ';
serve();
echo brief( Deliveries::take( wiki() ) );
?>
--EXPECT--
2 2:@xtwo,@x@xone:1,1 3:@x@xone:1 closed 0
true
 closed 0
[true,false,2,0]
[true,1]
3:@x@xone:2 closed 0
 closed 2
 closed 0
3 mention 2 unknown now
[false,true,false,true] 3:@x@xone:3 closed 0
[false,true,1,"unknown: cut"]  closed 0
