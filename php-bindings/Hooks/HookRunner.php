<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\HookContainer\HookContainer;
use MediaWiki\Permissions\Authority;
use StatusValue;

/** Runs the hooks this extension offers. */
class HookRunner implements WikiSocialBeforeWriteHook {
	public function __construct( private readonly HookContainer $hooks ) {
	}

	/** @inheritDoc */
	public function onWikiSocialBeforeWrite(
		string $action, Authority $performer, string $text, StatusValue $status
	) {
		return $this->hooks->run( 'WikiSocialBeforeWrite', [ $action, $performer, $text, $status ] );
	}
}
