--TEST--
Each mistake of a tag has its reason, without an exchange
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\Events;

$y = (int)date( 'Y' ) + 2;
echo counted( 'exchanges', static function () use ( $y ) {
	foreach ( [
		[ 'tag' => 'a b' ], [ 'tag' => str_repeat( 'a', 65 ) ], [ 'tag' => '@5' ],
		[ 'title' => " \u{200B}" ], [ 'title' => str_repeat( 'ä', 201 ) ], [ 'title' => "a\nb" ], [ 'title' => "a\x01" ], [ 'title' => "\xff" ], [ 'title' => "\u{202E}a" ],
		[ 'description' => str_repeat( 'a', 2001 ) ], [ 'place' => str_repeat( 'a', 201 ) ],
		[ 'link' => 'javascript:alert(1)' ], [ 'link' => 'http://' ], [ 'link' => 'https:///x' ], [ 'link' => 'http://a b' ], [ 'link' => 'http://' . str_repeat( 'a', 1994 ) ],
		[ 'file' => 'a|b' ], [ 'lang' => 'a b' ], [ 'zone' => 'Europe/Nowhere' ], [ 'zone' => '../../etc/passwd' ],
		[ 'start' => 'soon' ], [ 'start' => "$y-02-30T10:00" ], [ 'end' => "$y-05-01" ], [ 'end' => "$y-05-01T10:00" ], [ 'end' => "$y-05-15T10:01" ],
		[ 'start' => '1999-01-01T10:00', 'end' => '1999-01-01T12:00' ],
		[ 'deadline' => 'x' ], [ 'deadline' => "$y-05-01T12:01" ],
		[ 'capacity' => 0 ], [ 'capacity' => 1000001 ], [ 'capacity' => -1 ], [ 'guestsMax' => 21 ], [ 'guestsMax' => -1 ],
		[ 'rule' => 'sometimes' ], [ 'rule' => 'FREQ=DAILY' ], [ 'rule' => 'FREQ=DAILY;COUNT=367' ],
		[ 'rule' => 'FREQ=DAILY;COUNT=2', 'except' => [ "$y-05-01", "$y-05-02" ] ], [ 'except' => [ 'x' ] ], [ 'except' => array_fill( 0, 367, "$y-06-01" ) ],
		[ 'title' => 5 ], [ 'except' => 'x' ], [ 'except' => [ 5 ] ], [ 'capacity' => '5' ], [ 'waitlist' => 1 ], [ 'deadline' => 5 ], [ 'tag' => null ],
	] as $more ) {
		refused( static fn () => Events::check( tag( 'a', $more ) ) );
	}
	foreach ( [ [], [ 'rule' => 'freq=daily;interval=2;count=5', 'except' => [ "$y-05-03T10:00" ] ], [ 'tag' => '', 'link' => 'HTTPS' ] ] as $more ) {
		try {
			$found = Events::check( tag( 'a', $more ) );
			echo $found['rule'], ' ', $found['dates'], ' ', ( $found['lastAt'] - $found['startAt'] ) / 3.6e9, "\n";
		} catch ( WikiSocial\InvalidException $e ) {
			echo $e->getReason(), "\n";
		}
	}
} ), "\n";
?>
--EXPECT--
WikiSocial\InvalidException event-tag-invalid -
WikiSocial\InvalidException event-tag-invalid -
WikiSocial\InvalidException event-tag-invalid -
WikiSocial\InvalidException event-title-empty -
WikiSocial\InvalidException event-title-too-long -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-bidi -
WikiSocial\InvalidException event-description-too-long -
WikiSocial\InvalidException event-place-too-long -
WikiSocial\InvalidException event-link-invalid -
WikiSocial\InvalidException event-link-invalid -
WikiSocial\InvalidException event-link-invalid -
WikiSocial\InvalidException event-link-invalid -
WikiSocial\InvalidException event-link-invalid -
WikiSocial\InvalidException event-file-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-zone-unknown -
WikiSocial\InvalidException event-zone-unknown -
WikiSocial\InvalidException event-start-invalid -
WikiSocial\InvalidException event-start-invalid -
WikiSocial\InvalidException event-end-invalid -
WikiSocial\InvalidException event-end-before-start -
WikiSocial\InvalidException event-too-long -
WikiSocial\InvalidException event-too-far -
WikiSocial\InvalidException event-deadline-invalid -
WikiSocial\InvalidException event-deadline-late -
WikiSocial\InvalidException event-capacity-invalid -
WikiSocial\InvalidException event-capacity-invalid -
WikiSocial\InvalidException event-capacity-invalid -
WikiSocial\InvalidException event-guests-invalid -
WikiSocial\InvalidException event-guests-invalid -
WikiSocial\InvalidException event-repeat-invalid -
WikiSocial\InvalidException event-repeat-endless -
WikiSocial\InvalidException event-repeat-too-many -
WikiSocial\InvalidException event-repeat-empty -
WikiSocial\InvalidException event-except-invalid -
WikiSocial\InvalidException event-except-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
WikiSocial\InvalidException event-invalid -
 1 2
FREQ=DAILY;COUNT=5;INTERVAL=2 4 194
event-link-invalid
0
