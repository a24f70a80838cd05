<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Asks a store that is not there three times, as one request would, and prints what came of it.
declare( strict_types = 1 );

use MediaWiki\Extension\WikiSocial\Services;

require __DIR__ . '/bootstrap.php';

$viewer = new WikiSocial\Viewer( 'wiki', 0 );
$engine = Services::get()->getEngine();
$reasons = [];
for ( $i = 0; $i < 3; $i++ ) {
	try {
		$engine->publicFeed( $viewer, 1, null );
		$reasons[] = 'answered';
	} catch ( WikiSocial\Exception $failure ) {
		$reasons[] = $failure->getReason();
		$seen[spl_object_id( $failure )] = $failure;
	}
}
// A failure that was not asked for again is the very same object.
echo json_encode( [ 'reasons' => $reasons, 'failures' => count( $seen ?? [] ) ] );
