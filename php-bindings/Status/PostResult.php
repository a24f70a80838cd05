<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

/** A posted status; not created when the same key had made it before. */
class PostResult {
	public function __construct(
		public readonly Status $status,
		public readonly bool $created
	) {
	}
}
