--TEST--
Comments::list pages threads from the newest and their replies from the oldest; no reply is torn from its thread
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Feeds, Moderation, Statuses, Viewer};

$object = [ 'type' => 'revision', 'id' => '100', 'authorId' => 1 ];
var_dump( Comments::list( viewer( 0 ), $object ) === [ 'items' => [], 'next' => null, 'count' => 0, 'closed' => '' ] );
$say = static fn ( array $on, string $text ) => Comments::post( viewer( 2 ), $on, [ 'text' => $text ] )['comment']['id'];
$id = [];
foreach ( [ 'A', 'B', 'C' ] as $name ) {
	$id[$name] = $say( $object, $name );
}
$parent = $id['A'];
for ( $i = 1; $i <= 23; $i++ ) {
	$id["A$i"] = $say( [ 'type' => 'comment', 'id' => $i % 3 ? $id['A'] : $parent ], "A$i" );
	$parent = $id["A$i"];
}
$id['B1'] = $say( [ 'type' => 'comment', 'id' => $id['B'] ], 'B1' );
$show = static function ( array $page ) {
	foreach ( $page['items'] as $item ) {
		echo $item['text'] ?? 'gone', isset( $item['replies'] ) ? ': ' . implode( ' ', texts( $item['replies'] ) ) : '',
			isset( $item['replies']['next'] ) ? ' and more' : '', "\n";
	}
	echo $page['count'], $page['next'] === null ? " in all\n" : " in all, more\n";
	return $page['next'];
};
echo "pages of two threads\n";
$next = $show( Comments::list( viewer( 3 ), $object, 2 ) );
$show( $page = Comments::list( viewer( 3 ), $object, 2, $next ) );
echo "replies\n";
$thread = [ 'type' => 'comment', 'id' => $id['A'] ];
$more = $page['items'][0]['replies']['next'];
$show( $replies = Comments::list( viewer( 3 ), $thread, 10, $more ) );
$show( Comments::list( viewer( 3 ), $thread, 10, $replies['next'] ) );
$show( Comments::list( viewer( 3 ), [ 'type' => 'comment', 'id' => $id['B1'] ] ) );
refused( static fn () => Comments::list( viewer( 3 ), $thread, 10, $next ) );
refused( static fn () => Comments::list( viewer( 3 ), $object, 10, $more ) );
refused( static fn () => Feeds::public( viewer( 3 ), 10, $next ) );

echo "what is not to be seen\n";
$hide = static fn ( string $name, string $level ) => Moderation::setLevel( viewer( 9, Viewer::CAP_MODERATE ), 'comment', $id[$name], [ 'level' => $level ] )['status']['type'];
echo $hide( 'B', 'hidden' ), $hide( 'C', 'hidden' ), "\n";
$show( $page = Comments::list( viewer( 3 ), $object, 1 ) );
var_dump( array_diff_key( $page['items'][0], [ 'replies' => 0 ] ) === [ 'id' => $id['B'], 'type' => 'comment', 'gone' => true ] );
$show( Comments::list( viewer( 3 ), [ 'type' => 'comment', 'id' => $id['B'] ] ) );
refused( static fn () => Comments::list( viewer( 3 ), [ 'type' => 'comment', 'id' => $id['C'] ] ) );
$show( Comments::list( viewer( 9, Viewer::CAP_MODERATE ), $object, 2 ) );
Statuses::delete( viewer( 2 ), $id['A2'] );
$show( Comments::list( viewer( 3 ), $thread, 3 ) );
echo json_encode( array_column( Comments::list( viewer( 2 ), $thread, 3 )['items'], 'deleted', 'text' ) ), "\n";
echo WikiSocial\Reports::file( viewer( 3 ), 'comment', $id['A3'], 'why' )['created'] ? 'reported' : '', "\n";
sql( "UPDATE social.target SET hide_level = 1 WHERE wiki = '" . wiki() . "'" );
refused( static fn () => Comments::list( viewer( 3 ), $object ) );
refused( static fn () => Comments::list( viewer( 1 ), $thread ) );
refused( static fn () => Statuses::get( viewer( 2 ), $id['A'] ) );
var_dump( Comments::list( viewer( 9, Viewer::CAP_MODERATE ), $object )['count'] );
sql( "UPDATE social.target SET hide_level = 0 WHERE wiki = '" . wiki() . "'" );

echo "counts\n";
$status = post( viewer( 1 ), 'x' )['status']['id'];
$say( [ 'type' => 'status', 'id' => $status ], 'x' );
$say( [ 'type' => 'talk-comment', 'id' => 'c-A' ], 'x' );
echo json_encode( Comments::counts( viewer( 0 ), [ [ 'type' => 'status', 'id' => $status ], $object, [ 'type' => 'revision', 'id' => '999' ], $thread,
	[ 'type' => 'status', 'id' => 'none' ], [ 'type' => 'talk-comment', 'id' => 'c-A' ], [ 'type' => 'comment', 'id' => $id['B1'] ], $object ] ) ), "\n";
var_dump( Comments::counts( viewer( 0 ), [] ) );
?>
--EXPECT--
bool(true)
pages of two threads
C: 
B: B1
27 in all, more
A: A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 and more
27 in all
replies
A11
A12
A13
A14
A15
A16
A17
A18
A19
A20
23 in all, more
A21
A22
A23
23 in all
B1
1 in all
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
WikiSocial\InvalidException cursor-invalid -
what is not to be seen
commentcomment
gone: B1
25 in all, more
bool(true)
B1
1 in all
WikiSocial\NotFoundException target-not-found -
C: 
B: B1
25 in all, more
A1
A3
A4
22 in all, more
{"A1":false,"A2":true,"A3":false}
reported
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException status-not-found -
int(24)
counts
[1,24,0,22,0,1,1,24]
array(0) {
}
