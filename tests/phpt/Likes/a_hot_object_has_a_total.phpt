--TEST--
The likes of a hot object have a total, which whoever finds that to be due brings up
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Likes, Store};

$object = [ 'type' => 'log', 'id' => '3' ];
$before = Store::counters()['exchanges'];
for ( $user = 1; $user <= 600; $user++ ) {
	$likes = Likes::put( viewer( $user ), $object );
	if ( $likes['count'] !== $user ) {
		echo "$user: {$likes['count']}\n";
	}
}
$exchanges = Store::counters()['exchanges'] - $before;
echo $exchanges > 600 && $exchanges < 620 ? 'few more' : $exchanges, "\n";
$total = static fn () => sql( "SELECT n.total FROM social.reaction_total n JOIN social.target t ON t.id = n.target_id WHERE t.wiki = '" . wiki() . "'" );
echo $total() > 500 ? 'total' : $total(), "\n";
for ( $user = 1; $user <= 300; $user++ ) {
	$likes = Likes::remove( viewer( $user ), $object );
	if ( $likes['count'] !== 600 - $user ) {
		echo "$user: {$likes['count']}\n";
	}
}
echo $total() < 400 ? 'total' : $total(), ' ', Likes::by( viewer( 1 ), $object, 'public', 1 )['count'], "\n";
?>
--EXPECT--
few more
total
total 300
