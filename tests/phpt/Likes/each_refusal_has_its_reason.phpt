--TEST--
Each refusal of Likes has its reason
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Likes, Statuses};

$id = post( viewer( 1 ), 'Text' )['status']['id'];
$status = [ 'type' => 'status', 'id' => $id ];
$revision = [ 'type' => 'revision', 'id' => '17', 'authorId' => 1 ];
echo "form\n", counted( 'exchanges', static function () use ( $status, $revision ) {
	foreach ( [
		[], [ 'type' => 'status' ], [ 'type' => 'status', 'id' => 5 ], $status + [ 'more' => 1 ], $status + [ 'authorId' => '1' ],
		$status + [ 'pageId' => -1 ], [ 'type' => 'Status', 'id' => '5' ], [ 'type' => "status\0", 'id' => '5' ],
		[ 'type' => 'revision', 'id' => '' ], [ 'type' => 'revision', 'id' => '017' ], [ 'type' => 'log', 'id' => '9223372036854775808' ],
		[ 'type' => 'talk-comment', 'id' => '' ], [ 'type' => 'talk-comment', 'id' => "a\nb" ], [ 'type' => 'talk-comment', 'id' => "a\xff" ],
		[ 'type' => 'talk-comment', 'id' => str_repeat( 'ä', 128 ) ],
	] as $object ) {
		refused( static fn () => Likes::put( viewer( 2 ), $object ) );
	}
	refused( static fn () => Likes::put( viewer( 0 ), $status ) );
	refused( static fn () => Likes::remove( viewer( 0 ), $status ) );
	refused( static fn () => Likes::many( viewer( 2 ), [ 'a' => $status ] ) );
	refused( static fn () => Likes::many( viewer( 2 ), [ 5 ] ) );
	refused( static fn () => Likes::many( viewer( 2 ), [ [ 'type' => 'x', 'id' => '5' ] ] ) );
	refused( static fn () => Likes::many( viewer( 2 ), array_fill( 0, 501, $status ) ) );
	refused( static fn () => Likes::by( viewer( 2 ), $status, 'friends' ) );
	refused( static fn () => Likes::by( viewer( 2 ), $status, 'public', 0 ) );
	refused( static fn () => Likes::by( viewer( 2 ), $status, 'public', 101 ) );
	refused( static fn () => Likes::by( viewer( 2 ), $status, 'public', 10, 'x' ) );
} ), "\nsight\n";
refused( static fn () => Likes::put( viewer( 1 ), $status ) );
refused( static fn () => Likes::put( viewer( 1 ), $revision ) );
refused( static fn () => Likes::put( viewer( 2 ), [ 'type' => 'comment', 'id' => $id ] ) );
refused( static fn () => Likes::put( viewer( 2 ), [ 'type' => 'status', 'id' => '1' ] ) );
refused( static fn () => Likes::by( viewer( 2 ), [ 'type' => 'status', 'id' => '1' ], 'public' ) );
Likes::put( viewer( 3 ), $status );
Statuses::delete( viewer( 1 ), $id );
refused( static fn () => Likes::put( viewer( 1 ), $status ) );
refused( static fn () => Likes::put( viewer( 2 ), $status ) );
refused( static fn () => Likes::remove( viewer( 2 ), $status ) );
refused( static fn () => Likes::by( viewer( 2 ), $status, 'public' ) );
echo "taken back unseen\n", json_encode( Likes::remove( viewer( 3 ), $status ) ), "\n";
Statuses::undelete( viewer( 1 ), $id );
Likes::put( viewer( 3 ), $status );
sql( "INSERT INTO social.person_block (blocker_id, blocked_id)
	SELECT a.id, b.id FROM social.actor a, social.actor b WHERE a.wiki = '" . wiki() . "' AND b.wiki = a.wiki AND a.local_id = 1 AND b.local_id = 3" );
refused( static fn () => Likes::put( viewer( 3 ), $status ) );
echo json_encode( Likes::remove( viewer( 3 ), $status ) ), "\n";
?>
--EXPECT--
form
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException type-invalid -
WikiSocial\InvalidException type-invalid -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException objects-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException type-invalid -
WikiSocial\InvalidException objects-invalid -
WikiSocial\InvalidException policy-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
0
sight
WikiSocial\ForbiddenException like-own -
WikiSocial\ForbiddenException like-own -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
taken back unseen
{"count":0,"mine":false,"changed":true,"first":false}
WikiSocial\ForbiddenException like-blocked -
{"count":0,"mine":false,"changed":true,"first":false}
