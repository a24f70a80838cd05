--TEST--
Each call costs one exchange, and what needs none makes none
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Comments, Feeds, Media, Moderation, Reports, Statuses, Store};

$author = viewer( 1 );
echo Store::counters()['exchanges'], Store::counters()['connects'], "\n";
Store::version();
new WikiSocial\Viewer( 'w', 1 );
echo Store::counters()['exchanges'], Store::counters()['connects'], "\n";
$one = static fn ( $call ) => print counted( 'exchanges', $call );
$status = null;
foreach ( [ 'connected', 'kept' ] as $_ ) {
	$one( static fn () => Store::check() );
	$one( static function () use ( $author, &$status ) {
		$status = post( $author, 'Text', 'en', uniqid() )['status'];
	} );
	$one( static fn () => post( $author, 'Text' ) );
	$one( static fn () => Statuses::get( $author, $status['id'] ) );
	$one( static fn () => Feeds::public( $author ) );
	$one( static fn () => Feeds::public( $author, 1, Feeds::public( $author, 1 )['next'] ) );
	$one( static fn () => Feeds::user( $author, 1 ) );
	$one( static fn () => Feeds::mentions( $author ) );
	$one( static fn () => Statuses::get( viewer( 2, 7 ), $status['id'] ) );
	$one( static fn () => Reports::file( viewer( 2 ), 'status', $status['id'], 'x' ) );
	$one( static fn () => Moderation::setLevel( viewer( 2, 7 ), 'status', $status['id'], [ 'level' => 'hidden' ] ) );
	$one( static fn () => Moderation::setLevel( viewer( 2, 7 ), 'status', $status['id'], [ 'level' => 'none' ] ) );
	$one( static fn () => Moderation::entries( wiki(), '0', 10 ) );
	$one( static fn () => Statuses::edit( $author, $status['id'], [ 'text' => "Other $_",
		'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 5, 'userId' => 9 ] ] ], 1 ) );
	$one( static fn () => Statuses::get( $author, $status['id'] ) );
	$one( static fn () => Feeds::public( $author ) );
	$one( static fn () => Statuses::history( $author, $status['id'] ) );
	$one( static fn () => Statuses::states( wiki(), '0', 10 ) );
	$one( static fn () => Statuses::delete( $author, $status['id'] ) );
	$one( static fn () => Statuses::undelete( $author, $status['id'] ) );
	$one( static fn () => Statuses::delete( $author, $status['id'] ) );
	echo ' ';
	$one( static fn () => Media::put( wiki(), [ described( 'A' ), described( 'B' ), [ 'file' => 'C', 'gone' => true ] ] ) );
	$one( static fn () => Media::get( wiki(), [ 'A', 'B', 'C' ] ) );
	$draft = [ 'text' => 'Files', 'media' => [ shown( 'A' ), shown( 'B' ) ], 'key' => uniqid() ];
	$one( static function () use ( $author, $draft, &$status ) {
		$status = Statuses::post( $author, $draft )['status'];
	} );
	$one( static fn () => Statuses::edit( $author, $status['id'], [ 'text' => 'Files', 'media' => [ shown( 'B' ) ] ] ) );
	$one( static fn () => Statuses::get( $author, $status['id'] ) );
	$one( static fn () => Statuses::history( $author, $status['id'] ) );
	$one( static fn () => Feeds::public( $author ) );
	$one( static fn () => Media::takeStale( wiki(), 0, 10 ) );
	$one( static fn () => Media::backlog( wiki(), 0 ) );
	$one( static fn () => Media::statuses( wiki(), 'B', '0', 10 ) );
	echo ' ';
	$on = [ 'type' => 'revision', 'id' => '100', 'authorId' => 5, 'pageId' => 6 ];
	$one( static function () use ( $on, &$thread ) {
		$thread = Comments::post( viewer( 2 ), $on, [ 'text' => 'Text', 'key' => uniqid(), 'media' => [ shown( 'A' ) ],
			'entities' => [ [ 'type' => 'user', 'start' => 0, 'length' => 4, 'userId' => 7 ] ] ] )['comment']['id'];
	} );
	$reply = [ 'type' => 'comment', 'id' => $thread ];
	$one( static fn () => Comments::post( viewer( 3 ), $reply, [ 'text' => 'Text' ] ) );
	$one( static fn () => Comments::list( $author, $on ) );
	$one( static fn () => Comments::list( $author, $reply ) );
	$one( static fn () => Comments::counts( $author, [ $on, $reply ] ) );
	$one( static fn () => Comments::counts( $author, [] ) );
	$one( static fn () => Comments::roots( wiki(), [ $reply ] ) );
	$one( static fn () => Comments::roots( wiki(), [] ) );
	$one( static fn () => Comments::states( wiki(), [ $on ], '0', 10 ) );
	$one( static fn () => WikiSocial\Targets::setClosed( viewer( 5 ), $on, true ) );
	$one( static fn () => WikiSocial\Targets::setClosed( viewer( 5 ), $on, false ) );
	echo "\n";
}
print counted( 'prepares', static fn () => Feeds::public( $author ) );
print counted( 'statements', static fn () => Feeds::public( $author ) );
print counted( 'statements', static fn () => post( $author, 'Text', '', uniqid() ) );
echo "\n", Store::counters()['connects'], Store::counters()['drops'], "\n";
?>
--EXPECTF--
%d%d
%d%d
111112111111111111111 1111111111 11111010111
111112111111111111111 1111111111 11111010111
013
10
