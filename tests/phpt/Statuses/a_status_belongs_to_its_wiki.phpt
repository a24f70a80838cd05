--TEST--
A status is neither read nor deleted from another wiki of the same store, whatever one may do there
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Statuses, Viewer};

$elsewhere = static fn ( int $user, int $caps = 0 ) => new Viewer( wiki() . '-other', $user, $caps );
$all = Viewer::CAP_MODERATE | Viewer::CAP_SUPPRESS | Viewer::CAP_READ_REPORTED;
$id = post( viewer( 1 ), 'At home' )['status']['id'];
$suppressed = post( viewer( 1 ), 'Suppressed at home' )['status']['id'];
sql( "UPDATE social.status SET hide_level = 2 WHERE id = $suppressed" );
// The same number is another person there, who has an actor of their own.
post( $elsewhere( 1 ), 'Elsewhere' );

foreach ( [ $elsewhere( 1 ), $elsewhere( 0 ), $elsewhere( 2, $all ) ] as $stranger ) {
	refused( static fn () => Statuses::get( $stranger, $id ) );
	refused( static fn () => Statuses::get( $stranger, $suppressed ) );
}
refused( static fn () => Statuses::delete( $elsewhere( 1 ), $id ) );
refused( static fn () => Statuses::delete( $elsewhere( 2, $all ), $id ) );
echo Statuses::get( viewer( 2 ), $id )['text'], "\n";
?>
--EXPECT--
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
WikiSocial\NotFoundException status-not-found -
At home
