--TEST--
Comments::roots tells what comments hang on, Comments::states how those on an object stand
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Statuses};

$status = [ 'type' => 'status', 'id' => post( viewer( 1 ), 'Text' )['status']['id'] ];
$revision = [ 'type' => 'revision', 'id' => '100', 'authorId' => 1 ];
$say = static fn ( array $on ) => [ 'type' => 'comment', 'id' => Comments::post( viewer( 2 ), $on, [ 'text' => 'x' ] )['comment']['id'] ];
$first = $say( $status );
$reply = $say( $first );
$hidden = $say( $status );
$other = $say( $revision );
$talk = $say( [ 'type' => 'talk-comment', 'id' => 'c-Ä-2026' ] );
sql( "UPDATE social.status SET hide_level = 1 WHERE id = {$hidden['id']}" );
$none = [ 'type' => 'comment', 'id' => '1' ];
echo json_encode( Comments::roots( wiki(), [ $none, $reply, $hidden, $other, $talk, [ 'type' => 'comment', 'id' => $status['id'] ], [ 'type' => 'comment', 'id' => 'x' ] ] ) )
	=== json_encode( [ null, $status, $status, [ 'type' => 'revision', 'id' => '100' ], [ 'type' => 'talk-comment', 'id' => 'c-Ä-2026' ], null, null ] ) ? "roots\n" : "others\n";
var_dump( Comments::roots( wiki() . '-other', [ $reply ] ), Comments::roots( wiki(), [] ) );

$states = static fn ( array $roots, string $after = '0', int $limit = 10 ) => array_map(
	static fn ( array $one ) => [ $one['id'], $one['authorId'], $one['listed'], $one['comment'] ], Comments::states( wiki(), $roots, $after, $limit ) );
$row = static fn ( array $comment, bool $listed = true ) => [ $comment['id'], 2, $listed, true ];
unset( $revision['authorId'] );
var_dump( $states( [ $status ] ) === [ $row( $first ), $row( $reply ) ] );
var_dump( $states( [ $revision, $status ], $first['id'] ) === [ $row( $reply ), $row( $other ) ], $states( [ $status ], '0', 1 ) === [ $row( $first ) ] );
var_dump( $states( [] ), $states( [ [ 'type' => 'log', 'id' => '100' ] ] ), $states( [ $first ] ) );
foreach ( [ 'hide_level = 2', "hide_level = 0, deleted_at = now()", 'deleted_at = NULL, visibility = 1' ] as $change ) {
	sql( "UPDATE social.status SET $change WHERE id = {$status['id']}" );
	var_dump( $states( [ $status ] ) === [ $row( $first, false ), $row( $reply, false ) ] );
}
sql( "UPDATE social.target SET hide_level = 1 WHERE wiki = '" . wiki() . "' AND key = '100'" );
var_dump( $states( [ $revision ] ) === [ $row( $other, false ) ], array_column( Statuses::states( wiki(), $hidden['id'], 1 ), 'listed' ) );

refused( static fn () => Comments::roots( '', [] ) );
refused( static fn () => Comments::roots( wiki(), array_fill( 0, 501, $none ) ) );
refused( static fn () => Comments::roots( wiki(), [ 'a' ] ) );
refused( static fn () => Comments::states( '', [], '0', 1 ) );
refused( static fn () => Comments::states( wiki(), [ [ 'type' => 'page', 'id' => '1' ] ], '0', 1 ) );
refused( static fn () => Comments::states( wiki(), [], '-1', 1 ) );
refused( static fn () => Comments::states( wiki(), [], '0', 1001 ) );
?>
--EXPECT--
roots
array(1) {
  [0]=>
  NULL
}
array(0) {
}
bool(true)
bool(true)
bool(true)
array(0) {
}
array(0) {
}
array(0) {
}
bool(true)
bool(true)
bool(true)
bool(true)
array(1) {
  [0]=>
  bool(false)
}
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException objects-invalid -
WikiSocial\InvalidException object-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException type-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException limit-invalid -
