<?php
// SPDX-License-Identifier: MIT
// Runs in the global scope, once for each line that wikisociald sends: boots MediaWiki where there
// is one, answers in $wikisocialAnswer. What it prints goes to stderr.

$wikisocialAnswer = null;

if ( getenv( 'MW_INSTALL_PATH' ) ) {
	define( 'MW_ENTRY_POINT', 'cli' );
	define( 'MEDIAWIKI', true );
	define( 'MW_INSTALL_PATH', getenv( 'MW_INSTALL_PATH' ) );
	$wgCommandLineMode = true;
	// The embed SAPI has no standard streams of its own; parts of MediaWiki's command line want them.
	define( 'STDIN', fopen( 'php://stdin', 'r' ) );
	define( 'STDOUT', fopen( 'php://stderr', 'w' ) );
	define( 'STDERR', fopen( 'php://stderr', 'w' ) );
	require_once MW_INSTALL_PATH . '/includes/BootstrapHelperFunctions.php';
	$IP = wfDetectInstallPath();
	require_once MW_INSTALL_PATH . '/includes/Setup.php';
}

if ( $wikisocialAsked === 'ping' ) {
	$wikisocialAnswer = [
		'php' => PHP_VERSION,
		'sapi' => PHP_SAPI,
		'module' => phpversion( 'wikisocial' ) ?: null,
		'mediawiki' => defined( 'MW_VERSION' ) ? MW_VERSION : null,
		'wiki' => defined( 'MW_VERSION' ) ? MediaWiki\WikiMap\WikiMap::getCurrentWikiId() : null,
		'memory' => memory_get_peak_usage(),
	];
} elseif ( $wikisocialAsked === 'mail' ) {
	// "more" or "error" comes first. Few people at once: who stops the daemon waits for them.
	try {
		$wikisocialAnswer = [ 'more' => false ];
		if ( defined( 'MW_VERSION' ) && class_exists( MediaWiki\Extension\WikiSocial\Mail\MailSender::class ) ) {
			$wikisocialSender = MediaWiki\MediaWikiServices::getInstance()->get( 'WikiSocial.MailSender' );
			// Not by sendmail: where the daemon may gain no privileges, that takes nothing.
			if ( $wikisocialSender->isEnabled() && is_array( $wgSMTP ) ) {
				$wikisocialAnswer = $wikisocialSender->send( 5 );
				$wikisocialAnswer = [ 'more' => $wikisocialAnswer['taken'] || $wikisocialAnswer['closed'] ] + $wikisocialAnswer;
			}
			MediaWiki\Deferred\DeferredUpdates::doUpdates();
		}
	} catch ( Throwable $wikisocialMistake ) {
		$wikisocialAnswer = [ 'error' => $wikisocialMistake::class . ': ' . substr( $wikisocialMistake->getMessage(), 0, 200 ) ];
	}
} elseif ( $wikisocialAsked === 'mirror' ) {
	try {
		$wikisocialAnswer = [ 'more' => false ];
		if ( defined( 'MW_VERSION' ) && class_exists( MediaWiki\Extension\WikiSocial\Echo\EchoMirror::class ) ) {
			$wikisocialAnswer = MediaWiki\MediaWikiServices::getInstance()->get( 'WikiSocial.EchoMirror' )->run( 50 );
		}
	} catch ( Throwable $wikisocialMistake ) {
		$wikisocialAnswer = [ 'error' => $wikisocialMistake::class . ': ' . substr( $wikisocialMistake->getMessage(), 0, 200 ) ];
	}
} else {
	$wikisocialAnswer = [ 'error' => 'unknown request' ];
}
$wikisocialAnswer = json_encode( $wikisocialAnswer, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE );
