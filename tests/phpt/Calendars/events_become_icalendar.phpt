--TEST--
Events become one iCalendar stream: the same bytes for the same events, whatever their texts hold
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\Calendars;
use WikiSocial\Events;

/** An event as a calendar takes it. */
function entry( array $event, array $more = [] ): array {
	return $more + [ 'uid' => $event['id'] . '@' . $event['wiki'], 'url' => 'https://w.example/' . $event['id'] ] + array_intersect_key( $event, array_flip( [
		'title', 'description', 'place', 'link', 'zone', 'start', 'end', 'rule', 'except', 'status', 'sequence', 'created', 'changed' ] ) );
}
$about = [ 'name' => 'Wiki', 'refresh' => 12 ];
$tag = tag( 'a', [ 'title' => 'Cake, tea; and 🎂', 'description' => "Two\nlines", 'link' => 'https://m.example/a;b', 'rule' => 'FREQ=WEEKLY;COUNT=3' ] );
$tag['except'] = [ substr( date( 'Y-m-d', strtotime( substr( $tag['start'], 0, 10 ) . ' + 7 days' ) ), 0, 10 ) ];
save( 1, 50, 1, [ $tag, tag( 'b' ) ] );
[ $one, $other ] = Events::byTag( viewer( 0 ), [ 'a', 'b' ] );
$text = Calendars::write( $about, [ entry( $one ), entry( $other ) ] );
foreach ( [ 'SUMMARY:Cake\\, tea\\; and 🎂', 'DESCRIPTION:Two\\nlines', "UID:{$one['id']}@" . wiki(), "NAME:Wiki", 'SEQUENCE:0', 'STATUS:CONFIRMED',
	'DTSTAMP:' . gmdate( 'Ymd\THis\Z', intdiv( $one['changed'], 1000000 ) ), 'REFRESH-INTERVAL;VALUE=DURATION:PT12H', 'RRULE:FREQ=WEEKLY;COUNT=3' ] as $line ) {
	echo str_contains( $text, "$line\r\n" ) ? '' : "no $line\n";
}
echo substr_count( $text, 'BEGIN:VEVENT' ), substr_count( $text, 'BEGIN:VTIMEZONE' ), substr_count( $text, 'EXDATE' ), ' ',
	max( array_map( 'strlen', explode( "\r\n", $text ) ) ) <= 75 ? 'folded' : 'long', ' ', $text === Calendars::write( $about, [ entry( $one ), entry( $other ) ] ) ? 'same' : 'other', "\n";
echo counted( 'exchanges', static fn () => Calendars::write( $about, [ entry( $one ) ] ) ), "\n";
$hostile = Calendars::write( $about, [ entry( $one, [ 'title' => "x\r\nEND:VEVENT\r\nATTACH:y", 'link' => "https://m.example/\r\nATTACH:z" ] ) ] );
echo preg_match_all( '/^(END:VEVENT|ATTACH)/m', $hostile ), "\n";
echo Calendars::write( $about, [] ) === '' ? 'nothing' : 'an empty calendar', "\n";

$e = entry( $one );
refused( static fn () => Calendars::write( [ 'name' => 'x' ], [] ) );
refused( static fn () => Calendars::write( $about + [ 'more' => 1 ], [] ) );
refused( static fn () => Calendars::write( [ 'refresh' => -1 ] + $about, [] ) );
refused( static fn () => Calendars::write( $about, [ 1 ] ) );
refused( static fn () => Calendars::write( $about, [ 'a' => $e ] ) );
refused( static fn () => Calendars::write( $about, [ [ 'uid' => 1 ] + $e ] ) );
refused( static fn () => Calendars::write( $about, [ array_diff_key( $e, [ 'rule' => 0 ] ) ] ) );
refused( static fn () => Calendars::write( $about, [ [ 'except' => [ 1 ] ] + $e ] ) );
refused( static fn () => Calendars::write( $about, [ [ 'except' => [ 'x' ] ] + $e ] ) );
refused( static fn () => Calendars::write( $about, [ [ 'status' => 'x' ] + $e ] ) );
refused( static fn () => Calendars::write( $about, [ [ 'zone' => '../x' ] + $e ] ) );
refused( static fn () => Calendars::write( $about, [ [ 'rule' => 'FREQ=DAILY' ] + $e ] ) );
refused( static fn () => Calendars::write( $about, array_fill( 0, Calendars::EVENTS_MAX + 1, $e ) ) );
echo substr_count( Calendars::write( $about, array_fill( 0, Calendars::EVENTS_MAX, [ 'description' => str_repeat( '🎂', 500 ) ] + $e ) ), 'BEGIN:VEVENT' ), "\n";
?>
--EXPECT--
211 folded same
0
1
an empty calendar
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-zone-unknown -
WikiSocial\InvalidException event-repeat-endless -
WikiSocial\InvalidException calendar-invalid -
500
