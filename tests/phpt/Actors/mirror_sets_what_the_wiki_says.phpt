--TEST--
Actors::mirror sets the flags of those the store knows, and list tells them
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Actors, Feeds, Statuses};

function state( int $user, bool $hidden = false, bool $temporary = false, bool $exists = true ): array {
	return [ 'userId' => $user, 'hidden' => $hidden, 'temporary' => $temporary, 'exists' => $exists ];
}

foreach ( [ 1, 2, 3 ] as $user ) {
	Statuses::post( viewer( $user ), [ 'text' => "of $user" ] );
}
var_dump( Actors::mirror( wiki(), [ state( 1 ), state( 2, hidden: true ), state( 3, temporary: true, exists: false ), state( 4, true ) ] ) );
echo json_encode( Actors::list( wiki() ) ), "\n";
echo json_encode( Actors::list( wiki(), 1, 1 ) ), json_encode( Actors::list( wiki(), 3 ) ), "\n";
echo implode( ', ', texts( Feeds::public( viewer( 1 ) ) ) ), "\n";
echo implode( ', ', texts( Feeds::public( viewer( 1, WikiSocial\Viewer::CAP_SUPPRESS ) ) ) ), "\n";
var_dump( Actors::mirror( wiki(), [ state( 2, hidden: true ) ] ), Actors::mirror( wiki(), [ state( 2 ) ] ) );
echo implode( ', ', texts( Feeds::public( viewer( 1 ) ) ) ), "\n";
echo counted( 'exchanges', static fn () => Actors::mirror( wiki(), [] ) ), "\n";
// As many as may be, by reference too.
$many = array_map( static fn ( $user ) => state( $user ), range( 1, Actors::LIST_MAX ) );
$some = &$many[2]['exists'];
$more = &$many[1];
var_dump( Actors::mirror( wiki(), $many ), counted( 'exchanges', static fn () => Actors::mirror( wiki(), $many ) ) );
?>
--EXPECT--
int(2)
[{"userId":1,"hidden":false,"temporary":false,"exists":true,"mergedInto":null},{"userId":2,"hidden":true,"temporary":false,"exists":true,"mergedInto":null},{"userId":3,"hidden":false,"temporary":true,"exists":false,"mergedInto":null}]
[{"userId":2,"hidden":true,"temporary":false,"exists":true,"mergedInto":null}][]
of 3, of 1
of 3, of 2, of 1
int(0)
int(1)
of 3, of 2, of 1
0
int(1)
int(1)
