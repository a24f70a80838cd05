--TEST--
Each refusal of Notifications has its reason
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Notifications};

$me = viewer( 1 );
post( $me, 'a' );
post( $me, 'b' );
$other = Feeds::public( $me, 1 )['next'];
echo counted( 'exchanges', static function () use ( $me, $other ) {
	foreach ( [ [ 'unread' => 1 ], [ 'kinds' => 'like' ], [ 'kinds' => [ 5 ] ], [ 'kinds' => [ 'a' => 'like' ] ], [ 'more' => true ],
		[ 'kinds' => [ 'likes' ] ], [ 'kinds' => [ "like\0" ] ], [ 'kinds' => array_fill( 0, 20, 'like' ) ], [ 'kinds' => [ '' ] ] ] as $filter ) {
		refused( static fn () => Notifications::list( $me, $filter ) );
	}
	echo "page\n";
	refused( static fn () => Notifications::list( $me, [], 0 ) );
	refused( static fn () => Notifications::list( $me, [], 101 ) );
	foreach ( [ '', 'x', $other ] as $cursor ) {
		refused( static fn () => Notifications::list( $me, [], 10, $cursor ) );
	}
	echo "mark\n";
	foreach ( [ [ [], null ], [ [ '0' ], null ], [ [ 5 ], null ], [ [ '-1' ], null ], [ [ '9223372036854775808' ], '5' ], [ [ '5' ], '' ], [ [], '017' ],
		[ array_fill( 0, 101, '5' ), '5' ] ] as [ $ids, $upTo ] ) {
		refused( static fn () => Notifications::markRead( $me, $ids, $upTo ) );
	}
	refused( static fn () => Notifications::markUnread( $me, 'x' ) );
	echo "nobody\n";
	refused( static fn () => Notifications::list( viewer( 0 ) ) );
	refused( static fn () => Notifications::unread( viewer( 0 ) ) );
	refused( static fn () => Notifications::markRead( viewer( 0 ), [], '5' ) );
	refused( static fn () => Notifications::markUnread( viewer( 0 ), '5' ) );
} ), "\n";
?>
--EXPECT--
WikiSocial\InvalidException notification-filter-invalid -
WikiSocial\InvalidException notification-filter-invalid -
WikiSocial\InvalidException notification-filter-invalid -
WikiSocial\InvalidException notification-filter-invalid -
WikiSocial\InvalidException notification-filter-invalid -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException notification-filter-invalid -
WikiSocial\InvalidException notification-kind-unknown -
page
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
mark
WikiSocial\InvalidException notification-id-invalid -
WikiSocial\InvalidException notification-id-invalid -
WikiSocial\InvalidException notification-id-invalid -
WikiSocial\InvalidException notification-id-invalid -
WikiSocial\InvalidException notification-id-invalid -
WikiSocial\InvalidException notification-id-invalid -
WikiSocial\InvalidException notification-id-invalid -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException notification-id-invalid -
nobody
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
0
