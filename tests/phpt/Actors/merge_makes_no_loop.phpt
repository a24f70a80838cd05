--TEST--
Nobody is merged into oneself, into two, or in a circle; two that cross do not make one
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Actors, Statuses};

foreach ( [ 1, 2, 3, 4 ] as $user ) {
	Statuses::post( viewer( $user ), [ 'text' => "of $user" ] );
}
$heirs = static fn () => json_encode( array_column( Actors::list( wiki() ), 'mergedInto', 'userId' ) );
foreach ( [ [ 1, 1 ], [ 0, 1 ], [ 1, 0 ], [ -1, 2 ], [ 1, PHP_INT_MIN ] ] as [ $from, $to ] ) {
	refused( static fn () => Actors::merge( wiki(), $from, $to ) );
}
Actors::merge( wiki(), 1, 2 );
refused( static fn () => Actors::merge( wiki(), 2, 1 ) );
refused( static fn () => Actors::merge( wiki(), 1, 3 ) );
Actors::merge( wiki(), 2, 3 );
refused( static fn () => Actors::merge( wiki(), 3, 1 ) );
echo $heirs(), "\n";
// An heir that the store did not know yet.
Actors::merge( wiki(), 4, 5 );
echo $heirs(), "\n";
foreach ( [ '', 'x', '-1', '00', '9223372036854775808' ] as $after ) {
	refused( static fn () => Actors::settle( wiki(), $after ) );
}
foreach ( [ 0, -1, 10001 ] as $limit ) {
	refused( static fn () => Actors::settle( wiki(), '0', $limit ) );
}

// Two at once, each way round: one of them is refused.
$merge = static fn ( int $from, int $to ) => start( php_command( [ '-r', 'try { WikiSocial\Actors::merge(' .
	var_export( wiki(), true ) . ", $from, $to); echo 'merged'; } catch ( WikiSocial\Exception \$e ) { echo \$e->getReason(); }" ], [] ) );
for ( $i = 10; $i < 20; $i += 2 ) {
	Statuses::post( viewer( $i ), [ 'text' => 'x' ] );
	Statuses::post( viewer( $i + 1 ), [ 'text' => 'x' ] );
	$both = [ $merge( $i, $i + 1 ), $merge( $i + 1, $i ) ];
	$said = array_map( static fn ( $one ) => finish( $one )[1], $both );
	sort( $said );
	echo implode( ' ', $said ), "\n";
}
?>
--EXPECT--
WikiSocial\InvalidException merge-self -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\ConflictException merge-loop -
WikiSocial\ConflictException merge-other -
WikiSocial\ConflictException merge-loop -
{"1":3,"2":3,"3":null,"4":null}
{"1":3,"2":3,"3":null,"4":5,"5":null}
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
merge-loop merged
merge-loop merged
merge-loop merged
merge-loop merged
merge-loop merged
