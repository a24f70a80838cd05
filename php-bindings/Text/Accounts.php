<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\User\Registration\UserRegistrationLookup;
use MediaWiki\User\TempUser\TempUserConfig;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/** Accounts that can be mentioned, by name, in one query. */
class Accounts {
	private const DAY = 86400;

	public function __construct(
		private readonly UserIdentityLookup $identities,
		private readonly TempUserConfig $tempUserConfig,
		private readonly UserRegistrationLookup $registrations
	) {
	}

	/**
	 * @param string[] $names canonical
	 * @return array<string, int> user ids by name; none for whom there is not, is hidden or has expired
	 */
	public function idsOf( array $names ): array {
		$names = array_values( array_unique( $names ) );
		if ( !$names ) {
			return [];
		}
		$found = $this->identities->newSelectQueryBuilder()
			->whereUserNames( $names )
			->registered()
			->hidden( false )
			->caller( __METHOD__ )
			->fetchUserIdentities();
		$ids = [];
		foreach ( $found as $identity ) {
			if ( !$this->isExpired( $identity ) ) {
				$ids[$identity->getName()] = $identity->getId();
			}
		}
		return $ids;
	}

	/** A temporary account that nobody can use any more. */
	private function isExpired( UserIdentity $user ): bool {
		$days = $this->tempUserConfig->getExpireAfterDays();
		if ( $days === null || !$this->tempUserConfig->isTempName( $user->getName() ) ) {
			return false;
		}
		$since = $this->registrations->getRegistration( $user );
		return $since && (int)ConvertibleTimestamp::convert( TS_UNIX, $since ) + $days * self::DAY < ConvertibleTimestamp::time();
	}
}
