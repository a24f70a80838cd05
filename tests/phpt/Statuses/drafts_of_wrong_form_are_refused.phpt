--TEST--
A draft or an entity of wrong form is refused, whichever way it comes, without an exchange
--FILE--
<?php
require __DIR__ . '/../store.inc';
use WikiSocial\Statuses;

/** How check, post and edit refuse it: one answer where they agree. */
function reason( array $draft ): string {
	$reasons = [];
	foreach ( [
		static fn () => Statuses::check( $draft ),
		static fn () => Statuses::post( viewer( 1 ), $draft ),
		static fn () => Statuses::edit( viewer( 1 ), '1', $draft ),
	] as $call ) {
		try {
			$call();
			$reasons[] = 'taken';
		} catch ( WikiSocial\InvalidException $e ) {
			$reasons[] = $e->getReason();
		}
	}
	return implode( ' ', array_unique( $reasons ) );
}

function entities( mixed ...$list ): string {
	return reason( [ 'text' => 'ab äx', 'entities' => $list ] );
}

echo counted( 'exchanges', static function () {
	$reference = 'lang';
	foreach ( [
		[], [ 'text' => null ], [ 'text' => 5 ], [ 'text' => [ 'a' ] ], [ 'Text' => 'a' ], [ 'text' => 'a', 'more' => 1 ],
		[ 'text' => 'a', 0 => 'b' ], [ 'text' => 'a', 'lang' => null ], [ 'text' => 'a', 'key' => 5 ],
		[ 'text' => 'a', 'visibility' => 'followers' ], [ 'text' => 'a', 'visibility' => '' ],
		[ 'text' => 'a', 'visibility' => 0 ], [ 'text' => 'a', 'entities' => null ], [ 'text' => 'a', 'entities' => '[]' ],
		[ 'text' => 'a', 'entities' => new ArrayObject ], [ 'text' => 'a', 'lang' => &$reference, "key\0" => null ],
	] as $draft ) {
		echo reason( $draft ), "\n";
	}
	$url = [ 'type' => 'url', 'start' => 0, 'length' => 1 ];
	$of = static fn ( array $more ) => [ ...$url, ...$more ];
	$page = static fn ( $title ) => $of( [ 'type' => 'page', 'title' => $title ] );
	foreach ( [
		[ 5 ], [ [] ], [ 'a' => $url ], [ $of( [ 'more' => 1 ] ) ], [ $of( [ 'type' => 'link' ] ) ], [ $of( [ 'type' => 5 ] ) ],
		[ $of( [ 'type' => 'url ' ] ) ], [ $of( [ 'start' => '0' ] ) ], [ $of( [ 'start' => -1 ] ) ], [ $of( [ 'length' => 0 ] ) ],
		[ $of( [ 'length' => 7 ] ) ], [ $of( [ 'start' => 6 ] ) ], [ $of( [ 'start' => 4 ] ) ], [ $of( [ 'length' => 4 ] ) ],
		[ $of( [ 'start' => PHP_INT_MAX, 'length' => PHP_INT_MAX ] ) ], [ $of( [ 'length' => PHP_INT_MAX ] ) ],
		[ $url, $url ], [ $of( [ 'start' => 1 ] ), $url ], [ $of( [ 'length' => 2 ] ), $of( [ 'start' => 1 ] ) ],
		[ $of( [ 'type' => 'user' ] ) ], [ $of( [ 'type' => 'user', 'userId' => 0 ] ) ], [ $of( [ 'type' => 'user', 'userId' => '1' ] ) ],
		[ $of( [ 'type' => 'revision', 'revision' => 0 ] ) ], [ $of( [ 'type' => 'revision', 'old' => 1 ] ) ],
		[ $of( [ 'type' => 'diff', 'revision' => 1 ] ) ], [ $of( [ 'type' => 'diff', 'revision' => 1, 'old' => -1 ] ) ],
		[ $page( '' ) ], [ $page( 5 ) ], [ $page( "a\nb" ) ], [ $page( "a\0" ) ], [ $page( "a\tb" ) ], [ $page( "\xff" ) ],
		[ $page( str_repeat( 'ä', 257 ) ) ], [ $of( [ 'title' => 'A' ] ) ],
	] as $i => $list ) {
		$reason = entities( ...$list );
		echo $reason === 'entities-invalid' ? '' : "$i: $reason\n";
	}
	$many = static fn ( int $count ) => array_map( static fn ( $at ) => $of( [ 'start' => $at ] ), range( 0, $count - 1 ) );
	echo Statuses::check( [ 'text' => str_repeat( 'x', 200 ), 'entities' => $many( 100 ) ] ) === str_repeat( 'x', 200 ) ? "100\n" : '';
	echo reason( [ 'text' => str_repeat( 'x', 200 ), 'entities' => $many( 101 ) ] ), "\n";
	refused( static fn () => Statuses::edit( viewer( 1 ), '1', [ 'text' => 'a', 'visibility' => 'public' ] ) );
	refused( static fn () => Statuses::edit( viewer( 1 ), '1', [ 'text' => 'a', 'key' => null ] ) );
} ), "\n";
// By reference and with a list that PHP keeps as a hash it is the same draft.
$list = [ 1 => [ 'type' => 'url', 'start' => 0, 'length' => 1 ], 0 => 5 ];
unset( $list[0] );
$text = 'ab';
echo Statuses::check( [ 'text' => &$text, 'entities' => array_values( $list ) ] ), "\n";
echo Statuses::ENTITIES_MAX, "\n";
?>
--EXPECT--
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
draft-invalid
100
entities-invalid
WikiSocial\InvalidException draft-invalid -
WikiSocial\InvalidException draft-invalid -
0
ab
100
