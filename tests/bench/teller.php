<?php
// SPDX-License-Identifier: GPL-2.0-or-later
/**
 * Serves the log as a job of the wiki would. To "serve" on standard input it tells people until nothing is left,
 * and answers the nanoseconds it took and how many bundles were written.
 */
declare( strict_types = 1 );

while ( ( $line = fgets( STDIN ) ) !== false ) {
	$told = 0;
	$begin = hrtime( true );
	do {
		$batch = WikiSocial\Activity::batch( 'fanout' );
		$told += $batch['told'];
	} while ( $batch['more'] );
	echo hrtime( true ) - $begin, " $told\n";
}
