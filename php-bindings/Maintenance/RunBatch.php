<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\Echo\EchoMirror;
use MediaWiki\Extension\WikiSocial\Mail\MailSender;
use MediaWiki\Extension\WikiSocial\Mail\SendMailJob;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Maintenance\Maintenance;
use WikiSocial\Activity;
use WikiSocial\ConflictException;
use WikiSocial\Exception;

/** The work of wikisociald on a site without it, to be run by cron. */
class RunBatch extends Maintenance {
	/** The daemon's own: a site may change from one to the other at any time. */
	private const CONSUMER = 'fanout';
	private const LIMIT = 1000;
	private const PEOPLE = 100;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription( 'Handle what happened in the social store until nothing is left' );
		$this->addOption( 'once', 'Handle one batch only' );
		$this->addOption( 'upkeep', 'Also remove what has run out, and make room in the log for the coming months: once a day' );
		$this->addOption( 'consumer', 'Whose place in the log; default: ' . self::CONSUMER, false, true );
		$this->setBatchSize( self::LIMIT );
	}

	/** @inheritDoc */
	public function execute() {
		$consumer = $this->getOption( 'consumer', self::CONSUMER );
		$handled = $told = 0;
		try {
			$this->getServiceContainer()->get( EchoMirror::SERVICE_NAME )->start();
			do {
				$batch = Activity::batch( $consumer, $this->getBatchSize() );
				$handled += $batch['handled'];
				$told += $batch['told'];
				$this->output( "$handled events handled, $told notifications\n" );
			} while ( $batch['more'] && !$this->hasOption( 'once' ) );
			$this->fillEcho();
			$this->queueMail();
			if ( $this->hasOption( 'upkeep' ) ) {
				$this->keepUp();
			}
		} catch ( ConflictException ) {
			$this->fatalError( "Another worker serves \"$consumer\": nothing is left undone." );
		} catch ( Exception $failure ) {
			$this->fatalError(
				"{$failure->getMessage()} ({$failure->getReason()}). What was handled stays handled." .
				( $failure->getReason() === 'schema-role'
					? "\nThe login of wikisocial.dsn has to be a member of wikisocial_worker for this; see docs/admin.md." : '' )
			);
		}
	}

	private function keepUp(): void {
		$removed = 0;
		$step = [];
		do {
			$step = Activity::keepUp( $step );
			$removed += $step['removed'];
			$this->output( "$removed things removed that had run out\n" );
		} while ( $step['more'] );
	}

	/** Here, and not in a job: Echo writes behind what calls it. */
	private function fillEcho(): void {
		$mirror = $this->getServiceContainer()->get( EchoMirror::SERVICE_NAME );
		do {
			$part = $mirror->run( self::PEOPLE );
		} while ( $part['more'] );
	}

	/** The job ends once it finds nothing due. */
	private function queueMail(): void {
		$services = $this->getServiceContainer();
		if ( $services->get( MailSender::SERVICE_NAME )->isEnabled() && Services::get()->getEngine()->isDeliveryDue() ) {
			$services->getJobQueueGroup()->push( SendMailJob::specification() );
		}
	}
}

return RunBatch::class;
