<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Permissions\Authority;
use StatusValue;

/** Register handlers of this interface with the hook name "WikiSocialBeforeWrite". */
interface WikiSocialBeforeWriteHook {
	/**
	 * Called after all other checks, right before something is written.
	 *
	 * @param string $action "post", "delete", "comment" and so on, as WriteGuard names them
	 * @param Authority $performer
	 * @param string $text what would be written; "" where there is no text
	 * @param StatusValue $status make it fatal to refuse
	 * @return bool|void
	 */
	public function onWikiSocialBeforeWrite(
		string $action, Authority $performer, string $text, StatusValue $status
	);
}
