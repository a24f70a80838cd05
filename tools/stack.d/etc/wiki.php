<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// LocalSettings.php of each wiki that shares the social store; tools/stack fills in the names between
// @ signs.

if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$wgSitename = '@NAME@';
$wgServer = '@URL@';
$wgDBname = '@WIKI@';
// One for all of them: they have the same extensions, so each language is compiled once.
$wgCacheDirectory = '@STATE@/wiki/cache';
require '@STATE@/etc/common.php';
$wgLanguageCode = '@LANG@';

// The tests run jobs themselves, when they want them.
$wgJobRunRate = (int)'@JOB_RUN_RATE@';

wfLoadExtensions( [
	'AbuseFilter',
	'ConfirmEdit',
	'DiscussionTools',
	'Echo',
	'Linter',
	'SpamBlacklist',
	'Thanks',
	'VisualEditor',
] );
// The list of this wiki's own page MediaWiki:Spam-blacklist, not one from elsewhere.
$wgBlacklistSettings = [ 'spam' => [ 'files' => [] ] ];
$wgCaptchaTriggers = [
	'edit' => false,
	'create' => false,
	'sendemail' => false,
	'addurl' => false,
	'createaccount' => false,
	'badlogin' => false,
	'badloginperuser' => false,
];

$wgEnableSpecialMute = true;
$wgEchoPerUserBlacklist = true;
$wgEnablePartialActionBlocks = true;
$wgAutoCreateTempUser['enabled'] = false;
// So that a new account is told from one that has edited.
$wgAutoConfirmCount = 3;

$wgGroupPermissions['socialmoderator']['wikisocial-moderate'] = true;
$wgGroupPermissions['socialmoderator']['wikisocial-read-reported'] = true;
$wgGroupPermissions['suppress']['wikisocial-suppress'] = true;

$wgEnableUploads = false;
$wgForeignFileRepos[] = [
	'class' => ForeignAPIRepo::class,
	'name' => 'commons',
	'apibase' => '@COMMONS_URL@/api.php',
	'url' => '@COMMONS_URL@/images',
	'thumbUrl' => '@COMMONS_URL@/images/thumb',
	'hashLevels' => 2,
	'transformVia404' => false,
	'fetchDescription' => true,
	'descriptionCacheExpiry' => 60,
	'apiMetadataExpiry' => 60,
	'apiThumbCacheExpiry' => 0,
];

wfLoadExtension( 'WikiSocial', '@SRC@/extension.json' );
$wgWikiSocialLive = true;
// Our own badge, beside Echo's.
$wgWikiSocialEchoMirror = false;
$wgWikiSocialVisibility = [ 'public', 'mentioned' ];

// Settings of a test or of one's own, newest last: those of the first wiki hold for all, then come
// each one's own.
foreach ( array_unique( glob( '@STATE@/{wiki,@WIKI@}/conf.d/*.php', GLOB_BRACE ) ) as $wikisocialFile ) {
	require $wikisocialFile;
}
