--TEST--
Comments and Targets::setClosed refuse by form, sight, closing and personal blocks, and store nothing then
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Statuses, Targets, Viewer};

$status = Statuses::post( viewer( 1 ), [ 'text' => 'Text' ] )['status']['id'];
$object = [ 'type' => 'status', 'id' => $status ];
$revision = [ 'type' => 'revision', 'id' => '100', 'authorId' => 1 ];
$comment = Comments::post( viewer( 2 ), $object, [ 'text' => 'x' ] )['comment']['id'];
$post = static fn ( Viewer $who, array $on, array $draft = [ 'text' => 'x' ] ) => refused( static fn () => Comments::post( $who, $on, $draft ) );

echo "objects\n";
foreach ( [ [], [ 'type' => 'status' ], [ 'type' => 'status', 'id' => 1 ], $object + [ 'x' => 1 ], $object + [ 'authorId' => -1 ], [ 'type' => 'page', 'id' => '1' ],
	[ 'type' => 'status', 'id' => '01' ], [ 'type' => 'talk-comment', 'id' => "a\nb" ], [ 'type' => 'comment', 'id' => $status ], [ 'type' => 'status', 'id' => $comment ] ] as $on ) {
	$post( viewer( 2 ), $on );
	refused( static fn () => Comments::list( viewer( 2 ), $on ) );
}
echo "drafts\n";
foreach ( [ [], [ 'text' => '' ], [ 'text' => str_repeat( 'x', 2001 ) ], [ 'text' => 'x', 'visibility' => 'public' ], [ 'text' => 'x', 'key' => '' ],
	[ 'text' => 'x', 'media' => [ shown( 'unknown' ) ] ], [ 'text' => 'x', 'lang' => 5 ] ] as $draft ) {
	$post( viewer( 2 ), $object, $draft );
}
$post( viewer( 0 ), $object );
echo "sight\n";
$post( new Viewer( 'elsewhere', 2 ), $object );
sql( "UPDATE social.status SET hide_level = 1 WHERE id = $status" );
$post( viewer( 2 ), $object );
$post( viewer( 9, 7 ), $object );
$post( viewer( 9, 7 ), [ 'type' => 'comment', 'id' => $comment ] );
refused( static fn () => Comments::list( viewer( 2 ), $object ) );
refused( static fn () => Comments::list( viewer( 2 ), [ 'type' => 'comment', 'id' => $comment ] ) );
refused( static fn () => Targets::setClosed( viewer( 1 ), $object, true ) );
sql( "UPDATE social.status SET hide_level = 0 WHERE id = $status" );
echo "lists\n";
refused( static fn () => Comments::list( viewer( 2 ), $object, 0 ) );
refused( static fn () => Comments::list( viewer( 2 ), $object, 101 ) );
refused( static fn () => Comments::list( viewer( 2 ), $object, 10, '' ) );
refused( static fn () => Comments::list( viewer( 2 ), $object, 10, 'AQERIhD0femBFZkK4bg' ) );
refused( static fn () => Comments::counts( viewer( 2 ), array_fill( 0, 501, $object ) ) );
refused( static fn () => Comments::counts( viewer( 2 ), [ 'a' => $object ] ) );
refused( static fn () => Comments::counts( viewer( 2 ), [ 'a' ] ) );
refused( static fn () => Comments::counts( viewer( 2 ), [ [ 'type' => 'page', 'id' => '1' ] ] ) );
echo "closing\n";
refused( static fn () => Targets::setClosed( viewer( 0, 1 ), $object, true ) );
refused( static fn () => Targets::setClosed( viewer( 2 ), $object, true ) );
refused( static fn () => Targets::setClosed( viewer( 1 ), [ 'type' => 'comment', 'id' => $comment ], true ) );
refused( static fn () => Targets::setClosed( viewer( 1 ), [ 'type' => 'status', 'id' => '1' ], true ) );
refused( static fn () => Targets::setClosed( viewer( 2 ), $revision, true ) );
refused( static fn () => Targets::setClosed( viewer( 1 ), $object, true, str_repeat( 'x', 501 ) ) );
refused( static fn () => Targets::setClosed( viewer( 1 ), $object, true, "a\x07" ) );
var_dump( Targets::setClosed( viewer( 1 ), $object, true ), Targets::setClosed( viewer( 1 ), $object, true ), Comments::list( viewer( 0 ), $object )['closed'] );
$post( viewer( 1 ), $object );
$post( viewer( 2 ), [ 'type' => 'comment', 'id' => $comment ] );
var_dump( Targets::setClosed( viewer( 9, 1 ), $object, true ), Comments::list( viewer( 0 ), $object )['closed'] );
refused( static fn () => Targets::setClosed( viewer( 1 ), $object, false ) );
var_dump( Targets::setClosed( viewer( 9, 1 ), $object, false ), Comments::list( viewer( 0 ), [ 'type' => 'comment', 'id' => $comment ] )['closed'] );
var_dump( Targets::setClosed( viewer( 1 ), $revision, true ), Comments::list( viewer( 0 ), $revision ) );
$post( viewer( 2 ), $revision );
echo "blocks\n";
sql( "INSERT INTO social.person_block (blocker_id, blocked_id) SELECT a.id, b.id FROM social.actor AS a, social.actor AS b
	WHERE a.wiki = '" . wiki() . "' AND b.wiki = a.wiki AND (a.local_id, b.local_id) IN ((1, 2), (9, 2))" );
$post( viewer( 2 ), $object );
$post( viewer( 9 ), [ 'type' => 'comment', 'id' => $comment ] );
echo sql( "SELECT count(*), (SELECT count(*) FROM social.activity AS a WHERE a.verb = 7 AND a.object_id IN (SELECT id FROM social.status WHERE wiki = '" . wiki() . "'))
	FROM social.status WHERE root_id IS NOT NULL AND wiki = '" . wiki() . "'" ), "\n";
?>
--EXPECT--
objects
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException object-invalid -
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
WikiSocial\NotFoundException target-not-found -
drafts
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException text-empty -
WikiSocial\InvalidException text-too-long -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException key-invalid -
WikiSocial\InvalidException media-unknown -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException viewer-anonymous -
sight
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
lists
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException objects-invalid -
WikiSocial\InvalidException objects-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException type-invalid -
closing
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\ForbiddenException closing-not-allowed -
WikiSocial\InvalidException type-invalid -
WikiSocial\NotFoundException target-not-found -
WikiSocial\ForbiddenException closing-not-allowed -
WikiSocial\InvalidException reason-too-long -
WikiSocial\InvalidException reason-control -
bool(true)
bool(false)
string(6) "author"
WikiSocial\ForbiddenException comments-closed -
WikiSocial\ForbiddenException comments-closed -
bool(true)
string(9) "moderator"
WikiSocial\ForbiddenException closing-not-allowed -
bool(true)
string(0) ""
bool(true)
array(4) {
  ["items"]=>
  array(0) {
  }
  ["next"]=>
  NULL
  ["count"]=>
  int(0)
  ["closed"]=>
  string(6) "author"
}
WikiSocial\ForbiddenException comments-closed -
blocks
WikiSocial\ForbiddenException comment-blocked -
WikiSocial\ForbiddenException comment-blocked -
1|1
