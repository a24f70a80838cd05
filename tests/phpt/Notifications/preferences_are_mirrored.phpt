--TEST--
Preferences and mutes are what the wiki said last
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Actors, Notifications};

$person = static fn ( $user, $channels = [], $muted = [], $every = null ) => [ 'userId' => $user, 'channels' => $channels, 'muted' => $muted, 'every' => $every ];
$mirror = static fn ( ...$people ) => print Notifications::mirror( wiki(), $people ) . "\n";
function stored(): void {
	$wiki = wiki();
	echo sql( "SELECT string_agg(a.local_id || ':' || p.kind || '=' || p.channels, ' ' ORDER BY a.local_id, p.kind)
		FROM social.preference AS p JOIN social.actor AS a ON a.id = p.actor_id WHERE a.wiki = '$wiki'" ), ' / ',
	sql( "SELECT string_agg(a.local_id || '-' || b.local_id, ' ' ORDER BY a.local_id, b.local_id)
		FROM social.mute AS m JOIN social.actor AS a ON a.id = m.actor_id JOIN social.actor AS b ON b.id = m.muted_id WHERE a.wiki = '$wiki'" ), "\n";
}
$mirror( $person( 3, [ 'like' => 0, 'mention' => 2 ], [ 5, 4, 5 ] ), $person( 1, [], [ 3 ] ), $person( 2 ) );
stored();
$mirror( $person( 3, [ 'like' => 0, 'mention' => 2 ], [ 5, 4 ] ), $person( 1, [], [ 3 ] ), $person( 2 ) );
$mirror( $person( 3, [ 'like' => 0, 'mention' => 3, 'event-role' => 1 ], [ 6, 4 ] ) );
stored();
$mirror( $person( 3, [ 'mention' => 3 ], [ 4, 3 ] ), $person( 1, [ 'like' => 3 ], [ 3 ] ) );
stored();
echo "a merged account is its heir, oneself nobody\n";
Actors::merge( wiki(), 4, 7 );
$mirror( $person( 3, [ 'mention' => 3 ], [ 4, 7 ] ), $person( 7, [], [ 4 ] ) );
stored();
echo "other extensions' stay\n";
sql( "INSERT INTO social.preference (actor_id, kind, channels) SELECT id, 64, 1 FROM social.actor WHERE wiki = '" . wiki() . "' AND local_id = 3 AND kind = 0" );
$mirror( $person( 3 ), $person( 1 ) );
stored();
echo "of the wiki\n";
$defaults = static function ( $channels ) {
	echo json_encode( Notifications::mirrorDefaults( wiki(), $channels, 0 ) ), ' ',
		sql( "SELECT string_agg(kind || '=' || channels, ' ' ORDER BY kind) FROM social.wiki_preference WHERE wiki = '" . wiki() . "'" ), "\n";
};
$defaults( [ 'like' => 0, 'reply' => 3 ] );
$defaults( [ 'reply' => 3, 'like' => 0 ] );
$defaults( [ 'reply' => 2 ] );
$defaults( [] );
$defaults( [] );
echo "how often mail comes\n";
$often = static fn () => print sql( "SELECT string_agg(a.local_id || '=' || m.every, ' ' ORDER BY a.local_id)
	FROM social.mail_choice AS m JOIN social.actor AS a ON a.id = m.actor_id WHERE a.wiki = '" . wiki() . "'" ) . "\n";
foreach ( [ [ 1, 7 ], [ 1, 7 ], [ 0, 7 ], [ null, 1 ], [ null, null ] ] as [ $one, $other ] ) {
	$mirror( $person( 1, [], [], $one ), $person( 2, [], [], $other ) );
	$often();
}
foreach ( [ 7, 7, 1, 0, 0 ] as $every ) {
	echo json_encode( Notifications::mirrorDefaults( wiki(), [], $every ) ), sql( "SELECT string_agg(every::text, ' ') FROM social.wiki_mail_choice WHERE wiki = '" . wiki() . "'" ), ' ';
}
echo "\nwhat waits comes sooner, never later\n";
sql( "INSERT INTO social.delivery (id, wiki, recipient_id, kind, object_id, due_at) SELECT social.next_id(), a.wiki, a.id, g, 5, now() + interval '30 days'
	FROM social.actor AS a, generate_series(1, 2) AS g WHERE a.wiki = '" . wiki() . "' AND a.local_id IN (1, 2)" );
$due = static fn () => print sql( "SELECT string_agg(a.local_id || '=' || CASE WHEN d.due_at < now() + interval '3 minutes' THEN 'soon'
		WHEN d.due_at < now() + interval '25 hours' THEN 'day' WHEN d.due_at < now() + interval '8 days' THEN 'week' ELSE 'late' END, ' ' ORDER BY a.local_id, d.kind)
	FROM social.delivery AS d JOIN social.actor AS a ON a.id = d.recipient_id WHERE d.wiki = '" . wiki() . "'" ) . "\n";
sql( "UPDATE social.delivery SET attempts = 1 WHERE kind = 2 AND wiki = '" . wiki() . "'" );
$due();
foreach ( [ 7, 0, 7 ] as $every ) {
	$mirror( $person( 1, [], [], $every ) );
	$due();
}
echo "many\n";
$people = [];
for ( $user = 1000; $user > 0; $user-- ) {
	$people[] = $person( $user, [ 'like' => 2 ], range( 1001, 1005 ), 1 );
}
echo Notifications::mirror( wiki(), $people ), ' ';
echo Notifications::mirror( wiki(), $people ), ' ';
echo counted( 'exchanges', static fn () => Notifications::mirror( wiki(), $people ) ), counted( 'exchanges', static fn () => Notifications::mirror( wiki(), $people ) ),
	counted( 'exchanges', static fn () => Notifications::mirror( wiki(), [] ) ), counted( 'exchanges', static fn () => Notifications::mirrorDefaults( wiki(), [], 0 ) ), "\n";
echo "refused\n";
echo counted( 'exchanges', static function () use ( $person ) {
	foreach ( [ [ 5 ], [ [] ], [ $person( 1 ) + [ 'more' => 1 ] ], [ $person( '1' ) ], [ $person( 0 ) ], [ $person( 1 ), $person( 2 ), $person( 1 ) ],
		[ $person( 1, 5 ) ], [ $person( 1, [], 5 ) ], [ $person( 1, [], [ 'a' => 2 ] ) ], [ $person( 1, [], [ '2' ] ) ], [ $person( 1, [], [ 0 ] ) ],
		[ $person( 1, [ 'likes' => 1 ] ) ], [ $person( 1, [ 1 ] ) ], [ $person( 1, [ 'like' => 4 ] ) ], [ $person( 1, [ 'like' => -1 ] ) ], [ $person( 1, [ 'like' => '1' ] ) ],
		[ $person( 1, [], [], '1' ) ], [ $person( 1, [], [], 2 ) ], [ $person( 1, [], [], -1 ) ],
		array_fill( 0, 1001, $person( 1 ) ), [ $person( 1, [], range( 1, 1001 ) ) ], array_map( static fn ( $i ) => $person( $i, [], range( 1, 1000 ) ), range( 1, 6 ) ),
	] as $people ) {
		refused( static fn () => Notifications::mirror( wiki(), $people ) );
	}
	refused( static fn () => Notifications::mirror( '', [] ) );
	refused( static fn () => Notifications::mirrorDefaults( '', [], 0 ) );
	refused( static fn () => Notifications::mirrorDefaults( wiki(), [ 'x' => 1 ], 0 ) );
	refused( static fn () => Notifications::mirrorDefaults( wiki(), [ 'like' => true ], 0 ) );
	refused( static fn () => Notifications::mirrorDefaults( wiki(), [], 2 ) );
} ), "\n";
?>
--EXPECT--
2
3:1=2 3:4=0 / 1-3 3-4 3-5
0
1
3:1=3 3:4=0 3:12=1 / 1-3 3-4 3-6
2
1:4=3 3:1=3 / 1-3 3-4
a merged account is its heir, oneself nobody
1
1:4=3 3:1=3 / 1-3 3-7
other extensions' stay
2
3:64=1 / 
of the wiki
true 3=3 4=0
false 3=3 4=0
true 3=2
true 
false 
how often mail comes
2
1=1 2=7
0
1=1 2=7
1
1=0 2=7
2
2=1
1

true7 false7 true1 true false 
what waits comes sooner, never later
1=late 1=late 2=late 2=late
1
1=week 1=late 2=late 2=late
1
1=soon 1=late 2=late 2=late
1
1=soon 1=late 2=late 2=late
many
1000 0 1101
refused
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException channels-invalid -
WikiSocial\InvalidException channels-invalid -
WikiSocial\InvalidException channels-invalid -
WikiSocial\InvalidException users-invalid -
WikiSocial\InvalidException digest-invalid -
WikiSocial\InvalidException digest-invalid -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException too-many -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException wiki-invalid -
WikiSocial\InvalidException notification-kind-unknown -
WikiSocial\InvalidException channels-invalid -
WikiSocial\InvalidException digest-invalid -
0
