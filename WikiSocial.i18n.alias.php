<?php
// SPDX-License-Identifier: GPL-2.0-or-later
// Names of the special pages.

$specialPageAliases = [];

/** English */
$specialPageAliases['en'] = [
	'Social' => [ 'Social', 'WikiSocial' ],
];

/** Arabic */
$specialPageAliases['ar'] = [
	'Social' => [ 'اجتماعي' ],
];

/** German */
$specialPageAliases['de'] = [
	'Social' => [ 'Social', 'Soziales' ],
];

/** Hebrew */
$specialPageAliases['he'] = [
	'Social' => [ 'חברתי' ],
];
