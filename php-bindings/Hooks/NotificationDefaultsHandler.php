<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Notification\ForeignKinds;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\User\Hook\UserGetDefaultOptionsHook;

/** What of other extensions' kinds everybody is told, while neither they nor the wiki chose otherwise. */
class NotificationDefaultsHandler implements UserGetDefaultOptionsHook {
	/** @inheritDoc */
	public function onUserGetDefaultOptions( &$defaultOptions ) {
		foreach ( ForeignKinds::declared() as $name => $kind ) {
			foreach ( Kinds::CHANNELS as $channel => $bit ) {
				$defaultOptions[Kinds::OPTION . "$channel-$name"] ??= (bool)( $kind['channels'] & $bit );
			}
		}
	}
}
