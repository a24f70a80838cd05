--TEST--
Statuses::states lists a wiki's statuses by id with how they stand, and no texts
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Statuses;

$ids = [];
foreach ( [ 'listed', 'deleted', 'hidden', 'suppressed', 'of a hidden author' ] as $n => $text ) {
	$ids[$text] = post( viewer( $n < 4 ? 1 : 2 ), $text )['status']['id'];
}
$ids['mentioned'] = Statuses::post( viewer( 1 ), [ 'text' => 'a', 'visibility' => 'mentioned',
	'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 1, 'userId' => 3 ] ] ] )['status']['id'];
Statuses::post( new WikiSocial\Viewer( wiki() . '-other', 1 ), [ 'text' => 'elsewhere' ] );
Statuses::delete( viewer( 1 ), $ids['deleted'] );
sql( "UPDATE social.status SET hide_level = 1 WHERE id = {$ids['hidden']}" );
sql( "UPDATE social.status SET hide_level = 2 WHERE id = {$ids['suppressed']}" );
sql( "UPDATE social.actor SET hidden = true WHERE wiki = '" . wiki() . "' AND local_id = 2" );

$after = '0';
while ( $states = Statuses::states( wiki(), $after, 4 ) ) {
	foreach ( $states as $state ) {
		echo array_search( $state['id'], $ids, true ), ": {$state['authorId']} {$state['visibility']} ",
			$state['listed'] ? 'listed' : 'not', ' ', implode( ',', array_keys( $state ) ), "\n";
	}
	$after = end( $states )['id'];
}
var_dump( Statuses::states( wiki(), '0', 1 )[0]['created'] === Statuses::get( viewer( 0 ), $ids['listed'] )['created'] );
foreach ( [ [ '', '0', 1 ], [ wiki(), '', 1 ], [ wiki(), '-1', 1 ], [ wiki(), '00', 1 ], [ wiki(), '0', 0 ], [ wiki(), '0', 1001 ] ] as $asked ) {
	refused( static fn () => Statuses::states( ...$asked ) );
}
?>
--EXPECT--
listed: 1 public listed id,authorId,created,visibility,listed,comment
deleted: 1 public not id,authorId,created,visibility,listed,comment
hidden: 1 public not id,authorId,created,visibility,listed,comment
suppressed: 1 public not id,authorId,created,visibility,listed,comment
of a hidden author: 2 public not id,authorId,created,visibility,listed,comment
mentioned: 1 mentioned not id,authorId,created,visibility,listed,comment
bool(true)
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException limit-invalid -
WikiSocial\InvalidException limit-invalid -
