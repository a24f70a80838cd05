<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use WikiSocial\Exception;

/** Special:SocialGroups/ID with feed=atom: what everybody may read there, whoever asks; of a private group there is none. */
class GroupAtomView extends AtomView {
	use GroupParts;

	private const LIMIT = 30;

	public function show( string $subject ): void {
		$cursor = $this->getRequest()->getRawVal( 'cursor' );
		$everybody = $this->viewers->everybody();
		try {
			$group = $this->engine->group( $everybody, $subject );
			$page = $this->engine->groupFeed( $everybody, $subject, self::LIMIT, $cursor );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->answer( $this->socialTitle( $group['id'] ), $group['name'], $page, $cursor, false );
	}
}
