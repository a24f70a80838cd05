<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;
use MediaWiki\User\UserNameUtils;

/** People by the name that somebody typed. */
class PersonFinder {
	public const SERVICE_NAME = 'WikiSocial.PersonFinder';

	public function __construct(
		private readonly UserNameUtils $names,
		private readonly UserIdentityLookup $identities,
		private readonly PersonLookup $people
	) {
	}

	/** Someone whose name is hidden answers like someone who does not exist. */
	public function visible( string $name ): ?UserIdentity {
		$found = $this->registered( $name );
		return $found ? $this->people->byIds( [ $found->getId() ] )[$found->getId()]->identity : null;
	}

	/** Hidden ones too: nothing of the answer may be shown before it is asked who is hidden. */
	public function registered( string $name ): ?UserIdentity {
		$canonical = $this->names->getCanonical( $name );
		$found = $canonical === false ? null : $this->identities->getUserIdentityByName( $canonical );
		return $found?->isRegistered() ? $found : null;
	}
}
