--TEST--
Who comes is told page by page, and what is private to organisers and oneself alone
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/event.inc';
use WikiSocial\{Signups, Viewer};

$event = announced( event_id(), 5, "ties_edits = true, questions = '[{\"question\": \"q\", \"answers\": [\"a\", \"b\"]}]'" );
for ( $user = 2; $user <= 9; $user++ ) {
	Signups::put( viewer( $user ), $event, going( [ 'public' => $user % 3 !== 0, 'note' => "n$user", 'ties' => $user < 5, 'answers' => [ $user % 3 ] ] ) );
}
Signups::put( viewer( 10 ), $event, [ 'answer' => 'interested' ] );
Signups::put( viewer( 11 ), $event, [ 'answer' => 'declined' ] );
echo json_encode( Signups::move( viewer( 1 ), $event, 5, 'remove', 'No' ) ), "\n";
echo json_encode( Signups::move( viewer( 1 ), $event, 2, 'attended', '' ) ), "\n";
$line = static fn ( array $item ) => $item['userId'] . substr( $item['state'], 0, 1 ) . ( $item['position'] ?? '' ) . ( $item['public'] ? '' : '-' )
	. ( $item['note'] === null ? '' : "({$item['note']})" ) . ( $item['attended'] === true ? '*' : '' ) . ( $item['ties'] ? '~' : '' );
foreach ( [ 'anybody' => viewer( 0 ), 'oneself' => viewer( 6 ), 'organiser' => viewer( 1 ), 'moderator' => viewer( 99, Viewer::CAP_MODERATE ) ] as $who => $viewer ) {
	echo $who;
	$cursor = null;
	do {
		$page = Signups::list( $viewer, $event, null, 3, $cursor );
		echo ' | ', implode( ' ', array_map( $line, $page['items'] ) );
		$cursor = $page['next'];
	} while ( $cursor !== null );
	echo "\n", json_encode( $page['counts'] ), "\n";
}
foreach ( [ 'going', 'waitlisted', 'interested', 'declined', 'removed' ] as $state ) {
	$page = Signups::list( viewer( 1 ), $event, $state, 1 );
	echo $state, ' ', implode( ' ', array_map( $line, $page['items'] ) ), $page['next'] === null ? '' : ' …', "\n";
}
$next = Signups::list( viewer( 1 ), $event, 'going', 1 )['next'];
refused( static fn () => Signups::list( viewer( 1 ), $event, 'waitlisted', 1, $next ) );
echo implode( ' ', array_map( $line, Signups::list( viewer( 1 ), $event, null, 2, $next )['items'] ) ), "\n";
echo json_encode( array_keys( Signups::list( viewer( 0 ), $event )['items'][0] ) ), "\n";
echo json_encode( [ Signups::answers( viewer( 1 ), $event ), Signups::tied( viewer( 0 ), $event ) ] ), "\n";
sql( "UPDATE social.actor SET hidden = true WHERE wiki = '" . wiki() . "' AND kind = 0 AND local_id IN (2, 6)" );
foreach ( [ viewer( 0 ), viewer( 6 ), viewer( 1 ), viewer( 1, Viewer::CAP_SUPPRESS ) ] as $viewer ) {
	$page = Signups::list( $viewer, $event, 'going' );
	echo implode( ' ', array_map( $line, $page['items'] ) ), ' ', $page['counts']['going'], ' ', $page['counts']['private'], "\n";
}
echo json_encode( Signups::tied( viewer( 0 ), $event ) ), "\n";
sql( "UPDATE social.target SET hide_level = 1 WHERE id = $event" );
refused( static fn () => Signups::list( viewer( 0 ), $event ) );
echo json_encode( Signups::tied( viewer( 0 ), $event ) ), "\n";
?>
--EXPECT--
{"state":"removed","position":null,"changed":true,"going":5,"waiting":2,"promoted":[7]}
{"state":"going","position":null,"changed":true,"going":5,"waiting":2,"promoted":[]}
anybody | 2g~ 4g~ 7g | 8w1 10i
{"going":5,"people":5,"waiting":2,"interested":1,"declined":null,"private":3}
oneself | 2g~ 4g~ 6g-(n6) | 7g 8w1 10i
{"going":5,"people":5,"waiting":2,"interested":1,"declined":null,"private":2}
organiser | 2g(n2)*~ 3g-(n3)~ 4g(n4)~ | 6g-(n6) 7g(n7) 8w1(n8) | 9w2-(n9) 10i() 11d() | 5r(n5)
{"going":5,"people":5,"waiting":2,"interested":1,"declined":1,"private":0}
moderator | 2g(n2)*~ 3g-(n3)~ 4g(n4)~ | 6g-(n6) 7g(n7) 8w1(n8) | 9w2-(n9) 10i() 11d() | 5r(n5)
{"going":5,"people":5,"waiting":2,"interested":1,"declined":1,"private":0}
going 2g(n2)*~ …
waitlisted 8w1(n8) …
interested 10i()
declined 11d()
removed 5r(n5)
WikiSocial\InvalidException cursor-invalid -
3g-(n3)~ 4g(n4)~
["userId","state","guests","public","note","at","position","attended","ties"]
[[[2,2]],[2,4]]
4g~ 7g 5 3
4g~ 6g-(n6) 7g 5 2
3g-(n3)~ 4g(n4)~ 7g(n7) 5 2
2g(n2)*~ 3g-(n3)~ 4g(n4)~ 6g-(n6) 7g(n7) 5 0
[4]
WikiSocial\NotFoundException event-not-found -
[]
