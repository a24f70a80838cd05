<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Permissions\Authority;
use MediaWiki\Preferences\MultiUsernameFilter;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;

/**
 * Whom one may write to who did not ask for it: what only those mentioned can read is a letter, and
 * the choices people made about mail from other users hold for it.
 */
class Audience {
	public function __construct(
		private readonly UserIdentityLookup $identities,
		private readonly UserOptionsLookup $options,
		private readonly CentralIdLookup $centralIds,
		private readonly UserFactory $userFactory
	) {
	}

	/**
	 * @param Authority $author
	 * @param int[] $userIds
	 */
	public function takes( Authority $author, array $userIds ): bool {
		$others = array_diff( $userIds, [ $author->getUser()->getId() ] );
		if ( !$others ) {
			return true;
		}
		// Without an account yet: the one made for the post is as new as can be.
		$isNew = !$author->isRegistered() || $this->userFactory->newFromAuthority( $author )->isNewbie();
		$centralId = $author->isRegistered() ? $this->centralIds->centralIdFromLocalUser( $author->getUser() ) : 0;
		$people = $this->identities->newSelectQueryBuilder()
			->whereUserIds( array_values( $others ) )
			->caller( __METHOD__ )
			->fetchUserIdentities();
		foreach ( $people as $person ) {
			if ( !$this->isTakenBy( $person, $isNew, $centralId ) ) {
				return false;
			}
		}
		return true;
	}

	private function isTakenBy( UserIdentity $person, bool $isNew, int $centralId ): bool {
		if ( $isNew && !$this->options->getBoolOption( $person, 'email-allow-new-users' ) ) {
			return false;
		}
		$muted = (string)$this->options->getOption( $person, 'email-blacklist', '' );
		return $centralId === 0 || !in_array( $centralId, MultiUsernameFilter::splitIds( $muted ), true );
	}
}
