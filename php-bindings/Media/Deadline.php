<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** Until when an answer from elsewhere is waited for, however many are asked. */
class Deadline {
	/** Seconds; with less no answer would come. */
	private const LEAST = 0.05;

	private readonly int $end;

	public function __construct( float $seconds ) {
		$this->end = hrtime( true ) + (int)( $seconds * 1e9 );
	}

	/** Seconds left; 0.0: it is over. */
	public function left(): float {
		$left = ( $this->end - hrtime( true ) ) / 1e9;
		return $left < self::LEAST ? 0.0 : $left;
	}
}
