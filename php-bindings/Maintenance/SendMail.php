<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use MediaWiki\Extension\WikiSocial\Mail\MailSender;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Maintenance\Maintenance;
use WikiSocial\Exception;

/** Sends the mail that is due, to be run by cron; and what is to be done about mail that was given up. */
class SendMail extends Maintenance {
	private const PEOPLE = 15;

	/** Seconds for so many; less than their leases last. */
	private const PATIENCE = 240;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription( 'Mail people what they are to be told, until nothing is due' );
		$this->addOption( 'once', 'Only to the next ' . self::PEOPLE . ' people' );
		$this->addOption( 'patience', 'Seconds after which a mail server that says nothing ends this; default: ' . self::PATIENCE, false, true );
		$this->addOption( 'dead', 'List what was given up instead, "unknown" being what may have been sent' );
		$this->addOption( 'redrive', 'Have one of these sent after all, by its number', false, true );
	}

	/** @inheritDoc */
	public function execute() {
		try {
			match ( true ) {
				$this->hasOption( 'dead' ) => $this->list(),
				$this->hasOption( 'redrive' ) => $this->redrive( (int)$this->getOption( 'redrive' ) ),
				default => $this->send(),
			};
		} catch ( Exception $failure ) {
			$this->fatalError( "{$failure->getMessage()} ({$failure->getReason()}). What was sent is not sent again." );
		}
	}

	private function send(): void {
		$sender = $this->getServiceContainer()->get( MailSender::SERVICE_NAME );
		if ( !$sender->isEnabled() ) {
			$this->fatalError( 'This wiki sends no mail: EnableEmail is off.' );
		}
		$sent = $failed = $closed = 0;
		do {
			$this->limitTime();
			$part = $sender->send( self::PEOPLE );
			$sent += $part['sent'];
			$failed += $part['failed'];
			$closed += $part['closed'];
			$this->output( "$sent sent, $failed not, $closed needed none any more\n" );
		} while ( ( $part['taken'] || $part['closed'] ) && !$this->hasOption( 'once' ) );
	}

	/** The wiki's mailer waits for ever: the signal ends the program, and the message it had is a dead letter. */
	private function limitTime(): void {
		if ( function_exists( 'pcntl_alarm' ) ) {
			pcntl_alarm( max( 1, (int)$this->getOption( 'patience', self::PATIENCE ) ) );
		}
	}

	private function list(): void {
		foreach ( Services::get()->getEngine()->deadDeliveries( 1000 ) as $one ) {
			$at = gmdate( 'Y-m-d H:i:s', intdiv( $one['at'], 1000000 ) );
			$this->output( "{$one['id']}  $at  user {$one['userId']}  {$one['kind']}  {$one['attempts']} times  {$one['reason']}\n" );
		}
	}

	private function redrive( int $id ): void {
		if ( !Services::get()->getEngine()->redriveDelivery( $id ) ) {
			$this->fatalError( 'Nothing of this number was given up.' );
		}
		$this->output( "It is due.\n" );
	}
}

return SendMail::class;
