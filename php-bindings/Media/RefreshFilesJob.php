<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use Job;
use WikiSocial\Exception;

/** Refreshes one batch of files, and comes again while more are old. */
class RefreshFilesJob extends Job {
	public const TYPE = 'wikisocialRefreshFiles';

	/** @param array $params none of its own */
	public function __construct(
		array $params,
		private readonly RefreshFiles $files,
		private readonly RefreshTrigger $trigger
	) {
		parent::__construct( self::TYPE, $params );
		$this->removeDuplicates = true;
	}

	/** @inheritDoc */
	public function run() {
		try {
			$result = $this->files->run( FileSource::BATCH, $this->trigger->age() );
			// Who did not answer now is asked again by the next reader's job, not at once.
			if ( $result->refreshed + $result->gone > 0 && !$result->unavailable ) {
				$this->trigger->goOn();
			}
		} catch ( Exception $failure ) {
			$this->setLastError( $failure->getReason() );
			return false;
		}
		return true;
	}

	/** @inheritDoc */
	public function allowRetries() {
		return false;
	}
}
