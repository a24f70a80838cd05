<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use Job;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;

/** Goes on where the request that changed a status ended: the next pages that show its author's feed. */
class PurgeEmbedsJob extends Job {
	public const TYPE = 'wikisocialPurgeEmbeds';

	/** @param array $params author: user id, after: page id */
	public function __construct( array $params, private readonly SurfaceCache $surfaces ) {
		parent::__construct( self::TYPE, $params );
		$this->removeDuplicates = true;
	}

	/** @inheritDoc */
	public function run() {
		$this->surfaces->purgeEmbeds( $this->params['author'], $this->params['after'] );
		return true;
	}
}
