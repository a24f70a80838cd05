<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Mail;

use Job;
use JobQueueGroup;
use JobSpecification;
use WikiSocial\Exception;

/** Sends the mail that is due, on a site without the daemon: some people at a time. */
class SendMailJob extends Job {
	public const TYPE = 'wikisocialSendMail';
	private const PEOPLE = 15;

	public function __construct(
		array $params,
		private readonly MailSender $sender,
		private readonly JobQueueGroup $queues
	) {
		parent::__construct( self::TYPE, $params );
		$this->removeDuplicates = true;
	}

	public static function specification(): JobSpecification {
		return new JobSpecification( self::TYPE, [], [ 'removeDuplicates' => true ] );
	}

	/** Mail has its own second tries: a job that fails is not to be tried again. @inheritDoc */
	public function allowRetries() {
		return false;
	}

	/** @inheritDoc */
	public function run() {
		if ( !$this->sender->isEnabled() ) {
			return true;
		}
		try {
			$part = $this->sender->send( self::PEOPLE );
		} catch ( Exception $failure ) {
			$this->setLastError( $failure->getReason() );
			return false;
		}
		// Each of them waits for later by now, or is gone: this ends.
		if ( $part['taken'] || $part['closed'] ) {
			$this->queues->push( self::specification() );
		}
		return true;
	}
}
