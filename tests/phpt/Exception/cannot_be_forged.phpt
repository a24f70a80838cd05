--TEST--
The exceptions are final, say which error they are, and hold nothing that PHP code could change
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Exception;

foreach ( [ 'Invalid' => InvalidArgumentException::class, 'NotFound' => RuntimeException::class,
	'Forbidden' => RuntimeException::class, 'Conflict' => RuntimeException::class, 'Unavailable' => RuntimeException::class,
	'Timeout' => RuntimeException::class, 'Schema' => RuntimeException::class, 'Internal' => RuntimeException::class,
] as $name => $parent ) {
	$class = new ReflectionClass( "WikiSocial\\{$name}Exception" );
	$private = array_filter( $class->getProperties(), static fn ( $p ) => $p->class === $class->name && !$p->isPrivate() );
	echo $name, $class->isFinal() ? ' final' : '', $class->implementsInterface( Exception::class ) ? ' ours' : '',
		$class->getParentClass()->name === $parent ? ' as expected' : '', $private ? ' open' : '', "\n";
}
$own = new WikiSocial\TimeoutException( 'made by PHP' );
var_dump( $own->getReason(), $own->getSqlState(), $own->isRetryable() );
try {
	$own->reason = 'store-timeout';
} catch ( Error $e ) {
	echo $e->getMessage(), "\n";
}
try {
	$own->other = 1;
} catch ( Error $e ) {
	echo $e->getMessage(), "\n";
}
try {
	serialize( $own );
} catch ( \Exception $e ) {
	echo $e->getMessage(), "\n";
}
?>
--EXPECT--
Invalid final ours as expected
NotFound final ours as expected
Forbidden final ours as expected
Conflict final ours as expected
Unavailable final ours as expected
Timeout final ours as expected
Schema final ours as expected
Internal final ours as expected
string(0) ""
NULL
bool(false)
Cannot access private property WikiSocial\TimeoutException::$reason
Cannot create dynamic property WikiSocial\TimeoutException::$other
Serialization of 'WikiSocial\TimeoutException' is not allowed
