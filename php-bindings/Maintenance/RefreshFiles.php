<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\Media\FileSource;
use MediaWiki\Extension\WikiSocial\Media\RefreshResult;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MainConfigNames;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Settings\SettingsBuilder;
use Wikimedia\Stats\StatsFactory;
use WikiSocial\Exception;

/**
 * Refreshes what the store knows of the files of statuses. What was refreshed is not old any more, so
 * it goes on where it ended.
 */
class RefreshFiles extends Maintenance {
	private const EXIT_UNAVAILABLE = 1;
	private const EXIT_AWAY = 2;

	private ?StatsFactory $uncounted = null;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription(
			'Ask the homes of the files of statuses what they say of them now. ' .
			'Exits 0 when done, 1 when one of them did not answer, 2 when the store is away.'
		);
		$this->addOption( 'age', 'Hours after which data is old; default: the wiki\'s WikiSocialFileRefresh', false, true );
		$this->addOption( 'limit', 'Files at most; default: all that are old', false, true );
		$this->addOption( 'batch', 'Files asked for at once, at most and by default ' . FileSource::BATCH, false, true );
		$this->addOption( 'pause', 'Seconds between two batches; default: the wiki\'s WikiSocialRefreshPause', false, true );
		$this->addOption( 'dry-run', 'Only say how many are old' );
	}

	/** @inheritDoc */
	public function finalSetup( SettingsBuilder $settings ) {
		parent::finalSetup( $settings );
		// On the command line core gives its cache a counter whose numbers nobody wants, nor ever drops.
		$this->uncounted = StatsFactory::newNull();
		$settings->putConfigValue( MainConfigNames::WANObjectCache, [ 'stats' => $this->uncounted ] );
	}

	/** @inheritDoc */
	public function execute() {
		$own = Services::get();
		$age = $this->hasOption( 'age' ) ? (int)( $this->number( 'age', 0 ) * 3600 ) : $own->getRefreshTrigger()->age();
		try {
			if ( $this->hasOption( 'dry-run' ) ) {
				$this->output( $own->getEngine()->fileBacklog( $age ) . " files are old. Nothing was changed.\n" );
				return true;
			}
			$result = $own->getRefreshFiles()->run(
				(int)$this->number( 'limit', PHP_INT_MAX ), $age, (int)$this->number( 'batch', FileSource::BATCH ),
				$this->hasOption( 'pause' ) ? (float)$this->number( 'pause', 0 ) : null, $this->say( ... )
			);
		} catch ( Exception $failure ) {
			$this->fatalError(
				"{$failure->getMessage()} ({$failure->getReason()}). What was refreshed stays refreshed.", self::EXIT_AWAY
			);
		}
		if ( $result->unavailable ) {
			$this->fatalError(
				'Not all homes of files answered. Run it again later; it goes on from here.', self::EXIT_UNAVAILABLE
			);
		}
		$this->output( "Done.\n" );
		return true;
	}

	private function say( RefreshResult $sum ): void {
		$this->output( "$sum->refreshed refreshed, $sum->gone gone, $sum->changed changed, $sum->unavailable unavailable, " .
			"$sum->requests requests\n" );
		$this->waitForReplication();
		// What was counted goes out now, not at the end: very many files make very many numbers.
		$this->getServiceContainer()->getStatsFactory()->flush();
		$this->uncounted?->flush();
		// Requests to other sites leave knots of objects behind, which PHP unties late.
		gc_collect_cycles();
	}

	private function number( string $option, int $default ): int|float {
		$value = $this->getOption( $option, $default );
		if ( !is_numeric( $value ) || $value < 0 ) {
			$this->fatalError( "--$option wants a number" );
		}
		return $value + 0;
	}
}

return RefreshFiles::class;
