<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

/** Ids as callers write them. */
class DecimalId {
	/** No database has more; PostgreSQL would fail on what is no integer of its own. */
	private const FORM = '/^[1-9][0-9]{0,17}$/D';

	/**
	 * @param string[] $ids
	 * @return int[] those that are one in its only form, each once
	 */
	public static function among( array $ids ): array {
		return array_values( array_unique( array_map( 'intval', preg_grep( self::FORM, $ids ) ) ) );
	}
}
