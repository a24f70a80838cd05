<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Echo;

use MediaWiki\Config\Config;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Notification\MarkReadCommand;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Permissions\Authority;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;
use Psr\Log\LoggerInterface;
use Throwable;
use Wikimedia\Rdbms\DBError;
use Wikimedia\Rdbms\ReadOnlyMode;
use WikiSocial\Exception;

/**
 * Makes Echo show that there is something to be read: one entry for a person, unread while they have something unread
 * here (docs/adr/0015). It compares both states and mends Echo's, so that doing it again changes nothing.
 */
class EchoMirror {
	public const SERVICE_NAME = 'WikiSocial.EchoMirror';

	public function __construct(
		private readonly bool $isEnabled,
		private readonly Engine $engine,
		private readonly EchoEntries $entries,
		private readonly UserFactory $users,
		private readonly ReadOnlyMode $readOnlyMode,
		private readonly LoggerInterface $logger
	) {
	}

	/** Whether Echo is to tell people of ours, and its badge is the only one. */
	public static function isWanted( Config $config ): bool {
		return $config->get( 'WikiSocialEchoMirror' ) && ExtensionRegistry::getInstance()->isLoaded( 'Echo' );
	}

	/** So that the store marks whose number changes; no longer where Echo is not to show it. @throws Exception */
	public function start(): void {
		if ( $this->isEnabled ) {
			$this->engine->startMirror();
		} else {
			$this->engine->stopMirror();
		}
	}

	/**
	 * For the worker: never in a request of a reader.
	 * @param int $people at most 100
	 * @return array{more: bool, taken: int, made: int, read: int, later: int} later: stay in the store, for the next time
	 * @throws Exception
	 */
	public function run( int $people ): array {
		$this->start();
		$due = $this->isEnabled && !$this->readOnlyMode->isReadOnly() ? $this->engine->takeMirrored( $people ) : [];
		$counts = [ 'more' => false, 'taken' => count( $due ), 'made' => 0, 'read' => 0, 'later' => 0 ];
		$done = [];
		foreach ( $due as $one ) {
			$what = $this->show( $one['userId'], $one['unread'] );
			if ( isset( $counts[$what] ) ) {
				$counts[$what]++;
			}
			if ( $what !== 'later' ) {
				$done[$one['userId']] = $one['mark'];
			}
		}
		if ( $done ) {
			$this->engine->endMirrored( $done );
			$counts['more'] = count( $due ) === $people;
		}
		return $counts;
	}

	/** @return string made, read, same; later: somebody else does it, or Echo's database cannot; failed: not tried again until the number changes */
	private function show( int $userId, int $unread ): string {
		try {
			$person = $this->users->newFromId( $userId );
			return $person->isNamed() ? $this->entries->show( $person, $unread > 0 ) : 'same';
		} catch ( Throwable $mistake ) {
			$this->logger->error( 'Echo does not show user {user} what is unread', [ 'user' => $userId, 'exception' => $mistake ] );
			return $mistake instanceof DBError ? 'later' : 'failed';
		}
	}

	/** Everything was read with us: so it is in Echo, without waiting for the worker. */
	public function readHere( UserIdentity $person ): void {
		if ( $this->isEnabled ) {
			$this->entries->read( $person );
		}
	}

	/**
	 * Something was marked as read in Echo since then: if our entry was among that, all is read with us too.
	 * @param Authority $reader
	 * @param int $since seconds since 1970
	 * @param NotificationsQuery $query
	 * @param MarkReadCommand $command
	 */
	public function readThere( Authority $reader, int $since, NotificationsQuery $query, MarkReadCommand $command ): void {
		if ( !$this->isEnabled || NotificationsQuery::refusal( $reader ) || !$this->entries->wasReadSince( $reader->getUser(), $since ) ) {
			return;
		}
		try {
			$newest = $query->list( $reader, [ 'unread' => true ], 1, null )->items[0] ?? null;
			if ( $newest ) {
				$command->readIfAllowed( $reader, [], $newest->seq );
			}
		} catch ( Exception ) {
			// The engine has logged it. What stays unread with us is shown here, and in Echo once it grows.
		}
	}
}
