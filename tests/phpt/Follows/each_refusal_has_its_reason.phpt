--TEST--
Each refusal of Follows has its reason, and a call is one exchange
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Follows};

post( viewer( 1 ), 'Text' );
echo 'form ', counted( 'exchanges', static function () {
	foreach ( [
		static fn () => Follows::put( viewer( 0 ), 'user', 1 ), static fn () => Follows::put( viewer( 2 ), 'User', 1 ),
		static fn () => Follows::put( viewer( 2 ), "page\0", 1 ), static fn () => Follows::put( viewer( 2 ), 'user', 0 ),
		static fn () => Follows::put( viewer( 2 ), 'user', -5 ), static fn () => Follows::put( viewer( 2 ), 'user', 1, 'maybe' ),
		static fn () => Follows::remove( viewer( 2 ), 'group', 1 ), static fn () => Follows::state( viewer( 0 ), 'user', 1 ),
		static fn () => Follows::accept( viewer( 2 ), 0 ), static fn () => Follows::drop( viewer( 0 ), 1 ),
		static fn () => Follows::block( viewer( 0 ), 1 ), static fn () => Follows::unblock( viewer( 2 ), 0 ),
		static fn () => Follows::list( viewer( 2 ), 'friends' ), static fn () => Follows::list( viewer( 0 ), 'following' ),
		static fn () => Follows::list( viewer( 2 ), 'following', 0 ), static fn () => Follows::list( viewer( 2 ), 'following', 101 ),
		static fn () => Follows::list( viewer( 2 ), 'following', 5, 'x' ), static fn () => Feeds::home( viewer( 0 ) ),
		static fn () => Feeds::home( viewer( 2 ), 0 ), static fn () => Feeds::home( viewer( 2 ), 5, 'x' ),
		static fn () => Follows::suggestions( viewer( 0 ) ), static fn () => Follows::suggestions( viewer( 2 ), 0 ),
		static fn () => Follows::suggestions( viewer( 2 ), 101 ),
	] as $call ) {
		refused( $call );
	}
} ), "\n";
refused( static fn () => Follows::put( viewer( 2 ), 'user', 2 ) );
refused( static fn () => Follows::put( viewer( 2 ), 'user', 1, 'closed' ) );
refused( static fn () => Follows::accept( viewer( 1 ), 2 ) );
refused( static fn () => Follows::block( viewer( 2 ), 2 ) );
echo json_encode( [ Follows::put( viewer( 2 ), 'user', 1, 'request' ), Follows::put( viewer( 2 ), 'page', 7, 'closed' ) ] ), "\n";
$cursor = Follows::list( viewer( 2 ), 'following', 1 )['next'];
refused( static fn () => Follows::list( viewer( 2 ), 'followers', 1, $cursor ) );
echo json_encode( array_map( static fn ( $one ) => "$one[kind] $one[id] $one[state]", Follows::list( viewer( 2 ), 'following', 5, $cursor )['items'] ) ), "\n";
var_dump( Follows::accept( viewer( 1 ), 2 ), Follows::accept( viewer( 1 ), 2 ), Follows::block( viewer( 1 ), 2 ), Follows::block( viewer( 1 ), 2 ) );
refused( static fn () => Follows::put( viewer( 2 ), 'user', 1 ) );
refused( static fn () => Follows::put( viewer( 1 ), 'user', 2 ) );
echo json_encode( [ Follows::state( viewer( 1 ), 'user', 2 ), Follows::state( viewer( 2 ), 'user', 1 ) ] ), "\n";
foreach ( [
	static fn () => Follows::unblock( viewer( 1 ), 2 ), static fn () => Follows::put( viewer( 2 ), 'user', 1 ),
	static fn () => Follows::state( viewer( 2 ), 'user', 1 ), static fn () => Follows::list( viewer( 1 ), 'followers' ),
	static fn () => Feeds::home( viewer( 2 ) ), static fn () => Follows::drop( viewer( 1 ), 2 ), static fn () => Follows::remove( viewer( 2 ), 'page', 7 ),
	static fn () => Follows::suggestions( viewer( 2 ) ),
] as $call ) {
	echo counted( 'exchanges', $call ), ' ';
}
?>
--EXPECT--
form WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException kind-invalid -
WikiSocial\InvalidException kind-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException choice-invalid -
WikiSocial\InvalidException kind-invalid -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException user-invalid -
WikiSocial\InvalidException list-invalid -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
0
WikiSocial\ForbiddenException follow-self -
WikiSocial\ForbiddenException follow-closed -
WikiSocial\NotFoundException request-not-found -
WikiSocial\ForbiddenException block-self -
[{"state":"requested","changed":true},{"state":"following","changed":true}]
WikiSocial\InvalidException cursor-invalid -
["user 1 requested"]
bool(true)
bool(false)
bool(true)
bool(false)
WikiSocial\ForbiddenException follow-closed -
WikiSocial\ForbiddenException follow-blocking -
[{"state":"none","blocked":true},{"state":"none","blocked":false}]
1 1 1 1 1 1 1 1 
