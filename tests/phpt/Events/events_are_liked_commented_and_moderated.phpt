--TEST--
Events are liked, commented, reported and hidden by who finds them
--FILE--
<?php
require __DIR__ . '/../events.inc';
use WikiSocial\{Comments, Events, Likes, Moderation, Reports, Statuses, Targets, Viewer};

save( 1, 5, 10, [ tag( 'party' ) ] );
$id = event_id( 'party' );
$object = [ 'type' => 'event', 'id' => $id ];
$moderator = viewer( 9, Viewer::CAP_MODERATE );
$suppressor = viewer( 10, Viewer::CAP_MODERATE | Viewer::CAP_SUPPRESS );

// What the caller says of author and page is not what the store goes by.
echo json_encode( Likes::put( viewer( 2 ), $object + [ 'authorId' => 2, 'pageId' => 77 ] ) ), "\n";
refused( static fn () => Likes::put( viewer( 1 ), $object ) );
refused( static fn () => Likes::put( viewer( 2 ), [ 'type' => 'event', 'id' => '7' ] ) );
refused( static fn () => Likes::remove( viewer( 2 ), [ 'type' => 'event', 'id' => '7' ] ) );
refused( static fn () => Likes::by( viewer( 2 ), [ 'type' => 'event', 'id' => '7' ], 'public' ) );
refused( static fn () => Comments::post( viewer( 2 ), [ 'type' => 'event', 'id' => '7' ], [ 'text' => 'a' ] ) );
echo sql( "SELECT count(*) || ':' || min(key) FROM social.target WHERE wiki = '" . wiki() . "'" ) === "1:$id" ? "one row\n" : "more rows\n";
$comment = Comments::post( viewer( 2 ), $object, [ 'text' => 'Nice' ] )['comment'];
echo json_encode( [ $comment['root'] === $object, Comments::list( viewer( 0 ), $object )['count'], Likes::by( viewer( 0 ), $object, 'public' )['items'] ] ), "\n";
echo json_encode( [ Targets::find( wiki(), [ $object ] ), Targets::list( wiki(), '0', 10 ) ] ), "\n";

// Levels.
/** How many likes and comments they see, the comment itself, and the event. */
$seen = static function ( Viewer ...$viewers ) use ( $object, $comment, $id ): string {
	return implode( ' ', array_map( static function ( $viewer ) use ( $object, $comment, $id ) {
		try {
			Statuses::get( $viewer, $comment['id'] );
			$read = 'c';
		} catch ( WikiSocial\NotFoundException ) {
			$read = '-';
		}
		return Likes::many( $viewer, [ $object ] )[0]['count'] . Comments::counts( $viewer, [ $object ] )[0] . $read . ( Events::find( $viewer, [ $id ] )[0]['hidden'] ?? 'none' );
	}, $viewers ) );
};
foreach ( [ [ $moderator, 'hidden' ], [ $moderator, 'hidden' ], [ $suppressor, 'suppressed' ], [ $suppressor, 'none' ] ] as [ $who, $level ] ) {
	echo counted( 'exchanges', static function () use ( $who, $level, $id ) {
		$done = Moderation::setLevel( $who, 'event', $id, [ 'level' => $level, 'reason' => 'why' ] );
		echo json_encode( [ $done['from'], $done['changed'], $done['event']['hidden'], $done['entry'] !== null, isset( $done['status'] ) ] ), ' ';
	} ), ' ', $seen( viewer( 1 ), viewer( 0 ), $moderator, $suppressor ), "\n";
}
echo implode( ' ', array_map( static fn ( $e ) => "{$e['type']}:{$e['moderatorId']}:{$e['authorId']}:{$e['from']}:{$e['to']}:" . ( $e['objectId'] === $id ),
	Moderation::entries( wiki(), '0', 10 ) ) ), "\n";
foreach ( [
	[ viewer( 1 ), $id, [ 'level' => 'hidden' ] ], [ $moderator, $id, [ 'level' => 'suppressed' ] ], [ $moderator, '7', [ 'level' => 'hidden' ] ], [ $moderator, 'x', [ 'level' => 'hidden' ] ],
	[ $moderator, $id, [ 'level' => 'hidden', 'version' => 1 ] ], [ $moderator, $comment['id'], [ 'level' => 'hidden' ] ], [ viewer( 0 ), $id, [ 'level' => 'hidden' ] ],
] as [ $who, $which, $order ] ) {
	refused( static fn () => Moderation::setLevel( $who, 'event', $which, $order ) );
}
refused( static fn () => Moderation::setLevel( $moderator, 'status', $id, [ 'level' => 'hidden' ] ) );

// Reports.
echo counted( 'exchanges', static function () use ( $id ) {
	$one = Reports::file( viewer( 2 ), 'event', $id, 'spam' );
	$again = Reports::file( viewer( 2 ), 'event', $id, 'spam' );
	echo json_encode( [ $one['created'], $again['created'], $one['id'] === $again['id'] ] );
} ), ' ', sql( "SELECT kind FROM social.report WHERE object_id = $id" ), "\n";
refused( static fn () => Reports::file( viewer( 1 ), 'event', $id, 'mine' ) );
refused( static fn () => Reports::file( viewer( 2 ), 'event', '7', 'spam' ) );
refused( static fn () => Reports::file( viewer( 2 ), 'comment', $id, 'spam' ) );

// Suspended.
save( 1, 5, 11, [] );
sql( "INSERT INTO social.signup (event_id, actor_id, state, queue) SELECT $id, a.id, 0, 1 FROM social.actor AS a WHERE a.wiki = '" . wiki() . "' AND a.kind = 0 AND a.local_id = 2" );
echo $seen( viewer( 1 ), viewer( 2 ), viewer( 3 ), viewer( 0 ), $moderator ), "\n";
refused( static fn () => Comments::post( viewer( 3 ), $object, [ 'text' => 'Late' ] ) );
refused( static fn () => Comments::list( viewer( 3 ), $object ) );
refused( static fn () => Likes::put( viewer( 3 ), $object ) );
refused( static fn () => Reports::file( viewer( 3 ), 'event', $id, 'spam' ) );
refused( static fn () => Targets::setClosed( viewer( 3 ), $object, true ) );
echo json_encode( [ Comments::post( viewer( 2 ), $object, [ 'text' => 'Where is it?' ] )['created'], Targets::setClosed( viewer( 1 ), $object, true ) ] ), "\n";
?>
--EXPECT--
{"count":1,"mine":true,"changed":true,"first":false}
WikiSocial\ForbiddenException like-own -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
one row
[true,1,[2]]
[[],[]]
["none",true,"hidden",true,false] 1 00-none 00-none 11chidden 11chidden
["hidden",false,"hidden",false,false] 1 00-none 00-none 11chidden 11chidden
["hidden",true,"suppressed",true,false] 1 00-none 00-none 00-none 11csuppressed
["suppressed",true,"",true,false] 1 11c 11c 11c 11c
event:9:1:none:hidden:1 event:10:1:hidden:suppressed:1 event:10:1:suppressed:none:1
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\ForbiddenException moderation-not-allowed -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException version-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\InvalidException viewer-anonymous -
WikiSocial\NotFoundException status-not-found -
[true,false,true]2 2
WikiSocial\InvalidException report-own -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException status-not-found -
11c 11c 00-none 00-none 11c
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException target-not-found -
WikiSocial\NotFoundException event-not-found -
WikiSocial\NotFoundException target-not-found -
[true,true]
