<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** What came of asking again for files whose data is old. */
class RefreshResult {
	/**
	 * @param int $requests to other sites
	 * @param int $refreshed files that are there
	 * @param int $gone files that are nowhere any more
	 * @param int $changed of both, those that look different now
	 * @param int $unavailable files of which nothing was learnt; it ends with them
	 */
	public function __construct(
		public readonly int $requests = 0,
		public readonly int $refreshed = 0,
		public readonly int $gone = 0,
		public readonly int $changed = 0,
		public readonly int $unavailable = 0
	) {
	}

	public function plus( self $more ): self {
		return new self(
			$this->requests + $more->requests, $this->refreshed + $more->refreshed, $this->gone + $more->gone,
			$this->changed + $more->changed, $this->unavailable + $more->unavailable
		);
	}
}
