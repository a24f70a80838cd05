--TEST--
Organisers set status, closing, questions and organisers; others are refused
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\{Events, Viewer};

save( 1, 5, 10, [ tag( 'party', [ 'capacity' => 2 ] ), tag( 'gone' ) ] );
$id = event_id( 'party' );
$gone = event_id( 'gone' );
save( 1, 5, 11, [ tag( 'party', [ 'capacity' => 2 ] ) ] );
$log = static fn () => implode( ' ', array_map( static fn ( $e ) => "{$e['actorId']}:{$e['action']}:" . ( $e['personId'] ?? '-' ) . ":{$e['reason']}",
	Events::entries( wiki(), '0', 1000 ) ) );

echo counted( 'exchanges', static function () use ( $id ) {
	foreach ( [ 'cancelled', 'cancelled', 'postponed', 'planned' ] as $status ) {
		[ 'changed' => $changed, 'event' => $event ] = Events::setStatus( viewer( 1 ), $id, $status, 'rain' );
		echo json_encode( [ $changed, $event['status'], $event['open'], $event['sequence'] ] ), ' ';
	}
	foreach ( [ true, true, false ] as $closed ) {
		[ 'changed' => $changed, 'event' => $event ] = Events::setClosed( viewer( 9, Viewer::CAP_MODERATE ), $id, $closed, '' );
		echo json_encode( [ $changed, $event['closed'], $event['open'], $event['sequence'] ] ), ' ';
	}
} ), "\n", $log(), "\n";

$questions = [ [ 'question' => "Food? ", 'answers' => [ 'any', 'vegan' ] ], [ 'question' => 'Träger', 'answers' => [ 'ä', "\u{1F600}" ] ] ];
echo counted( 'exchanges', static function () use ( $id, $questions ) {
	foreach ( [ [ 'questions' => $questions ], [ 'questions' => $questions, 'tiesEdits' => true ], [], [ 'questions' => $questions ] ] as $settings ) {
		[ 'changed' => $changed, 'event' => $event ] = Events::configure( viewer( 1 ), $id, $settings );
		echo json_encode( [ $changed, $event['questions'], $event['tiesEdits'] ], JSON_UNESCAPED_UNICODE ), "\n";
	}
} ), "\n";
echo counted( 'exchanges', static function () use ( $id ) {
	echo json_encode( [ Events::addOrganiser( viewer( 1 ), $id, 2, 'helps' ), Events::addOrganiser( viewer( 2 ), $id, 2, '' ),
		Events::removeOrganiser( viewer( 2 ), $id, 1, 'left' ), Events::removeOrganiser( viewer( 2 ), $id, 1, '' ), Events::removeOrganiser( viewer( 2 ), $id, 77, '' ) ] ), ' ';
} ), "\n", $log(), "\n";
refused( static fn () => Events::removeOrganiser( viewer( 2 ), $id, 2, '' ) );
for ( $i = 20; $i < 39; $i++ ) {
	Events::addOrganiser( viewer( 2 ), $id, $i, '' );
}
refused( static fn () => Events::addOrganiser( viewer( 2 ), $id, 39, '' ) );
echo count( Events::find( viewer( 0 ), [ $id ] )[0]['organisers'] ), "\n";

// People come.
sql( "INSERT INTO social.actor (wiki, kind, local_id) SELECT '" . wiki() . "', 0, g FROM generate_series(50, 53) AS g" );
sql( "INSERT INTO social.signup (event_id, actor_id, state, queue, answers)
	SELECT $id, a.id, s.state, s.state, CASE WHEN s.state = 3 THEN '{2,1}'::smallint[] ELSE '{}' END
	FROM (VALUES (50, 3), (51, 2), (52, 1), (53, 0)) AS s (person, state) JOIN social.actor AS a ON a.wiki = '" . wiki() . "' AND a.kind = 0 AND a.local_id = s.person" );
echo counted( 'exchanges', static function () use ( $id ) {
	$one = Events::message( viewer( 2 ), $id, [ 'going', 'waitlisted' ], "Bring\r\nshoes ", 'k' );
	$again = Events::message( viewer( 2 ), $id, [ 'waitlisted', 'going' ], "Bring\nshoes", 'k' );
	echo json_encode( [ $one['recipients'], $one === $again, Events::message( viewer( 2 ), $id, [ 'declined' ], 'Why?', 'k2' )['recipients'] ] ), ' ';
} ), ' ', sql( "SELECT string_agg(states || ':' || text, '/' ORDER BY id) FROM social.event_message WHERE event_id = $id" ), "\n";
refused( static fn () => Events::message( viewer( 2 ), $id, [ 'going' ], 'other', 'k' ) );
refused( static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => [] ] ) );
echo json_encode( Events::configure( viewer( 2 ), $id, [ 'tiesEdits' => false ] )['changed'] ), "\n";
$seen = Events::find( viewer( 51 ), [ $id ] )[0];
echo json_encode( [ $seen['going'], $seen['waiting'], $seen['interested'], $seen['mine'] ] ), "\n";

// Answers are forgotten when all is over.
echo Events::settleAnswers( 10 ), ' ';
sql( "UPDATE social.event SET starts_at = now() - interval '40 days', ends_at = now() - interval '31 days', last_at = now() - interval '31 days' WHERE id = $id" );
echo Events::settleAnswers( 10 ), ' ', Events::settleAnswers( 10 ), ' ', sql( "SELECT e.totals, (SELECT count(*) FROM social.signup WHERE event_id = e.id AND answers <> '{}') FROM social.event AS e WHERE id = $id" ), "\n";
refused( static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => [] ] ) );

$acts = [
	static fn ( $v, $id, $reason ) => Events::setStatus( $v, $id, 'planned', $reason ),
	static fn ( $v, $id, $reason ) => Events::setClosed( $v, $id, false, $reason ),
	static fn ( $v, $id, $reason ) => Events::addOrganiser( $v, $id, 3, $reason ),
	static fn ( $v, $id, $reason ) => Events::removeOrganiser( $v, $id, 3, $reason ),
	static fn ( $v, $id, $reason ) => Events::configure( $v, $id, [ 'tiesEdits' => true ] ),
	static fn ( $v, $id, $reason ) => Events::message( $v, $id, [ 'going' ], 'text', 'k9' ),
];
foreach ( $acts as $n => $act ) {
	refused( static fn () => $act( viewer( 3 ), $id, '' ) );
	refused( static fn () => $act( viewer( 0 ), $id, '' ) );
	refused( static fn () => $act( viewer( 3 ), $gone, '' ) );
	refused( static fn () => $act( viewer( 1 ), '7', '' ) );
	refused( static fn () => $act( viewer( 1 ), 'x', '' ) );
	if ( $n < 4 ) {
		refused( static fn () => $act( viewer( 2 ), $id, str_repeat( 'a', 501 ) ) );
		refused( static fn () => $act( viewer( 2 ), $id, "a\nb" ) );
		refused( static fn () => $act( viewer( 2 ), $id, "\xff" ) );
	}
}
foreach ( [
	static fn () => Events::setStatus( viewer( 2 ), $id, 'over', '' ), static fn () => Events::addOrganiser( viewer( 2 ), $id, 0, '' ),
	static fn () => Events::removeOrganiser( viewer( 2 ), $id, -1, '' ),
	static fn () => Events::configure( viewer( 2 ), $id, [ 'x' => 1 ] ), static fn () => Events::configure( viewer( 2 ), $id, [ 'tiesEdits' => 1 ] ),
	static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => [ [ 'question' => 'a', 'answers' => [ 'b' ] ] ] ] ),
	static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => [ [ 'question' => '', 'answers' => [ 'b', 'c' ] ] ] ] ),
	static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => [ [ 'question' => 'a', 'answers' => [ 'b', str_repeat( 'c', 101 ) ] ] ] ] ),
	static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => [ [ 'question' => str_repeat( 'a', 301 ), 'answers' => [ 'b', 'c' ] ] ] ] ),
	static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => array_fill( 0, 11, [ 'question' => 'a', 'answers' => [ 'b', 'c' ] ] ) ] ),
	static fn () => Events::configure( viewer( 2 ), $id, [ 'questions' => [ [ 'question' => "a\x02", 'answers' => [ 'b', 'c' ] ] ] ] ),
	static fn () => Events::message( viewer( 2 ), $id, [], 'text', 'k9' ), static fn () => Events::message( viewer( 2 ), $id, [ 'removed' ], 'text', 'k9' ),
	static fn () => Events::message( viewer( 2 ), $id, [ 'all' ], 'text', 'k9' ), static fn () => Events::message( viewer( 2 ), $id, [ 'going' ], ' ', 'k9' ),
	static fn () => Events::message( viewer( 2 ), $id, [ 'going' ], str_repeat( 'a', 2001 ), 'k9' ), static fn () => Events::message( viewer( 2 ), $id, [ 'going' ], 'a', '' ),
	static fn () => Events::entries( '', '0', 1 ), static fn () => Events::entries( wiki(), 'x', 1 ), static fn () => Events::entries( wiki(), '0', 1001 ),
	static fn () => Events::settleAnswers( 0 ),
] as $call ) {
	refused( $call );
}
?>
--EXPECT--
[true,"cancelled",false,1] [false,"cancelled",false,1] [true,"postponed",true,2] [true,"planned",true,3] [true,true,false,3] [false,true,false,3] [true,false,true,3] 7
1:5:-:rain 1:6:-:rain 1:7:-:rain 9:3:-: 9:4:-:
[true,[{"question":"Food?","answers":["any","vegan"]},{"question":"Träger","answers":["ä","😀"]}],false]
[true,[{"question":"Food?","answers":["any","vegan"]},{"question":"Träger","answers":["ä","😀"]}],true]
[false,[{"question":"Food?","answers":["any","vegan"]},{"question":"Träger","answers":["ä","😀"]}],true]
[false,[{"question":"Food?","answers":["any","vegan"]},{"question":"Träger","answers":["ä","😀"]}],true]
4
[{"changed":true},{"changed":false},{"changed":true},{"changed":false},{"changed":false}] 5
1:5:-:rain 1:6:-:rain 1:7:-:rain 9:3:-: 9:4:-: 1:1:2:helps 2:2:1:left
WikiSocial\ForbiddenException organiser-last -
WikiSocial\ForbiddenException event-organisers-too-many -
20
[2,true,1] 3 12:Bring
shoes/1:Why?
WikiSocial\ConflictException key-reused -
WikiSocial\ForbiddenException event-questions-answered -
true
[1,1,1,{"state":"waitlisted","position":1,"guests":0,"public":true,"ties":false,"note":"","answers":[],"attended":null}]
0 1 0 [[0, 1], [1, 0]]|0
WikiSocial\ForbiddenException event-questions-answered -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException text-encoding -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException text-encoding -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException text-encoding -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException text-encoding -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException text-empty -
WikiSocial\InvalidException text-too-long -
WikiSocial\InvalidException key-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
