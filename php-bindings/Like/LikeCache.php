<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Cache\HTMLCacheUpdater;
use MediaWiki\Extension\WikiSocial\Target\Target;

/** Page histories, which a CDN may keep for readers without an account, with counts in them. */
class LikeCache {
	public function __construct(
		private readonly LikeSurfaces $surfaces,
		private readonly HTMLCacheUpdater $htmlCache
	) {
	}

	/** To be called when something was liked or a like was taken back. */
	public function changed( Target $target ): void {
		if ( $target->type === Target::REVISION && $target->page && $this->surfaces->has( LikeSurfaces::HISTORY ) ) {
			$this->htmlCache->purgeTitleUrls( [ $target->page ], HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED );
		}
	}
}
