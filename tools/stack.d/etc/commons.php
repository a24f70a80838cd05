<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// LocalSettings.php of the Commons wiki; tools/stack fills in the names between @ signs.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$wgSitename = 'Commons';
$wgServer = '@COMMONS_URL@';
$wgDBname = 'commons';
$wgCacheDirectory = '@STATE@/commons/cache';
require '@STATE@/etc/common.php';

$wgJobRunRate = (int)'@JOB_RUN_RATE@';

$wgEnableUploads = true;
$wgUploadDirectory = '@STATE@/commons/images';
$wgUploadPath = '/images';
$wgFileExtensions = [ 'png', 'gif', 'jpg', 'jpeg', 'webp', 'svg' ];

foreach ( glob( '@STATE@/commons/conf.d/*.php' ) as $wikisocialFile ) {
	require $wikisocialFile;
}
