--TEST--
Feeds page from the newest to the oldest, each status once, also while others post
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Feeds;

for ( $i = 1; $i <= 7; $i++ ) {
	post( viewer( $i % 2 + 1 ), "n$i" );
}
$pages = static function ( callable $feed ) {
	$cursor = null;
	do {
		$page = $feed( $cursor );
		echo implode( ' ', texts( $page ) ), $page['next'] === null ? " end\n" : ', ';
		post( viewer( 1 ), 'late' );
		$cursor = $page['next'];
	} while ( $cursor !== null );
};
$pages( static fn ( $cursor ) => Feeds::public( viewer( 9 ), 3, $cursor ) );
sql( "UPDATE social.status SET deleted_at = now() WHERE text = 'late' AND wiki = '" . wiki() . "'" );
$pages( static fn ( $cursor ) => Feeds::user( viewer( 9 ), 2, 2, $cursor ) );
sql( "UPDATE social.status SET deleted_at = now() WHERE text = 'late' AND wiki = '" . wiki() . "'" );
$pages( static fn ( $cursor ) => Feeds::public( viewer( 9 ), 7, $cursor ) );
?>
--EXPECT--
n7 n6 n5, n4 n3 n2, n1 end
n7 n5, n3 n1 end
n7 n6 n5 n4 n3 n2 n1 end
