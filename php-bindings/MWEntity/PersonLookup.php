<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\Cache\GenderCache;
use MediaWiki\Language\Language;
use MediaWiki\User\UserIdentityLookup;

/** Names of people by id, late and in one query, so that renaming costs nothing. */
class PersonLookup {
	public const SERVICE_NAME = 'WikiSocial.PersonLookup';

	public function __construct(
		private readonly UserIdentityLookup $identities,
		private readonly GenderCache $genders,
		private readonly Language $contentLanguage
	) {
	}

	/**
	 * @param int[] $ids user ids, repeated ones are looked up once
	 * @return array<int, Person> one for each id; masked where the user is hidden or does not exist
	 */
	public function byIds( array $ids ): array {
		$ids = array_values( array_unique( $ids ) );
		// Nobody has the id 0; it stands for those who are gone.
		$known = array_values( array_filter( $ids ) );
		$found = !$known ? [] : $this->identities->newSelectQueryBuilder()
			->whereUserIds( $known )
			->hidden( false )
			->caller( __METHOD__ )
			->fetchUserIdentities();
		$people = $names = [];
		foreach ( $found as $identity ) {
			$people[$identity->getId()] = new Person( $identity->getId(), $identity );
			$names[] = $identity->getName();
		}
		// Where a user page is named after its owner's gender each link would ask for one.
		if ( $names && $this->contentLanguage->needsGenderDistinction() ) {
			$this->genders->doQuery( $names, __METHOD__ );
		}
		foreach ( $ids as $id ) {
			$people[$id] ??= new Person( $id, null );
		}
		return $people;
	}
}
