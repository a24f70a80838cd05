--TEST--
Kinds of other extensions are declared, told and taken back, one exchange each, and each refusal has its reason
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/../Notifications/bundle.inc';
use WikiSocial\{Notices, Notifications};

$kinds = [ [ 'name' => 'a.thank', 'channels' => 3, 'each' => false ], [ 'name' => 'a.letter', 'channels' => 1, 'each' => true ] ];
echo counted( 'exchanges', static fn () => print json_encode( Notices::declare( wiki(), $kinds ) ) . ' ' ), "\n";
echo json_encode( Notices::declare( wiki(), $kinds ) ), "\n";
echo counted( 'exchanges', static fn () => print Notices::tell( wiki(), 'a.thank', 'ключ', 1, [ 2, 3, 1, 2 ] ) . ' ' ), "\n";
echo counted( 'exchanges', static fn () => print Notices::tell( wiki(), 'a.thank', 'ключ', 1, [] ) . ' ' ), "\n";
echo Notices::tell( wiki(), 'a.thank', 'ключ', 1, [ 3, 4 ] ), ' ', Notices::tell( wiki(), 'a.letter', 'x', null, range( 2, 1001 ) ), "\n";
told( 2, 64, sql( "SELECT id FROM social.notice WHERE wiki = '" . wiki() . "' AND kind = 64" ) );
told( 2, 65, sql( "SELECT id FROM social.notice WHERE wiki = '" . wiki() . "' AND kind = 65" ) );
$show = static function ( $filter = [] ) {
	foreach ( Notifications::list( viewer( 2 ), $filter )['items'] as $one ) {
		echo json_encode( [ $one['kind'], $one['object'], $one['actors'], $one['actorCount'], $one['unread'] ], JSON_UNESCAPED_UNICODE ), "\n";
	}
	echo Notifications::unread( viewer( 2 ) ), "\n";
};
$show();
$show( [ 'kinds' => [ 'like', 'a.letter', 'a.none' ] ] );
$show( [ 'kinds' => [ 'like' ] ] );
Notifications::mirror( wiki(), [ [ 'userId' => 2, 'channels' => [ 'a.letter' => 2, 'like' => 0 ], 'muted' => [], 'every' => null ] ] );
$show();
echo counted( 'exchanges', static fn () => print Notices::withdraw( wiki(), 'a.thank', 'ключ', 1 ) . ' ' ), "\n";
echo Notices::withdraw( wiki(), 'a.thank', 'ключ', 1 ), ' ', Notices::withdraw( wiki(), 'a.letter', 'x', null ), ' ', Notices::withdraw( wiki(), 'a.letter', 'y', null ), "\n";
$show();
echo "kinds\n";
$bad = static fn ( ...$more ) => [ $more + [ 'name' => 'a.b', 'channels' => 1, 'each' => true ] ];
foreach ( [ [ 5 ], [ [] ], $bad( name: 'thank' ), $bad( name: 'a.b,c' ), $bad( name: str_repeat( 'a', 31 ) . '.b' ), $bad( each: 1 ), $bad( more: 1 ),
	[ ...$bad(), ...$bad() ], array_fill( 0, 101, $bad()[0] ), $bad( channels: 4 ), $bad( channels: -1 ) ] as $list ) {
	refused( static fn () => Notices::declare( wiki(), $list ) );
}
refused( static fn () => Notices::declare( '', [] ) );
echo "telling\n";
foreach ( [ [ 'a.none', 'x', 1, [ 2 ] ], [ 'like', 'x', 1, [ 2 ] ], [ "a.\0", 'x', 1, [ 2 ] ], [ 'a.thank', '', 1, [ 2 ] ], [ 'a.thank', "a\0", 1, [ 2 ] ],
	[ 'a.thank', "\xff", 1, [ 2 ] ], [ 'a.thank', str_repeat( 'a', 256 ), 1, [ 2 ] ], [ 'a.thank', 'x', 0, [ 2 ] ], [ 'a.thank', 'x', -1, [ 2 ] ],
	[ 'a.thank', 'x', 1, [ 0 ] ], [ 'a.thank', 'x', 1, [ '2' ] ], [ 'a.thank', 'x', 1, range( 1, 1001 ) ] ] as [ $kind, $key, $agent, $people ] ) {
	refused( static fn () => Notices::tell( wiki(), $kind, $key, $agent, $people ) );
}
refused( static fn () => Notices::withdraw( wiki(), 'a.none', 'x', null ) );
refused( static fn () => Notices::withdraw( wiki(), 'a.thank', "\n", null ) );
?>
--EXPECT--
true 1
false
2 1
0 0
1 1000
["a.letter",{"type":"extension","id":"x"},[],0,true]
["a.thank",{"type":"extension","id":"ключ"},[1],1,true]
2
["a.letter",{"type":"extension","id":"x"},[],0,true]
2
2
["a.thank",{"type":"extension","id":"ключ"},[1],1,true]
1
3 1
0 1 0
0
kinds
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException notification-kind-invalid -
WikiSocial\InvalidException channels-invalid -
WikiSocial\InvalidException channels-invalid -
WikiSocial\InvalidException wiki-invalid -
telling
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException notification-object-invalid -
WikiSocial\InvalidException notification-object-invalid -
WikiSocial\InvalidException notification-object-invalid -
WikiSocial\InvalidException notification-object-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException notification-object-invalid -
