<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use JobQueueGroup;
use JobSpecification;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use Wikimedia\ObjectCache\BagOStuff;

/** Has old files refreshed while somebody looks at files: a wiki that nobody reads asks nobody. */
class RefreshTrigger {
	public const SERVICE_NAME = 'WikiSocial.RefreshTrigger';
	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialFileRefresh' ];

	/** Seconds in which a wiki pushes one job, however many read. */
	private const PAUSE = 600;

	/** This request has done so */
	private bool $isSeen = false;

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly BagOStuff $cache,
		private readonly JobQueueGroup $jobs,
		private readonly Engine $engine
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** Seconds after which a file's data is old. */
	public function age(): int {
		return (int)( max( 0, $this->config->get( 'WikiSocialFileRefresh' ) ) * 3600 );
	}

	/** Somebody looks at files. The job finds out which of them are old, so this asks nobody. */
	public function seen(): void {
		if ( $this->isSeen || !$this->age() ) {
			return;
		}
		$this->isSeen = true;
		$key = $this->cache->makeKey( RefreshFilesJob::TYPE );
		// Read first: a cache in a database is written to by each try.
		if ( !$this->cache->get( $key ) && $this->cache->add( $key, 1, self::PAUSE ) ) {
			$this->push();
		}
	}

	/** After one batch: while more are old. */
	public function goOn(): void {
		if ( $this->age() && $this->engine->fileBacklog( $this->age() ) ) {
			$this->push();
		}
	}

	private function push(): void {
		$this->jobs->lazyPush( new JobSpecification( RefreshFilesJob::TYPE, [], [ 'removeDuplicates' => true ] ) );
	}
}
