<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Mail;

/** A message as its recipient is to read it. */
class Mail {
	public function __construct(
		public readonly string $subject,
		public readonly string $text,
		public readonly string $html,
		/** Where more of the same is ended */
		public readonly string $unsubscribeUrl
	) {
	}
}
