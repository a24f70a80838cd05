--TEST--
Numbers for another inbox: each refusal has its reason, each call is one exchange, and a newer mark stays
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Mirrors, Notifications};

echo counted( 'exchanges', static function () {
	foreach ( [ 0, 101, -1, PHP_INT_MAX ] as $limit ) {
		refused( static fn () => Mirrors::take( wiki(), $limit ) );
	}
	foreach ( [ 'start', 'stop', 'take' ] as $call ) {
		refused( static fn () => Mirrors::$call( '' ) );
	}
	refused( static fn () => Mirrors::done( "\n", [] ) );
	foreach ( [ [ 'a' => 1 ], [ 5 => '1' ], [ 5 => null ], array_fill( 1, 101, 1 ) ] as $marks ) {
		refused( static fn () => Mirrors::done( wiki(), $marks ) );
	}
} ), "\n";

function serve(): void {
	do {
		[ , $out, $err ] = php( [ '-r', "echo json_encode(WikiSocial\Activity::batch('fanout', 1000));" ],
			[ 'wikisocial.dsn' => getenv( 'SOCIAL_DSN_WORKER' ) ] );
		$batch = json_decode( $out ) ?? die( $out . $err );
	} while ( $batch->more );
}
function brief( array $taken ): string {
	return implode( ' ', array_map( static fn ( array $one ) => "{$one['userId']}:{$one['unread']}", $taken ) ) . "\n";
}
$answers = $taken = [];
echo counted( 'exchanges', static function () use ( &$answers ) {
	Mirrors::start( wiki() );
	Mirrors::start( wiki() );
	$answers[] = Mirrors::take( wiki() );
	$answers[] = Mirrors::done( wiki(), [ 5 => 1 ] );
	$answers[] = Mirrors::done( wiki(), [] );
} ), ' ', json_encode( $answers ), "\n";
$post = post( viewer( 1 ), 'liked' )['status']['id'];
post( viewer( 2 ), 'so that the store knows me' );
WikiSocial\Likes::put( viewer( 2 ), [ 'type' => 'status', 'id' => $post ] );
serve();
$taken = Mirrors::take( wiki() );
echo brief( $taken );
Notifications::markRead( viewer( 1 ), [], Notifications::list( viewer( 1 ) )['items'][0]['seq'] );
echo Mirrors::done( wiki(), array_column( $taken, 'mark', 'userId' ) ), ' ', brief( $taken = Mirrors::take( wiki() ) );
echo Mirrors::done( wiki(), array_column( $taken, 'mark', 'userId' ) ), ' ', brief( Mirrors::take( wiki() ) );
Mirrors::stop( wiki() );
?>
--EXPECT--
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException mark-invalid -
WikiSocial\InvalidException mark-invalid -
WikiSocial\InvalidException mark-invalid -
WikiSocial\InvalidException too-many -
0
5 [[],0,0]
1:1
0 1:0
1
