<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * The oracle beside the store: see `run`. Prints TAP, a test for each surface.
 */
declare( strict_types = 1 );

// A notice is a mistake.
set_error_handler( static fn ( int $level, string $text, string $file, int $line ) =>
	throw new ErrorException( $text, 0, $level, $file, $line ) );
foreach ( [ 'Oracle', 'Player', 'Superuser', 'Worker', 'Surfaces', 'Chance', 'World' ] as $class ) {
	require_once __DIR__ . "/$class.php";
}

$option = getopt( '', [ 'seed:', 'steps:', 'triples:', 'people:', 'groups:', 'first' ] ) +
	[ 'seed' => random_int( 1, 999999 ), 'steps' => 1500, 'triples' => 100000, 'people' => 60, 'groups' => 12 ];
$world = new World( (int)$option['seed'], (int)$option['people'], (int)$option['groups'], new Superuser(), new Worker(), isset( $option['first'] ) );
exit( $world->run( (int)$option['steps'], (int)$option['triples'] ) );
