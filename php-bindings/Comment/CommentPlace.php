<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Extension\WikiSocial\Target\Target;

/** Where a comment would hang: on what it answers, and on what its thread hangs. */
class CommentPlace {
	public function __construct(
		/** What is commented: the root itself or a comment of its threads */
		public readonly Target $object,
		public readonly Target $root
	) {
	}
}
