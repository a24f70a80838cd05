--TEST--
A viewer cannot be changed, extended, cloned, serialized or made without its constructor
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\{Feeds, Viewer};

$viewer = viewer( 1 );
$error = static function ( callable $call ) {
	try {
		$call();
		echo "no error\n";
	} catch ( Throwable $e ) {
		echo get_class( $e ), ': ', $e->getMessage(), "\n";
	}
};
$error( static fn () => $viewer->__construct( 'other', 2 ) );
$error( static fn () => $viewer->caps = 7 );
$error( static fn () => clone $viewer );
$error( static fn () => serialize( $viewer ) );
$error( static fn () => unserialize( 'O:17:"WikiSocial\Viewer":0:{}' ) );
$error( static fn () => ( new ReflectionClass( Viewer::class ) )->newInstanceWithoutConstructor() );
$error( static fn () => new WikiSocial\Statuses );
var_dump( ( new ReflectionClass( Viewer::class ) )->isFinal(), viewer( 1 ) == viewer( 1 ), $viewer == $viewer );
?>
--EXPECT--
Error: A viewer cannot be changed
Error: Cannot create dynamic property WikiSocial\Viewer::$caps
Error: Trying to clone an uncloneable object of class WikiSocial\Viewer
Exception: Serialization of 'WikiSocial\Viewer' is not allowed
Exception: Unserialization of 'WikiSocial\Viewer' is not allowed
ReflectionException: Class WikiSocial\Viewer is an internal class marked as final that cannot be instantiated without invoking its constructor
Error: Call to private WikiSocial\Statuses::__construct() from global scope
bool(true)
bool(false)
bool(true)
