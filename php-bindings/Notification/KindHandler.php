<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Context\IContextSource;
use MediaWiki\Permissions\Authority;

/**
 * What an extension answers of the notifications of its kind when they are shown or mailed: see docs/extensions.md.
 * Whatever it throws is logged, and the notification keeps to itself what it is about.
 */
interface KindHandler {
	/** Whether this person may, still, know of it. It is asked anew each time. */
	public function canSee( Authority $reader, string $objectKey ): bool;

	/** The full address where it is to be seen; null: nowhere. */
	public function link( string $objectKey ): ?string;

	/** What it is called, without markup: the message's $4. */
	public function text( string $objectKey, IContextSource $context ): string;
}
