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
$wgFileExtensions = [ 'png', 'gif', 'jpg', 'jpeg', 'webp', 'svg', 'pdf', 'ogg', 'oga', 'ogv', 'opus', 'wav', 'flac', 'mp3', 'webm' ];

// Stills as Wikimedia makes them: in these widths only. ImageMagick makes those of large photographs
// sooner than PHP, and without its memory. Who asks for one width gets that one,
// and does not wait for stills of one and a half times and twice that.
$wgResponsiveImages = false;
$wgThumbnailSteps = [ 20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840 ];
$wgThumbnailStepsRatio = 1;
$wgUseImageMagick = true;
$wgMaxImageArea = 25_000_000;
$wgSVGConverter = 'rsvg';
$wgSVGConverterPath = '/usr/bin';
wfLoadExtension( 'PdfHandler' );
$wgMediaHandlers['application/pdf'] = SteppedPdf::class;
$wgSearchType = BothSearch::class;
foreach ( [ 'BothSearch', 'Credits', 'SteppedPdf' ] as $wikisocialClass ) {
	$wgAutoloadClasses[$wikisocialClass] = "@SRC@/tools/stack.d/commons/$wikisocialClass.php";
}

// Credits are on the description pages; Credits.php says how.
$wgHooks['ParserFirstCallInit'][] = 'Credits::onParserFirstCallInit';
$wgHooks['GetExtendedMetadata'][] = 'Credits::onGetExtendedMetadata';
// Core keeps what it read by the file's bytes alone: neither an edit nor a twin would be seen.
$wgHooks['ValidateExtendedMetadataCache'][] = static fn () => false;

foreach ( glob( '@STATE@/commons/conf.d/*.php' ) as $wikisocialFile ) {
	require $wikisocialFile;
}
