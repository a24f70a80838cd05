<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Maintenance;

use ManualLogEntry;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Maintenance\Maintenance;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use WikiSocial\Exception;
use WikiSocial\NotFoundException;

/**
 * Keeps who made a file, and what its home tells of it, out of the store and of all that shows it, in
 * the name of a suppressor and with an entry in the suppression log.
 */
class WithholdCredit extends Maintenance {
	private const EXIT_AWAY = 2;

	public function __construct() {
		parent::__construct();
		$this->requireExtension( 'WikiSocial' );
		$this->addDescription(
			'Keep the author and the description of a file of statuses out, as personal data: it stays blank through all refreshes. ' .
			'Exits 0 when done, 1 when it cannot be, 2 when the store is away.'
		);
		$this->addArg( 'file', 'Its name, as it was cited' );
		$this->addOption( 'user', 'The suppressor who wants it', true, true );
		$this->addOption( 'reason', 'For the suppression log', true, true );
		$this->addOption( 'undo', 'Show them again, as the file\'s home says now' );
	}

	/** @inheritDoc */
	public function execute() {
		$own = Services::get();
		$user = $this->suppressor();
		$name = $own->getFileName()->of( (string)$this->getArg( 0 ) ) ?? $this->fatalError( 'No file has that name.' );
		$isUndone = $this->hasOption( 'undo' );
		try {
			if ( !$own->getEngine()->withholdCredit( $name, !$isUndone ) ) {
				$this->output( "It was so before. Nothing was changed.\n" );
				return true;
			}
			$this->log( $user, $name, $isUndone ? 'socialcreditshow' : 'socialcreditwithhold' );
			if ( $isUndone ) {
				$own->getRefreshFiles()->refresh( [ $name ] );
			}
			$own->getRefreshFiles()->purge( $name );
		} catch ( NotFoundException ) {
			$this->fatalError( 'No status shows that file.' );
		} catch ( Exception $failure ) {
			$this->fatalError( "{$failure->getMessage()} ({$failure->getReason()})", self::EXIT_AWAY );
		}
		$this->output( "Done.\n" );
		return true;
	}

	private function suppressor(): User {
		$user = $this->getServiceContainer()->getUserFactory()->newFromName( (string)$this->getOption( 'user' ) );
		if ( !$user?->isRegistered() || !$user->isAllowed( 'wikisocial-suppress' ) ) {
			$this->fatalError( '--user wants somebody who may suppress statuses.' );
		}
		return $user;
	}

	private function log( User $user, string $name, string $action ): void {
		$log = new ManualLogEntry( 'suppress', $action );
		$log->setPerformer( $user );
		$log->setTarget( Title::makeTitle( NS_FILE, $name ) );
		$log->setComment( (string)$this->getOption( 'reason' ) );
		$log->publish( $log->insert() );
	}
}

return WithholdCredit::class;
