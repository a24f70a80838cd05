<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Settings of all wikis; tools/stack fills in the names between @ signs.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$wgScriptPath = '';
$wgArticlePath = '/index.php?title=$1';
$wgSecretKey = '@SECRET@';
$wgUpgradeKey = substr( '@SECRET@', 0, 16 );
$wgLanguageCode = 'en';
$wgLocaltimezone = 'UTC';

$wgDBtype = 'postgres';
$wgDBserver = '@SOCKDIR@';
$wgDBport = (int)'@WIKI_PGPORT@';
$wgDBuser = 'mw';
$wgDBpassword = 'mw';
$wgDBmwschema = 'mediawiki';

$wgMainCacheType = CACHE_ACCEL;
$wgSessionCacheType = CACHE_DB;
$wgUseImageMagick = false;
$wgShellLocale = 'C.UTF-8';

$wgShowExceptionDetails = true;
$wgDebugLogGroups['exception'] = "@STATE@/log/mw-$wgDBname.log";
$wgDebugLogGroups['error'] = "@STATE@/log/mw-$wgDBname.log";
$wgDebugLogGroups['fatal'] = "@STATE@/log/mw-$wgDBname.log";

// No request leaves this machine, and none waits longer than two seconds.
$wgHTTPTimeout = 2;
$wgHTTPConnectTimeout = 1;
$wgHTTPMaxTimeout = 2;
$wgHTTPMaxConnectTimeout = 1;
$wgPingback = false;
$wgEnableEmail = false;

// Here everybody has the same address, so limits by address would hit one for another.
$wgAccountCreationThrottle = [];
unset( $wgRateLimits['edit']['ip'] );
$wgRateLimits['wikisocial-post']['ip'] = [ 1000, 60 ];
$wgPasswordAttemptThrottle = [ [ 'count' => 100, 'seconds' => 60 ] ];

wfLoadSkin( 'Vector' );
wfLoadSkin( 'MinervaNeue' );
wfLoadSkin( 'Timeless' );
wfLoadSkin( 'MonoBook' );
$wgDefaultSkin = 'vector-2022';
