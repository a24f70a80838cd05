--TEST--
Reports::file makes one report for each reporter and object while it is open
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Reports, Statuses};

$id = Statuses::post( viewer( 1 ), [ 'text' => 'Text' ] )['status']['id'];
$first = Reports::file( viewer( 2 ), 'status', $id, 'Spam' );
$again = Reports::file( viewer( 2 ), 'status', $id, 'Other words' );
$other = Reports::file( viewer( 3 ), 'status', $id, str_repeat( 'ü', 500 ) );
var_dump( $first['created'], $again === [ 'id' => $first['id'], 'created' => false ], $other['created'], $other['id'] !== $first['id'] );
echo sql( "SELECT string_agg( concat_ws( ':', r.kind, a.local_id, left( r.reason, 5 ), r.closed_at IS NULL ), ' ' ORDER BY r.id )
	FROM social.report AS r JOIN social.actor AS a ON a.id = r.reporter_id WHERE r.object_id = $id" ), "\n";
sql( "UPDATE social.report SET closed_at = now(), closed_by = reporter_id WHERE object_id = $id" );
$new = Reports::file( viewer( 2 ), 'status', $id, 'Spam' );
var_dump( $new['created'], $new['id'] !== $first['id'] );
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
0:2:Spam:t 0:3:üüüüü:t
bool(true)
bool(true)
