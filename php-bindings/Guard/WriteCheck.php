<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

/** One check of what is written, by an extension that may be there or not. */
interface WriteCheck {
	/** Refuses in $status when the text must not be written by $status->performer. */
	public function check( string $action, string $text, WriteStatus $status ): void;
}
