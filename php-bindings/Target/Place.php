<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Title\Title;

/** Where the wiki has an object that everybody who may read its page can see, and whose it is. */
class Place {
	/**
	 * @param int $authorId 0 for nobody with an account
	 * @param int $pageId 0 for none
	 * @param ?Title $page who may read it may see the object
	 * @param string $url
	 * @param bool $isAmbiguous whether there are several objects of this id
	 * @param ?string $id its own, where it was asked for by another one
	 */
	public function __construct(
		public readonly int $authorId,
		public readonly int $pageId,
		public readonly ?Title $page,
		public readonly string $url,
		public readonly bool $isAmbiguous = false,
		public readonly ?string $id = null
	) {
	}
}
