<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Block\Restriction\ActionRestriction;
use MediaWiki\Block\Restriction\Restriction;
use MediaWiki\Context\RequestContext;
use MediaWiki\MediaWikiServices;
use MediaWiki\Request\FauxRequest;
use MediaWiki\User\User;

/** Accounts and blocks of one test, in the real wiki. */
trait PeopleHelper {

	private function newPerson(): User {
		$user = MediaWikiServices::getInstance()->getUserFactory()
			->newFromName( 'Phpunit ' . bin2hex( random_bytes( 6 ) ) );
		$user->addToDatabase();
		return $this->afresh( $user );
	}

	/** The same person as the next request would see them. */
	private function afresh( User $user ): User {
		$context = RequestContext::getMain();
		$context->setRequest( new FauxRequest( [], true ) );
		$again = MediaWikiServices::getInstance()->getUserFactory()->newFromId( $user->getId() );
		$again->load();
		$context->setUser( $again );
		return $again;
	}

	/**
	 * @param User $user
	 * @param string[] $actions only from these; none: from everything
	 * @param Restriction[] $others
	 */
	private function block( User $user, array $actions = [], array $others = [] ): User {
		$services = MediaWikiServices::getInstance();
		$restrictions = array_map(
			static fn ( $name ) => new ActionRestriction( 0, $services->getBlockActionInfo()->getIdFromAction( $name ) ),
			$actions
		);
		$status = $services->getBlockUserFactory()->newBlockUser(
			$user, $this->administrator(), 'infinity', 'test',
			[ 'isAutoblocking' => false ], [ ...$restrictions, ...$others ]
		)->placeBlockUnsafe();
		$this->assertTrue( $status->isOK(), (string)$status );
		return $this->afresh( $user );
	}

	private function administrator(): User {
		return User::newSystemUser( 'Phpunit administrator', [ 'steal' => true ] );
	}
}
