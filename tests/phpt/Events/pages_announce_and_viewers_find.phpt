--TEST--
Pages announce events, and viewers find them by id and tag
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\{Events, Viewer};

$year = (int)date( 'Y' ) + 2;
echo counted( 'exchanges', static function () use ( $year ) {
	echo save( 1, 5, 10, [ tag( 'party', [ 'title' => " Garden  \n", 'description' => "Line\r\nnext", 'link' => 'https://example.org/?a=1', 'file' => 'A.jpg',
		'rule' => 'freq=weekly;count=3', 'except' => [ "$year-05-08" ], 'deadline' => "$year-04-30T12:00", 'capacity' => 5, 'guestsMax' => 2 ] ),
		tag( '' ) ] ), "\n";
} ), "\n";
$id = event_id( 'party' );
$event = Events::find( viewer( 1 ), [ $id ] )[0];
$times = [ 'startAt', 'endAt', 'lastAt', 'deadlineAt', 'created', 'changed' ];
foreach ( $times as $time ) {
	$event[$time] = $event[$time] === null ? null : intdiv( $event[$time], 1000000 ) - strtotime( "$year-05-01T08:00Z" );
}
$event['created'] = $event['changed'] = $event['created'] === $event['changed'];
foreach ( $event['dates'] as &$date ) {
	$date = $date['start'] . ' ' . $date['end'] . ' ' . ( $date['endAt'] - $date['startAt'] ) / 1e6;
}
unset( $event['id'], $event['wiki'] );
echo str_replace( (string)$year, 'YYYY', json_encode( $event, JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT ) ), "\n";
var_dump( $event['homeId'] === 5 );

echo counted( 'exchanges', static function () use ( $id ) {
	foreach ( [ 1, 2, 0 ] as $user ) {
		[ $unknown, $wrong, $found ] = Events::find( viewer( $user ), [ '99', 'x', $id ] );
		echo json_encode( [ $unknown, $wrong, $found['tag'], $found['organiser'], $found['organisers'], $found['mine'] ] ), "\n";
	}
} ), "\n";
echo counted( 'exchanges', static function () {
	echo json_encode( array_map( static fn ( $e ) => $e['tag'] ?? null, Events::byTag( viewer( 2 ), [ '@5', 'none', "a\nparty", 'party', '' ] ) ) ), "\n";
	echo json_encode( [ Events::byTag( viewer( 2 ), [] ), Events::find( viewer( 2 ), [] ), Events::find( new Viewer( 'elsewhere', 1 ), [ event_id( 'party' ) ] ) ] ), "\n";
} ), "\n";

// The page changes.
echo save( 2, 5, 11, [ tag( 'party', [ 'title' => 'Other', 'capacity' => 9 ] ), tag( '', [ 'keep' => true ] ) ] ), "\n";
[ $party ] = Events::byTag( viewer( 2 ), [ 'party' ] );
echo json_encode( [ $party['title'], $party['capacity'], $party['sequence'], count( $party['dates'] ), $party['guestsMax'] ] ), "\n";
echo save( 2, 5, 12, [] ), "\n";
foreach ( [ viewer( 2 ), viewer( 0 ), viewer( 1 ), viewer( 3, Viewer::CAP_MODERATE ) ] as $viewer ) {
	$seen = Events::byTag( $viewer, [ 'party' ] )[0];
	echo json_encode( $seen ? [ $seen['announced'], $seen['pageId'], $seen['homeId'], $seen['open'], $seen['organiser'] ] : null ), "\n";
}
echo save( 0, 5, 13, [ tag( 'party' ) ], false ), ' ', save( 1, 5, 12, [ tag( 'party' ) ] ), "\n";

// Restored without its newest revisions: an older one counts again where the newer is gone, and only there.
echo save( 0, 5, 9, [ tag( 'party' ) ], false, 0, '12' ), ' ';
echo counted( 'exchanges', static function () {
	echo save( 0, 5, 9, [ tag( 'party', [ 'title' => 'Older' ] ) ], false, 0, '13' ), ' ';
} ), ' ', Events::byTag( viewer( 2 ), [ 'party' ] )[0]['title'], ' ', save( 0, 5, 8, [ tag( 'party' ) ], false, 0, '8' ), ' ', save( 1, 5, 14, [ tag( 'party' ) ], true, 0, '13' ), "\n";
refused( static fn () => save( 1, 5, 14, [], true, 0, 'x' ) );
?>
--EXPECT--
party:created @5:created
1
{
    "type": "event",
    "tag": "party",
    "pageId": 5,
    "homeId": 5,
    "creatorId": 1,
    "title": " Garden",
    "description": "Line\nnext",
    "place": "Hall",
    "link": "https://example.org/?a=1",
    "file": "A.jpg",
    "lang": "en",
    "zone": "Europe/Berlin",
    "start": "YYYY-05-01T10:00",
    "end": "YYYY-05-01T12:00",
    "startAt": 0,
    "endAt": 7200,
    "lastAt": 1216800,
    "rule": "FREQ=WEEKLY;COUNT=3",
    "except": [
        "YYYY-05-08T10:00"
    ],
    "deadline": "YYYY-04-30T12:00",
    "deadlineAt": -79200,
    "capacity": 5,
    "waitlist": true,
    "guestsMax": 2,
    "status": "planned",
    "closed": false,
    "announced": true,
    "past": false,
    "open": true,
    "tiesEdits": false,
    "questions": [],
    "sequence": 0,
    "created": true,
    "changed": true,
    "hidden": "",
    "going": 0,
    "waiting": 0,
    "interested": 0,
    "dates": [
        "YYYY-05-01T10:00 YYYY-05-01T12:00 7200",
        "YYYY-05-15T10:00 YYYY-05-15T12:00 7200"
    ],
    "organiser": true,
    "organisers": [
        1
    ],
    "mine": null
}
bool(true)
[null,null,"party",true,[1],null]
[null,null,"party",false,[1],null]
[null,null,"party",false,[1],null]
3
["@5",null,null,"party",null]
[[],[],[null]]
3
party:changed+ @5:same
["Other",5,1,1,2]

null
null
[false,0,5,false,true]
[false,0,5,false,true]
party:changed+ party:stale
party:stale party:changed+ 1 Older party:stale party:changed+
WikiSocial\InvalidException event-invalid -
