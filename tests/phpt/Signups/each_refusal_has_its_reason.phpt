--TEST--
Each refusal of Signups has its reason
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/event.inc';
use WikiSocial\Signups;

$event = announced( event_id(), 1, "questions = '[{\"question\": \"q\", \"answers\": [\"a\", \"b\"]}]'" );
$put = static fn ( $user, $answer, $id = null ) => refused( static fn () => Signups::put( viewer( $user ), $id ?? $event, $answer ) );
echo "form\n", counted( 'exchanges', static function () use ( $put, $event ) {
	foreach ( [
		[], [ 'answer' => 5 ], [ 'answer' => 'yes' ], [ 'answer' => 'waitlisted' ], [ 'answer' => 'removed' ], [ 'answer' => "going\0" ],
		going( [ 'more' => 1 ] ), going( [ 'guests' => '1' ] ), going( [ 'guests' => -1 ] ), going( [ 'public' => 1 ] ), going( [ 'note' => null ] ),
		going( [ 'ties' => 0 ] ), going( [ 'answers' => [ 'a' => 1 ] ] ), going( [ 'answers' => [ '1' ] ] ),
		going( [ 'guests' => 21 ] ), going( [ 'guests' => PHP_INT_MAX ] ), going( [ 'answers' => [ -1 ] ] ), going( [ 'answers' => [ 11 ] ] ),
		going( [ 'answers' => array_fill( 0, 11, 0 ) ] ), going( [ 'note' => str_repeat( 'ä', 501 ) ] ), going( [ 'note' => str_repeat( 'a', 5000 ) ] ),
		going( [ 'note' => "a\xff" ] ), going( [ 'note' => "a\x07" ] ), going( [ 'note' => "a\u{202E}" ] ),
	] as $answer ) {
		$put( 2, $answer );
	}
	$put( 0, going() );
	foreach ( [ '', '0', '017', '-1', 'x', '9223372036854775808' ] as $id ) {
		$put( 2, going(), $id );
	}
	refused( static fn () => Signups::remove( viewer( 0 ), $event ) );
	refused( static fn () => Signups::remove( viewer( 2 ), 'x' ) );
	refused( static fn () => Signups::list( viewer( 2 ), 'x' ) );
	refused( static fn () => Signups::list( viewer( 2 ), $event, 'all' ) );
	refused( static fn () => Signups::list( viewer( 2 ), $event, null, 0 ) );
	refused( static fn () => Signups::list( viewer( 2 ), $event, null, 501 ) );
	refused( static fn () => Signups::list( viewer( 2 ), $event, null, 10, 'x' ) );
	refused( static fn () => Signups::move( viewer( 0 ), $event, 2, 'seat', '' ) );
	refused( static fn () => Signups::move( viewer( 1 ), $event, 2, 'Seat', '' ) );
	refused( static fn () => Signups::move( viewer( 1 ), $event, 2, 'seat', str_repeat( 'a', 501 ) ) );
	refused( static fn () => Signups::move( viewer( 1 ), $event, 2, 'seat', "a\nb" ) );
	refused( static fn () => Signups::move( viewer( 1 ), $event, 2, 'seat', "a\xff" ) );
	refused( static fn () => Signups::answers( viewer( 1 ), 'x' ) );
	refused( static fn () => Signups::tied( viewer( 1 ), 'x' ) );
} ), "\nstore\n";
$put( 2, going( [ 'guests' => 6 ] ) );
$put( 2, going( [ 'answers' => [ 3 ] ] ) );
$put( 2, going( [ 'answers' => [ 1, 1 ] ] ) );
$put( 2, going( [ 'guests' => 1 ] ) );
$put( 2, going(), '1' );
refused( static fn () => Signups::list( viewer( 2 ), '1' ) );
refused( static fn () => Signups::remove( viewer( 2 ), '1' ) );
refused( static fn () => Signups::move( viewer( 2 ), '1', 2, 'seat', '' ) );
refused( static fn () => Signups::answers( viewer( 2 ), '1' ) );
refused( static fn () => Signups::move( viewer( 2 ), $event, 2, 'seat', '' ) );
refused( static fn () => Signups::answers( viewer( 2 ), $event ) );
refused( static fn () => Signups::move( viewer( 1 ), $event, 2, 'seat', '' ) );
Signups::put( viewer( 2 ), $event, going() );
Signups::put( viewer( 3 ), $event, going() );
refused( static fn () => Signups::move( viewer( 1 ), $event, 3, 'seat', '' ) );
refused( static fn () => Signups::move( viewer( 1 ), $event, 3, 'absent', '' ) );
Signups::move( viewer( 1 ), $event, 3, 'remove', 'Why' );
$put( 3, going() );
$put( 3, [ 'answer' => 'declined' ] );
echo json_encode( Signups::remove( viewer( 3 ), $event ) ), "\n";
foreach ( [ 'waitlist = false', 'closed = true', "deadline = '2020-01-01', deadline_at = '2020-01-01'", 'status = 2',
	"starts_at = '2020-01-01', ends_at = '2020-01-02', last_at = '2020-01-02'" ] as $set ) {
	$other = announced( event_id(), 1 );
	Signups::put( viewer( 2 ), $other, going() );
	sql( "UPDATE social.event SET $set WHERE id = $other" );
	$put( 4, going(), $other );
}
refused( static fn () => Signups::remove( viewer( 2 ), $other ) );
refused( static fn () => Signups::move( viewer( 1 ), $other, 2, 'wait', '' ) );
$other = announced( event_id() );
Signups::put( viewer( 2 ), $other, going() );
sql( "UPDATE social.event SET page_id = NULL WHERE id = $other" );
$put( 2, going( [ 'guests' => 1 ] ), $other );
$put( 3, going(), $other );
refused( static fn () => Signups::list( viewer( 3 ), $other ) );
echo json_encode( Signups::remove( viewer( 2 ), $other ) ), "\n";
refused( static fn () => Signups::remove( viewer( 2 ), $other ) );
?>
--EXPECT--
form
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException answer-invalid -
WikiSocial\InvalidException signup-guests-too-many -
WikiSocial\InvalidException signup-guests-too-many -
WikiSocial\InvalidException signup-answers-invalid -
WikiSocial\InvalidException signup-answers-invalid -
WikiSocial\InvalidException signup-answers-invalid -
WikiSocial\InvalidException note-too-long -
WikiSocial\InvalidException note-too-long -
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException text-bidi -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException state-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException action-invalid -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException text-encoding -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
0
store
WikiSocial\InvalidException signup-guests-too-many -
WikiSocial\InvalidException signup-answers-invalid -
WikiSocial\InvalidException signup-answers-invalid -
WikiSocial\ForbiddenException event-full -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\ForbiddenException event-not-organiser -
WikiSocial\NotFoundException signup-not-found -
WikiSocial\ForbiddenException event-full -
WikiSocial\NotFoundException signup-not-found -
WikiSocial\ForbiddenException signup-removed -
WikiSocial\ForbiddenException signup-removed -
{"state":"removed","position":null,"changed":false,"going":1,"waiting":0,"promoted":[]}
WikiSocial\ForbiddenException event-full -
WikiSocial\ForbiddenException event-closed -
WikiSocial\ForbiddenException event-closed -
WikiSocial\ForbiddenException event-cancelled -
WikiSocial\ForbiddenException event-past -
WikiSocial\ForbiddenException event-past -
WikiSocial\ForbiddenException event-past -
WikiSocial\ForbiddenException event-suspended -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
{"state":null,"position":null,"changed":true,"going":0,"waiting":0,"promoted":[]}
WikiSocial\NotFoundException event-not-found -
