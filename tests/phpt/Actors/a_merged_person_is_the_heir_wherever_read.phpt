--TEST--
Who was merged into another reads as that one at once; settle moves what was written
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Actors, Feeds, Moderation, Statuses, Viewer};

$authors = static fn ( array $page ) => json_encode( array_map( static fn ( $s ) => [ $s['text'], $s['authorId'] ], $page['items'] ) );
$settle = static function ( int $limit, bool $dryRun = false ): string {
	$after = '0';
	$moved = $batches = 0;
	do {
		[ 'moved' => $in, 'next' => $after ] = Actors::settle( wiki(), $after, $limit, $dryRun );
		$moved += $in;
		$batches++;
	} while ( $after !== null );
	return $moved . ( $batches > 1 ? ' in batches' : '' );
};
$first = Statuses::post( viewer( 1 ), [ 'text' => 'first' ] )['status'];
Statuses::post( viewer( 2 ), [ 'text' => 'second' ] );
Statuses::post( viewer( 1 ), [ 'text' => 'third' ] );
foreach ( [ 'hidden', 'none' ] as $level ) {
	Moderation::setLevel( viewer( 1, Viewer::CAP_MODERATE ), 'status', $first['id'], [ 'level' => $level ] );
}
echo json_encode( Actors::merge( wiki(), 9, 2 ) ), json_encode( Actors::merge( wiki(), 1, 2 ) ), json_encode( Actors::merge( wiki(), 1, 2 ) ), "\n";
echo Statuses::get( viewer( 0 ), $first['id'] )['authorId'], "\n";
echo $authors( Feeds::public( viewer( 0 ) ) ), "\n", $authors( Feeds::user( viewer( 0 ), 1 ) ), "\n";
echo json_encode( [
	array_column( Statuses::history( viewer( 0 ), $first['id'] )['items'], 'editorId' ),
	array_column( Statuses::states( wiki(), '0', 9 ), 'authorId' ),
	array_column( Moderation::entries( wiki(), '0', 9 ), 'authorId' ),
	array_column( Moderation::entries( wiki(), '0', 9 ), 'moderatorId' ),
] ), "\n";
echo $settle( 10000, true ), "\n", $settle( 10000 ), "\n", $settle( 1 ), "\n";
echo $authors( Feeds::user( viewer( 0 ), 2 ) ), "\n", $authors( Feeds::user( viewer( 0 ), 1 ) ), "\n";
echo json_encode( array_column( Actors::list( wiki() ), 'mergedInto', 'userId' ) ), "\n";
// The heir may do what the author may.
Statuses::delete( viewer( 2 ), $first['id'] );
echo count( Feeds::user( viewer( 0 ), 2 )['items'] ), "\n";
// Costs
echo counted( 'exchanges', static fn () => Actors::merge( wiki(), 1, 2 ) ), counted( 'exchanges', static fn () => Actors::settle( wiki(), '0' ) ), "\n";
?>
--EXPECT--
{"changed":false}{"changed":true}{"changed":false}
2
[["third",2],["second",2],["first",2]]
[["second",2]]
[[2],[2,2,2],[2,2],[2,2]]
2 in batches
2 in batches
0 in batches
[["third",2],["second",2],["first",2]]
[["third",2],["second",2],["first",2]]
{"1":2,"2":null}
2
11
