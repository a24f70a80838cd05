--TEST--
A group, who belongs to it, and each refusal of Groups; a call is one exchange
--FILE--
<?php
// SPDX-License-Identifier: GPL-2.0-or-later
require __DIR__ . '/../store.inc';
use WikiSocial\Groups;

$say = static fn ( $value ) => print json_encode( $value, JSON_UNESCAPED_SLASHES ) . "\n";
$open = Groups::create( viewer( 1 ), [ 'name' => '  Birds ', 'description' => "All of them\n", 'lang' => 'en' ] );
$closed = Groups::create( viewer( 1 ), [ 'name' => 'Secret', 'join' => 'invite', 'private' => true ] );
$act = static fn ( int $who, string $id, string $action, ?int $whom = null, string $why = '', ?string $role = null ) =>
	Groups::act( viewer( $who ), $id, $action, $whom ?? $who, $why, $role );
$group = Groups::get( viewer( 1 ), $open );
$say( [ $group['id'] === $open, $group['created'] > 0 ] + array_diff_key( $group, [ 'id' => 0, 'created' => 0 ] ) );
$say( $act( 2, $open, 'join' ) );
$say( $act( 1, $open, 'role', 2, '', 'moderator' ) );
$say( array_map( static fn ( $one ) => [ $one['userId'], $one['role'] ], Groups::members( viewer( 0 ), $open )['items'] ) );
$page = Groups::members( viewer( 0 ), $open, 'member', 1 );
$say( Groups::members( viewer( 0 ), $open, 'member', 1, $page['next'] )['items'][0]['userId'] );
$of = static fn ( array $filter ) => array_column( Groups::members( viewer( 0 ), $open, 'member', 1, null, $filter )['items'], 'userId' );
$say( [ $of( [ 'role' => 'moderator' ] ), $of( [ 'userIds' => [ 2, 1, 77 ] ] ), $of( [ 'role' => 'owner', 'userIds' => [ 2 ] ] ), $of( [ 'userIds' => [] ] ) ] );
$names = static fn ( int $who, array $filter = [] ) => array_column( Groups::list( viewer( $who ), $filter )['items'], 'name' );
$say( [ $names( 1 ), $names( 2 ), $names( 2, [ 'mine' => true ] ), $names( 3, [ 'begins' => 'bi' ] ), $names( 3, [ 'begins' => 'SEC' ] ) ] );
$say( Groups::change( viewer( 1 ), $open, [ 'description' => 'Most', 'join' => 'request' ] ) );

echo "one exchange\n";
foreach ( [
	'create' => static fn () => Groups::create( viewer( 1 ), [ 'name' => 'Third' ] ),
	'get' => static fn () => Groups::get( viewer( 1 ), $open ),
	'list' => static fn () => Groups::list( viewer( 1 ) ),
	'members' => static fn () => Groups::members( viewer( 1 ), $open ),
	'some members' => static fn () => Groups::members( viewer( 1 ), $open, 'member', 1, null, [ 'userIds' => [ 1, 2 ] ] ),
	'act' => static fn () => Groups::act( viewer( 4 ), $open, 'join', 4 ),
	'change' => static fn () => Groups::change( viewer( 1 ), $open, [ 'description' => '', 'join' => 'request' ] ),
	'not to be seen' => static fn () => refused( static fn () => Groups::members( viewer( 9 ), $closed ) ),
] as $name => $call ) {
	echo $name, ' ', counted( 'exchanges', $call ), "\n";
}

echo "form\n";
echo counted( 'exchanges', static function () use ( $open, $act ) {
	foreach ( [
		[ 'name' => 5 ], [ 'name' => 'a', 'more' => 1 ], [ 'name' => 'a', 'private' => 1 ], [ 'name' => 'a', 'join' => 'all' ],
		[], [ 'name' => " \u{200B}" ], [ 'name' => str_repeat( 'a', 256 ) ], [ 'name' => str_repeat( 'a', 9999 ) ], [ 'name' => "a\nb" ], [ 'name' => "a\xff" ],
		[ 'name' => "a\x07" ], [ 'name' => "a\u{202E}" ], [ 'name' => 'a', 'lang' => 'x y' ],
		[ 'name' => 'a', 'description' => str_repeat( 'ä', 2001 ) ], [ 'name' => 'a', 'description' => str_repeat( 'a', 99999 ) ],
	] as $draft ) {
		refused( static fn () => Groups::create( viewer( 1 ), $draft ) );
	}
	refused( static fn () => Groups::create( viewer( 0 ), [ 'name' => 'a' ] ) );
	refused( static fn () => Groups::get( viewer( 1 ), 'x' ) );
	refused( static fn () => Groups::list( viewer( 1 ), [ 'mine' => true, 'begins' => 'a' ] ) );
	refused( static fn () => Groups::list( viewer( 0 ), [ 'mine' => true ] ) );
	refused( static fn () => Groups::list( viewer( 1 ), [ 'begins' => "\0" ] ) );
	refused( static fn () => Groups::list( viewer( 1 ), [], 101 ) );
	refused( static fn () => Groups::list( viewer( 1 ), [], 1, 'x' ) );
	refused( static fn () => Groups::members( viewer( 1 ), $open, 'all' ) );
	refused( static fn () => Groups::members( viewer( 1 ), $open, 'member', 0 ) );
	refused( static fn () => Groups::members( viewer( 1 ), $open, 'member', 1, 'x' ) );
	foreach ( [ [ 'role' => 'king' ], [ 'role' => 1 ], [ 'userIds' => [ '1' ] ], [ 'userIds' => range( 1, 501 ) ], [ 'more' => 1 ] ] as $filter ) {
		refused( static fn () => Groups::members( viewer( 1 ), $open, 'member', 1, null, $filter ) );
	}
	refused( static fn () => $act( 1, $open, 'kick', 2 ) );
	refused( static fn () => $act( 1, $open, 'role', 2 ) );
	refused( static fn () => $act( 1, $open, 'ban', 0 ) );
	refused( static fn () => $act( 1, $open, 'ban', 2, "a\nb" ) );
	refused( static fn () => $act( 0, $open, 'join', 1 ) );
	refused( static fn () => $act( 1, '0', 'join' ) );
} ), "\nstore\n";
foreach ( [ $closed, '1' ] as $unseen ) {
	refused( static fn () => Groups::get( viewer( 9 ), $unseen ) );
	refused( static fn () => Groups::members( viewer( 9 ), $unseen ) );
	refused( static fn () => Groups::members( viewer( 9 ), $unseen, 'banned' ) );
	foreach ( [ 'join', 'leave', 'invite', 'approve', 'remove', 'ban', 'role' ] as $action ) {
		refused( static fn () => $act( 9, $unseen, $action, 1, '', 'owner' ) );
	}
	refused( static fn () => Groups::change( viewer( 9 ), $unseen, [ 'description' => '', 'join' => 'open' ] ) );
	refused( static fn () => Groups::archive( viewer( 9 ), $unseen ) );
}
refused( static fn () => Groups::create( viewer( 3 ), [ 'name' => 'BIRDS' ] ) );
$act( 1, $closed, 'invite', 5 );
refused( static fn () => Groups::members( viewer( 5 ), $closed ) );
refused( static fn () => Groups::members( viewer( 3 ), $open, 'banned' ) );
refused( static fn () => $act( 3, $open, 'ban', 1 ) );
refused( static fn () => $act( 2, $open, 'ban', 1 ) );
refused( static fn () => $act( 2, $open, 'approve', 8 ) );
refused( static fn () => $act( 1, $open, 'role', 8, '', 'owner' ) );
refused( static fn () => $act( 1, $open, 'leave' ) );
$act( 2, $open, 'ban', 6, 'Why' );
refused( static fn () => $act( 6, $open, 'join' ) );
Groups::change( viewer( 1 ), $open, [ 'description' => '', 'join' => 'invite' ] );
refused( static fn () => $act( 7, $open, 'join' ) );
sql( "INSERT INTO social.membership (circle_id, actor_id, state) SELECT $open, id, 2 FROM social.actor WHERE wiki = '" . wiki() . "' AND kind = 0 AND local_id = 8" );
refused( static fn () => Groups::change( viewer( 2 ), $open, [ 'description' => '', 'join' => 'open' ] ) );
refused( static fn () => Groups::archive( viewer( 2 ), $open ) );
$say( [ Groups::archive( viewer( 1 ), $open ), Groups::archive( viewer( 1 ), $open ) ] );
refused( static fn () => Groups::change( viewer( 1 ), $open, [ 'description' => 'x', 'join' => 'open' ] ) );
refused( static fn () => $act( 8, $open, 'join' ) );
?>
--EXPECT--
{"0":true,"1":true,"name":"Birds","description":"All of them","lang":"en","join":"open","private":false,"archived":false,"hidden":null,"members":1,"state":"member","role":"owner"}
{"state":"member","role":"member","changed":true}
{"state":"member","role":"moderator","changed":true}
[[1,"owner"],[2,"moderator"]]
2
[[2],[1,2],[],[]]
[["Secret","Birds"],["Birds"],["Birds"],["Birds"],[]]
true
one exchange
create 1
get 1
list 1
members 1
some members 1
act 1
change 1
not to be seen WikiSocial\NotFoundException group-not-found -
1
form
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException group-join-invalid -
WikiSocial\InvalidException group-name-empty -
WikiSocial\InvalidException group-name-empty -
WikiSocial\InvalidException group-name-too-long -
WikiSocial\InvalidException group-name-too-long -
WikiSocial\InvalidException group-name-lines -
WikiSocial\InvalidException text-encoding -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException text-bidi -
WikiSocial\InvalidException lang-invalid -
WikiSocial\InvalidException group-description-too-long -
WikiSocial\InvalidException group-description-too-long -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException group-not-found -
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException text-control -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException state-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException group-role-invalid -
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException group-invalid -
WikiSocial\InvalidException action-invalid -
WikiSocial\InvalidException group-role-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException reason-control -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException group-not-found -
0
store
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\NotFoundException group-not-found -
WikiSocial\ConflictException group-name-taken -
WikiSocial\ForbiddenException group-not-member -
WikiSocial\ForbiddenException group-not-moderator -
WikiSocial\ForbiddenException group-not-moderator -
WikiSocial\ForbiddenException group-not-owner -
WikiSocial\NotFoundException member-not-found -
WikiSocial\ForbiddenException group-not-member -
WikiSocial\ForbiddenException group-last-owner -
WikiSocial\ForbiddenException group-banned -
WikiSocial\ForbiddenException group-invited-only -
WikiSocial\ForbiddenException group-not-owner -
WikiSocial\ForbiddenException group-not-owner -
[true,false]
WikiSocial\ForbiddenException group-archived -
WikiSocial\ForbiddenException group-archived -
