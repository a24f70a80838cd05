--TEST--
The feed of a page has the public statuses and comments about it, through edits, hiding and deletion
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Feeds, Statuses, Targets, Viewer};

$about = static fn ( string $text, array $pages, string $level = 'public' ) => Statuses::post( viewer( 1 ), [
	'text' => $text, 'pages' => $pages, 'visibility' => $level,
	'entities' => $level === 'public' ? [] : [ [ 'type' => 'user', 'start' => 0, 'length' => 1, 'userId' => 2 ] ],
] )['status']['id'];
$feed = static fn ( int $page, ?Viewer $who = null ) => implode( ' ', texts( Feeds::page( $who ?? viewer( 3 ), $page ) ) );
$one = $about( 'one', [ 5 ] );
$two = $about( 'two', [ 5, 6 ] );
$about( 'none', [] );
$about( 'private', [ 5 ], 'mentioned' );
$revision = [ 'type' => 'revision', 'id' => '17', 'authorId' => 2, 'pageId' => 5 ];
$comment = Comments::post( viewer( 3 ), $revision, [ 'text' => 'comment' ] )['comment']['id'];
Comments::post( viewer( 4 ), [ 'type' => 'comment', 'id' => $comment ], [ 'text' => 'reply', 'pages' => [ 6 ] ] );
Comments::post( viewer( 4 ), [ 'type' => 'status', 'id' => $one ], [ 'text' => 'elsewhere' ] );
echo $feed( 5 ), ' | ', $feed( 6 ), ' | ', $feed( 7 ), ' | ', $feed( 5, viewer( 0 ) ), ' | ', $feed( 5, new Viewer( 'other', 3 ) ), "\n";

$page = Feeds::page( viewer( 3 ), 5, 2 );
echo implode( ' ', texts( $page ) ), ', then ', implode( ' ', texts( Feeds::page( viewer( 3 ), 5, 2, $page['next'] ) ) ), "\n";
echo json_encode( array_map( static fn ( $s ) => [ $s['type'], $s['root']['type'] ?? null, $s['root']['id'] ?? null ], Feeds::page( viewer( 3 ), 5, 1 )['items'] ) ), "\n";
echo counted( 'exchanges', static fn () => Feeds::page( viewer( 3 ), 5 ) ), "\n";

Statuses::edit( viewer( 1 ), $two, [ 'text' => 'two!', 'pages' => [ 7 ] ] );
Statuses::edit( viewer( 1 ), $one, [ 'text' => 'one!', 'pages' => [ 5, 7 ] ] );
Statuses::edit( viewer( 3 ), $comment, [ 'text' => 'comment!' ] );
echo $feed( 5 ), ' | ', $feed( 6 ), ' | ', $feed( 7 ), "\n";
Statuses::delete( viewer( 1 ), $one );
$target = Targets::find( wiki(), [ $revision ] )[0];
Targets::mirror( wiki(), [ [ 'hidden' => 'hidden' ] + $target ] );
echo $feed( 5 ), ' | ', $feed( 7 ), ' | ', $feed( 5, viewer( 9, Viewer::CAP_MODERATE ) ), "\n";
Targets::mirror( wiki(), [ [ 'deleted' => true ] + $target ] );
echo $feed( 5 ), "\n";
Targets::mirror( wiki(), [ $target ] );
Statuses::undelete( viewer( 1 ), $one );
echo $feed( 5 ), "\n";
foreach ( [ [ 5, 5 ], [ 6, 5 ], [ 0 ], [ '5' ], [ 'a' => 5 ], range( 1, 101 ), 5 ] as $pages ) {
	refused( static fn () => Statuses::post( viewer( 1 ), [ 'text' => 'x', 'pages' => $pages ] ) );
}
refused( static fn () => Feeds::page( viewer( 1 ), 5, 101 ) );
refused( static fn () => Feeds::page( viewer( 1 ), 5, 30, Feeds::public( viewer( 1 ), 1 )['next'] ) );
?>
--EXPECT--
reply comment two one | reply two |  | reply comment two one | 
reply comment, then two one
[["comment","revision","17"]]
1
reply comment! one! | reply | two! one!
 | two! | reply comment!

reply comment! one!
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
