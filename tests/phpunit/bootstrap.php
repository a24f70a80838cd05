<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Boots the wiki named by MW_CONFIG_FILE. PHPUnit includes this inside a method, while Setup.php and
// LocalSettings.php want the global scope, so the globals come in first.
// phpcs:disable MediaWiki.NamingConventions.ValidGlobalName,MediaWiki.Usage.ExtendClassUsage

define( 'MW_ENTRY_POINT', 'cli' );
define( 'MEDIAWIKI', true );
define( 'MW_PHPUNIT_TEST', true );
define( 'MW_INSTALL_PATH', getenv( 'MW' ) );
$GLOBALS['wgCommandLineMode'] = true;
foreach ( $GLOBALS as $wikisocialName => $_ ) {
	if ( $wikisocialName !== 'GLOBALS' ) {
		global ${$wikisocialName};
	}
}
require_once MW_INSTALL_PATH . '/includes/BootstrapHelperFunctions.php';
$IP = wfDetectInstallPath();
require_once MW_INSTALL_PATH . '/includes/Setup.php';
foreach ( glob( __DIR__ . '/*Helper.php' ) as $wikisocialFile ) {
	require_once $wikisocialFile;
}
