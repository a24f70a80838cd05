--TEST--
Mail that is due: each refusal has its reason, and where nothing is due it is one exchange
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Deliveries;

echo counted( 'exchanges', static function () {
	foreach ( [ 0, 16, -1, PHP_INT_MAX ] as $limit ) {
		refused( static fn () => Deliveries::take( wiki(), $limit ) );
	}
	refused( static fn () => Deliveries::take( '' ) );
	foreach ( [ [ 'a' => 1 ], [ 5 => '1' ], [ 5 => null ], [ '9223372036854775808' => 1 ], array_fill( 1, 751, 1 ) ] as $leases ) {
		refused( static fn () => Deliveries::handed( $leases ) );
		refused( static fn () => Deliveries::done( $leases ) );
		refused( static fn () => Deliveries::failed( $leases, 'why', true ) );
	}
	refused( static fn () => Deliveries::failed( [ 5 => 1 ], "\0", true ) );
	refused( static fn () => Deliveries::dead( wiki(), 0 ) );
	refused( static fn () => Deliveries::dead( wiki(), 1001 ) );
	refused( static fn () => Deliveries::dead( '' ) );
	refused( static fn () => Deliveries::redrive( "\n", 5 ) );
	refused( static fn () => Deliveries::due( '' ) );
} ), "\n";

$answers = [];
echo counted( 'exchanges', static function () use ( &$answers ) {
	$answers[] = Deliveries::take( wiki() );
	$answers[] = Deliveries::handed( [ 5 => 1 ] );
	$answers[] = Deliveries::handed( [] );
	$answers[] = Deliveries::done( [ 5 => 1, 6 => 1 ] );
	$answers[] = Deliveries::failed( [ 5 => PHP_INT_MAX ], 'why', true );
	$answers[] = Deliveries::dead( wiki() );
	$answers[] = Deliveries::redrive( wiki(), 5 );
	$answers[] = Deliveries::due( wiki() );
} ), ' ', json_encode( $answers ), "\n";
?>
--EXPECT--
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException lease-invalid -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException input-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
0
8 [{"people":[],"closed":0},false,false,0,0,[],false,false]
