--TEST--
Arguments of a wrong kind or number are errors of PHP, not of the store
--FILE--
<?php
declare( strict_types = 1 );
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

$class = new class { public function __toString(): string { return '1'; } };
foreach ( [
	static fn () => Statuses::post( new stdClass, [ 'text' => 'a' ] ),
	static fn () => Statuses::post( viewer( 1 ) ),
	static fn () => Statuses::post( viewer( 1 ), 'a' ),
	static fn () => Statuses::edit( viewer( 1 ), '1', new ArrayObject ),
	static fn () => Statuses::edit( viewer( 1 ), '1', [ 'text' => 'a' ], '1' ),
	static fn () => Statuses::history( viewer( 1 ), '1', null ),
	static fn () => Statuses::states( wiki(), 0, 5 ),
	static fn () => Statuses::get( viewer( 1 ), 5 ),
	static fn () => Statuses::get( viewer( 1 ), $class ),
	static fn () => Feeds::public( viewer( 1 ), '5' ),
	static fn () => Feeds::user( viewer( 1 ), 1.5 ),
] as $call ) {
	try {
		$call();
		echo "no error\n";
	} catch ( TypeError $e ) {
		echo get_class( $e ), "\n";
	}
}
echo counted( 'connects', static fn () => null ), WikiSocial\Store::counters()['exchanges'], "\n";
?>
--EXPECT--
TypeError
ArgumentCountError
TypeError
TypeError
TypeError
TypeError
TypeError
TypeError
TypeError
TypeError
TypeError
00
