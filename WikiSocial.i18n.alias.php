<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Names of the special pages.

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Social' => [ 'Social', 'WikiSocial' ],
	'SocialEvents' => [ 'SocialEvents' ],
	'SocialFollows' => [ 'SocialFollows' ],
	'SocialGroups' => [ 'SocialGroups' ],
	'SocialNotifications' => [ 'SocialNotifications' ],
];

/** Arabic */
$specialPageAliases['ar'] = [
	'Social' => [ 'اجتماعي' ],
	'SocialEvents' => [ 'فعاليات_اجتماعية' ],
	'SocialFollows' => [ 'متابعات_اجتماعية' ],
	'SocialGroups' => [ 'مجموعات_اجتماعية' ],
	'SocialNotifications' => [ 'إشعارات_اجتماعية' ],
];

/** German */
$specialPageAliases['de'] = [
	'Social' => [ 'Social', 'Soziales' ],
	'SocialEvents' => [ 'Soziale_Veranstaltungen' ],
	'SocialFollows' => [ 'Soziales_Folgen' ],
	'SocialGroups' => [ 'Soziale_Gruppen' ],
	'SocialNotifications' => [ 'Soziale_Benachrichtigungen' ],
];

/** Hebrew */
$specialPageAliases['he'] = [
	'Social' => [ 'חברתי' ],
	'SocialEvents' => [ 'אירועים_חברתיים' ],
	'SocialFollows' => [ 'מעקבים_חברתיים' ],
	'SocialGroups' => [ 'קבוצות_חברתיות' ],
	'SocialNotifications' => [ 'התראות_חברתיות' ],
];
