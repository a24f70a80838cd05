--TEST--
Statuses::get answers alike for what is absent and what may not be seen
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Statuses, Viewer};

$gone = post( viewer( 1 ), 'Deleted' )['status']['id'];
Statuses::delete( viewer( 1 ), $gone );
$hidden = post( viewer( 1 ), 'Hidden' )['status']['id'];
sql( "UPDATE social.status SET hide_level = 1 WHERE id = $hidden" );
$suppressed = post( viewer( 1 ), 'Suppressed' )['status']['id'];
sql( "UPDATE social.status SET hide_level = 2 WHERE id = $suppressed" );

$get = static fn ( $viewer, $id ) => static fn () => Statuses::get( $viewer, $id );
$ids = [ '1', '9223372036854775807', '9223372036854775808', '', '0', '-1', " $gone", "0$gone", "$gone\0", 'abc',
	$gone, $hidden, $suppressed ];
$messages = [];
foreach ( $ids as $id ) {
	try {
		Statuses::get( viewer( 2 ), $id );
		echo "seen: $id\n";
	} catch ( WikiSocial\NotFoundException $e ) {
		$messages[] = $e->getMessage() . $e->getReason();
	}
}
var_dump( count( $messages ) === count( $ids ), count( array_unique( $messages ) ) );

$moderator = viewer( 3, Viewer::CAP_MODERATE );
$suppressor = viewer( 4, Viewer::CAP_MODERATE | Viewer::CAP_SUPPRESS );
echo Statuses::get( $moderator, $hidden )['hidden'], "\n";
var_dump( Statuses::get( $moderator, $gone )['deleted'] );
refused( $get( $moderator, $suppressed ) );
echo Statuses::get( $suppressor, $suppressed )['hidden'], "\n";
?>
--EXPECT--
bool(true)
int(1)
hidden
bool(true)
WikiSocial\NotFoundException status-not-found -
suppressed
