--TEST--
With wikisocial.prepared=0 everything works without prepared statements
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Statuses};

echo counted( 'prepares', static function () {
	for ( $i = 0; $i < 3; $i++ ) {
		$id = post( viewer( 1 ), "n$i", '', "key $i" )['status']['id'];
		Statuses::get( viewer( 1 ), $id );
	}
	Statuses::delete( viewer( 1 ), $id );
} ), ' ', implode( ' ', texts( Feeds::public( viewer( 1 ) ) ) ), "\n";
echo sql( "SELECT count(*) FROM social.status WHERE wiki = '" . wiki() . "'" ), "\n";
?>
--INI--
wikisocial.prepared=0
--EXPECT--
0 n1 n0
3
