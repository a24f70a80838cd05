--TEST--
In php-fpm no request reads what another one posted, however requests and connections end
--FILE--
<?php
require __DIR__ . '/../store.inc';
require __DIR__ . '/../fpm.inc';

mt_srand( 2 );
$fpm = new Fpm( 2 );
$ends = [ 'normal' => 0, 'exit' => 0, 'exception' => 0, 'memory' => 0, 'time' => 0, 'away' => 0, 'killed' => 0 ];
$wrong = [];
$unavailable = 0;
// A long run is SOCIAL_REQUESTS=100000.
$requests = (int)( getenv( 'SOCIAL_REQUESTS' ) ?: 150 );
for ( $i = 0; $i < $requests; $i++ ) {
	$roll = mt_rand( 0, 99 );
	$end = match ( true ) {
		$i === 75 => 'time', // it takes a second
		$roll < 50 => 'normal',
		$roll < 60 => 'exit',
		$roll < 70 => 'exception',
		$roll < 78 => 'memory',
		$roll < 90 => 'away',
		default => 'killed',
	};
	$ends[$end]++;
	if ( $end === 'killed' ) {
		sql( "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'social_web'" );
	}
	$nonce = "nonce $i";
	$query = [ 'wiki' => wiki(), 'user' => $i % 7 + 1, 'nonce' => $nonce, 'end' => $end,
		'change' => [ '', 'edit', 'moderate', 'delete' ][$i % 4] ];
	$answer = $fpm->request( __DIR__ . '/web.inc', $query, [ 'memory_limit' => '16M' ], $end === 'away' );
	// On a machine that starves, a deadline may pass, and for a second nobody asks the store: some dozens
	// at once. What matters is that none reads what is not its own.
	if ( $answer !== null && preg_match( '/^store-(timeout|unavailable)\n/', $answer ) ) {
		$unavailable++;
	} elseif ( $answer !== null && strtok( $answer, "\n" ) !== $nonce ) {
		$wrong[] = "$end: " . substr( $answer, 0, 200 );
	}
}
echo $fpm->stop();
var_dump( min( $ends ) > 0, $unavailable <= $requests / 20, $wrong );
echo sql( "SELECT count(*) = count(DISTINCT text) FROM social.status WHERE wiki = '" . wiki() . "'" ), "\n";
?>
--EXPECT--
bool(true)
bool(true)
array(0) {
}
t
