<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Names of the special pages.

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Social' => [ 'Social', 'WikiSocial' ],
	'SocialEvents' => [ 'SocialEvents' ],
	'SocialNotifications' => [ 'SocialNotifications' ],
];

/** Arabic */
$specialPageAliases['ar'] = [
	'Social' => [ 'اجتماعي' ],
	'SocialEvents' => [ 'فعاليات_اجتماعية' ],
	'SocialNotifications' => [ 'إشعارات_اجتماعية' ],
];

/** German */
$specialPageAliases['de'] = [
	'Social' => [ 'Social', 'Soziales' ],
	'SocialEvents' => [ 'Soziale_Veranstaltungen' ],
	'SocialNotifications' => [ 'Soziale_Benachrichtigungen' ],
];

/** Hebrew */
$specialPageAliases['he'] = [
	'Social' => [ 'חברתי' ],
	'SocialEvents' => [ 'אירועים_חברתיים' ],
	'SocialNotifications' => [ 'התראות_חברתיות' ],
];
