<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** Files that a search found. */
class SearchAnswer {
	/**
	 * @param array[] $files each: file, title, thumb (?array{width: int, height: int, url: string}), kind, author,
	 *  licence, descriptionUrl
	 * @param bool $isComplete false: somebody who may have more did not answer
	 */
	public function __construct(
		public readonly array $files,
		public readonly bool $isComplete
	) {
	}
}
