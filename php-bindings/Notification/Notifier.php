<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\User\UserIdentity;
use WikiSocial\Exception;
use WikiSocial\InvalidException;
use WikiSocial\Notices;

/**
 * For other extensions: tells people of what happened, and takes it back. The extension's kind and what it is about
 * are named by it (docs/extensions.md). Who wants to know and may is found later, as of all other kinds: preferences,
 * mutes and blocks are not the caller's to look at.
 */
class Notifier {
	public const SERVICE_NAME = 'WikiSocial.Notifier';

	/** Recipients of one call */
	public const PEOPLE_MAX = Notices::PEOPLE_MAX;

	public function __construct( private readonly Engine $engine, private readonly KindMirror $kinds ) {
	}

	/**
	 * Again, it has no effect. One exchange.
	 * @param string $kind as extension.json declares it
	 * @param string $objectKey what it is about, 1 to 255 bytes in one line
	 * @param ?UserIdentity $agent who did it; null, or who has no account: nobody is named
	 * @param UserIdentity[] $recipients at most PEOPLE_MAX; who has no account is passed over
	 * @return int how many of them were not told of it yet
	 * @throws Exception InvalidException "notification-kind-unknown", "notification-object-invalid", "too-many"; any other: the
	 *  store is away
	 */
	public function tell( string $kind, string $objectKey, ?UserIdentity $agent, array $recipients ): int {
		$ids = [];
		foreach ( $recipients as $one ) {
			if ( $one->isRegistered() ) {
				$ids[$one->getId()] = $one->getId();
			}
		}
		return $this->knowing( fn () => $this->engine->tellNotice( $kind, $objectKey, self::idOf( $agent ), array_values( $ids ) ) );
	}

	/**
	 * Again, it has no effect. One exchange, of what very many were told one for each ten thousand.
	 * @param string $kind
	 * @param string $objectKey
	 * @param ?UserIdentity $agent whose doing is taken back; null: all of it
	 * @throws Exception as of tell()
	 */
	public function withdraw( string $kind, string $objectKey, ?UserIdentity $agent = null ): void {
		if ( $agent && !$agent->isRegistered() ) {
			return;
		}
		do {
			$count = $this->knowing( fn () => $this->engine->withdrawNotice( $kind, $objectKey, self::idOf( $agent ) ) );
		} while ( $count >= Notices::WITHDRAWN_MAX );
	}

	private static function idOf( ?UserIdentity $person ): ?int {
		return $person?->isRegistered() ? $person->getId() : null;
	}

	/** A store that does not know the kind may have been emptied since it was told. */
	private function knowing( callable $ask ): int {
		$this->kinds->ensure();
		try {
			return $ask();
		} catch ( InvalidException $failure ) {
			if ( $failure->getReason() !== 'notification-kind-unknown' || !$this->kinds->refresh() ) {
				throw $failure;
			}
			return $ask();
		}
	}
}
