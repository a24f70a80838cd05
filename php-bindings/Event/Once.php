<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

/**
 * What is the same in many boxes of one page, for one reader, is made once: texts, names, whether they may. It lives
 * while a page is filled and no longer, since a reader's rights, and what is known of people, may change behind that.
 */
class Once {
	/** @var array<string, mixed> */
	private array $made = [];

	/**
	 * @template T
	 * @param string $what names all that it depends on, beside the reader
	 * @param callable(): T $make
	 * @return T
	 */
	public function get( string $what, callable $make ): mixed {
		if ( !array_key_exists( $what, $this->made ) ) {
			$this->made[$what] = $make();
		}
		return $this->made[$what];
	}
}
