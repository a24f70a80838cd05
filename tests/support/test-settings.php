<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Settings of the test wiki that the demo has not: tests post faster than people.
// Every kind is named: what is left out comes from extension.json.
$wgRateLimits['wikisocial-post'] = [
	'user' => [ 10000, 60 ], 'newbie' => [ 10000, 60 ], 'ip' => [ 10000, 60 ], '&can-bypass' => true
];
$wgRateLimits['wikisocial-comment'] = $wgRateLimits['wikisocial-signup'] = $wgRateLimits['wikisocial-follow'] =
	$wgRateLimits['wikisocial-group-create'] = $wgRateLimits['wikisocial-post'];
$wgRateLimits['wikisocial-files'] = [ 'user' => [ 10000, 60 ], 'newbie' => [ 10000, 60 ], '&can-bypass' => true ];
$wgRateLimits['wikisocial-report'] = [ 'user' => [ 10000, 60 ], 'newbie' => [ 10000, 60 ], '&can-bypass' => true ];
// The wiki's own too: on a quick machine the tests of events save more than ninety pages in a minute.
foreach ( [ 'edit', 'move', 'changetags', 'purge', 'upload', 'rollback' ] as $limited ) {
	$wgRateLimits[$limited] = [ 'user' => [ 10000, 60 ], 'newbie' => [ 10000, 60 ], 'ip' => [ 10000, 60 ], '&can-bypass' => true ];
}
$wgRateLimits['wikisocial-like'] = [
	'user' => [ 10000, 60 ], 'newbie' => [ 10000, 60 ], 'ip' => [ 10000, 60 ], '&can-bypass' => true
];
// All of them, also those that have likes by default: where PHPUnit boots the wiki, defaults are not added.
$wgWikiSocialLikeSurfaces = [
	'diff' => true, 'history' => true, 'feeds' => true, 'contributions' => true, 'recentchanges' => true, 'watchlist' => true, 'logs' => true, 'discussiontools' => true
];
$wgWikiSocialComments = [ 'comment' => true, 'log' => true, 'revision' => true, 'status' => true, 'talk-comment' => true ];
$wgWikiSocialCommentSurfaces = [ 'diff' => true, 'history' => true, 'feeds' => true, 'talk' => true ];
// Every message of the language x-xss is a script: ?uselang=x-xss shows what is not escaped.
$wgUseXssLanguage = true;
// Content security policies that a test asks for by the address: the strictest under which MediaWiki's
// own scripts run, and one that lets no inline script run, its own neither.
if ( isset( $_GET['csp'] ) ) {
	$wgCSPHeader = [
		// MediaWiki adds the homes of files by itself, but not one of the wiki's own host name at another port.
		'default-src' => [ substr( $wgForeignFileRepos[0]['apibase'], 0, -strlen( '/api.php' ) ) ],
		'includeCORS' => false, 'object-src' => true, 'unsafeFallback' => $_GET['csp'] !== 'none',
	];
}
$wgWikiSocialPrivateGroups = true;
