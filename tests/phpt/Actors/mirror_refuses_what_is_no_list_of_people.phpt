--TEST--
Actors::mirror takes a list of people, ids rising, and nothing else
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Actors, Statuses};

$good = [ 'userId' => 1, 'hidden' => true, 'temporary' => false, 'exists' => true ];
Statuses::post( viewer( 1 ), [ 'text' => 'Text' ] );
$bad = [
	[ 1 ], [ 'x' ], [ [] ], [ null ], [ (object)$good ],
	[ $good + [ 'more' => 1 ] ],
	[ [ 'userId' => '1' ] + $good ], [ [ 'userId' => 1.0 ] + $good ], [ [ 'userId' => 0 ] + $good ], [ [ 'userId' => -1 ] + $good ],
	[ [ 'hidden' => 1 ] + $good ], [ [ 'temporary' => null ] + $good ], [ [ 'exists' => 'yes' ] + $good ],
	[ array_diff_key( $good, [ 'exists' => 1 ] ) ],
	[ array_diff_key( $good, [ 'exists' => 1 ] ) + [ 'exist' => true ] ],
	[ $good, $good ], [ [ 'userId' => 2 ] + $good, $good ],
	array_map( static fn ( $id ) => [ 'userId' => $id ] + $good, range( 1, Actors::LIST_MAX + 1 ) ),
];
foreach ( $bad as $users ) {
	echo counted( 'exchanges', static fn () => refused( static fn () => Actors::mirror( wiki(), $users ) ) ), "\n";
}
foreach ( [ '', 'a b', str_repeat( 'w', 65 ) ] as $wiki ) {
	refused( static fn () => Actors::mirror( $wiki, [ $good ] ) );
	refused( static fn () => Actors::list( $wiki ) );
	refused( static fn () => Actors::merge( $wiki, 1, 2 ) );
	refused( static fn () => Actors::settle( $wiki, '0' ) );
}
foreach ( [ 0, -1, 1001, PHP_INT_MAX ] as $limit ) {
	refused( static fn () => Actors::list( wiki(), 0, $limit ) );
}
try {
	Actors::mirror( wiki(), 'x' );
} catch ( TypeError $e ) {
	echo get_class( $e ), "\n";
}
echo json_encode( Actors::list( wiki() ) ), "\n";
?>
--EXPECTREGEX--
(?:WikiSocial\\InvalidException users-invalid -
0
){18}(?:WikiSocial\\InvalidException wiki-invalid -
){12}(?:WikiSocial\\InvalidException limit-invalid -
){4}TypeError
\[\{"userId":1,"hidden":false,"temporary":false,"exists":true,"mergedInto":null\}\]
