--TEST--
An address belongs to one person and scope, is replaced and taken back, and stays out of the store and of traces
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Calendars;

$state = static fn ( int $user ) => array_map( static fn ( ?int $at ) => $at === null ? null : abs( $at / 1e6 - time() ) < 100, Calendars::state( viewer( $user ) ) );
$show = static fn ( $answer ) => print( json_encode( $answer ) . "\n" );
$show( $state( 2 ) );
$first = Calendars::open( viewer( 2 ), 'mine' );
$show( preg_match( '/^[\w-]{43}$/D', $first ) );
$show( $state( 2 ) );
$show( Calendars::read( wiki(), $first ) );
$second = Calendars::open( viewer( 2 ), 'mine' );
$wiki = Calendars::open( viewer( 2 ), 'wiki' );
refused( static fn () => Calendars::read( wiki(), $first ) );
$show( [ Calendars::read( wiki(), $second ), Calendars::read( wiki(), $wiki ) ] );
refused( static fn () => Calendars::read( 'another', $second ) );
$show( Calendars::close( viewer( 3 ), 'mine' ) );
$show( Calendars::close( viewer( 2 ), 'mine' ) );
$show( Calendars::close( viewer( 2 ), 'mine' ) );
refused( static fn () => Calendars::read( wiki(), $second ) );
$show( Calendars::read( wiki(), $wiki ) );
echo str_contains( sql( 'SELECT c::text FROM social.calendar AS c' ), bin2hex( hash( 'sha256', $wiki, true ) ) ) ? "its hash\n" : "no hash\n";

$calls = [
	static fn () => Calendars::open( viewer( 4 ), 'mine' ), static fn () => Calendars::close( viewer( 4 ), 'mine' ),
	static fn () => Calendars::state( viewer( 4 ) ), static fn () => Calendars::read( wiki(), $wiki ),
	static fn () => Calendars::events( viewer( 4 ), 'mine' ), static fn () => Calendars::events( viewer( 0 ), 'wiki' ),
];
foreach ( $calls as $call ) {
	echo counted( 'exchanges', $call );
}
// What is no token is not asked for.
echo counted( 'exchanges', static fn () => refused( static fn () => Calendars::read( wiki(), substr( $wiki, 1 ) ) ) ), "\n";
refused( static fn () => Calendars::open( viewer( 0 ), 'mine' ) );
refused( static fn () => Calendars::close( viewer( 0 ), 'mine' ) );
refused( static fn () => Calendars::state( viewer( 0 ) ) );
refused( static fn () => Calendars::events( viewer( 0 ), 'mine' ) );
refused( static fn () => Calendars::open( viewer( 2 ), 'all' ) );
refused( static fn () => Calendars::events( viewer( 2 ), '' ) );
try {
	Calendars::read( wiki(), $first );
} catch ( WikiSocial\Exception $e ) {
	// In full, and as a string, which shows the first letters.
	echo str_contains( print_r( $e->getTrace(), true ) . $e, substr( $first, 0, 8 ) ) ? "told\n" : "not told\n";
}
?>
--EXPECT--
{"mine":null,"wiki":null}
1
{"mine":true,"wiki":null}
{"userId":2,"scope":"mine"}
WikiSocial\NotFoundException calendar-not-found -
[{"userId":2,"scope":"mine"},{"userId":2,"scope":"wiki"}]
WikiSocial\NotFoundException calendar-not-found -
false
true
false
WikiSocial\NotFoundException calendar-not-found -
{"userId":2,"scope":"wiki"}
its hash
111111WikiSocial\NotFoundException calendar-not-found -
0
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException calendar-invalid -
WikiSocial\InvalidException calendar-invalid -
not told
