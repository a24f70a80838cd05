<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

/** One kind of objects of the wiki. Each method takes many and asks in a bounded number of queries. */
interface TargetSource {
	/**
	 * Those that everybody who may read their page can see. Whatever else is asked for is missing.
	 * @param string[] $ids of anybody, in any form
	 * @return array<string, Place> by the id that was asked for
	 */
	public function find( array $ids ): array;

	/**
	 * How they stand by what was committed last.
	 * @param array[] $rows of Targets::list, of this kind
	 * @return array<string, TargetState> by id, of those about which the wiki has an answer
	 */
	public function states( array $rows ): array;
}
