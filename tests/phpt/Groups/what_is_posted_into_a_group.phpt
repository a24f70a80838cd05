--TEST--
What is posted into a group: by its members, read by who may; a call is one exchange
--FILE--
<?php
// SPDX-License-Identifier: GPL-2.0-or-later
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;
use WikiSocial\Groups;
use WikiSocial\Statuses;

$open = Groups::create( viewer( 1 ), [ 'name' => 'Birds' ] );
$closed = Groups::create( viewer( 1 ), [ 'name' => 'Secret', 'private' => true ] );
$post = static fn ( int $who, ?string $group, string $text, array $more = [] ) =>
	Statuses::post( viewer( $who ), [ 'text' => $text, 'group' => $group ] + $more );
$texts = static fn ( array $page ) => array_column( $page['items'], 'text' );
$secret = null;
echo 'post ', counted( 'exchanges', static function () use ( $post, $closed, &$secret ) {
	$secret = $post( 1, $closed, 'secret' )['status'];
} ), "\n";
echo json_encode( [ $secret['visibility'], $post( 1, $open, 'one' )['status']['visibility'], $post( 1, null, 'aside' )['created'] ] ), "\n";
$post( 1, $open, 'two' );
echo 'feed ', counted( 'exchanges', static fn () => Feeds::group( viewer( 0 ), $open ) ), "\n";
$page = Feeds::group( viewer( 0 ), $open, 1 );
echo json_encode( [ $texts( $page ), $texts( Feeds::group( viewer( 0 ), $open, 1, $page['next'] ) ), $texts( Feeds::group( viewer( 1 ), $closed ) ),
	$texts( Feeds::public( viewer( 0 ) ) ), $texts( Feeds::user( viewer( 9, 3 ), 1 ) ) ] ), "\n";
refused( static fn () => Statuses::get( viewer( 9 ), $secret['id'] ) );
foreach ( [ $closed, '1', 'x', '' ] as $unseen ) {
	refused( static fn () => Feeds::group( viewer( 9 ), $unseen ) );
	refused( static fn () => $post( 9, $unseen, 'no' ) );
}
refused( static fn () => Feeds::group( viewer( 9, 1 ), $closed ) );
refused( static fn () => $post( 9, $open, 'no' ) );
refused( static fn () => $post( 1, $open, 'no', [ 'visibility' => 'mentioned', 'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 2 ] ] ] ) );
refused( static fn () => Statuses::post( viewer( 1 ), [ 'text' => 'no', 'group' => 5 ] ) );
echo json_encode( [ $secret['group'] === [ 'id' => $closed, 'name' => 'Secret' ], array_column( Feeds::public( viewer( 0 ) )['items'], 'group' ) === [
	[ 'id' => $open, 'name' => 'Birds' ], null, [ 'id' => $open, 'name' => 'Birds' ]
] ] ), "\n";
$first = $post( 1, $open, 'three', [ 'key' => 'k' ] );
$again = $post( 1, $open, 'three', [ 'key' => 'k' ] );
echo json_encode( [ $first['created'], $again['created'], $again['status']['id'] === $first['status']['id'] ] ), "\n";
refused( static fn () => $post( 1, $closed, 'three', [ 'key' => 'k' ] ) );
refused( static fn () => $post( 1, null, 'three', [ 'key' => 'k' ] ) );
Groups::archive( viewer( 1 ), $open );
refused( static fn () => $post( 1, $open, 'no' ) );
echo json_encode( $texts( Feeds::group( viewer( 0 ), $open ) ) ), "\n";
?>
--EXPECT--
post 1
["group","public",true]
feed 1
[["two"],["one"],["secret"],["two","aside","one"],["two","aside","one"]]
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\ForbiddenException group-not-member -
WikiSocial\ForbiddenException group-not-member -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
[true,true]
[true,false,true]
WikiSocial\ConflictException key-reused -
WikiSocial\ConflictException key-reused -
WikiSocial\ForbiddenException group-archived -
["three","two","one"]
