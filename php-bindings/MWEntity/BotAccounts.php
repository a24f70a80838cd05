<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\Permissions\GroupPermissionsLookup;
use Wikimedia\Rdbms\IConnectionProvider;

/** Which of many accounts are bots, by their groups: one query, where asking each would take one for each. */
class BotAccounts {
	public function __construct(
		private readonly IConnectionProvider $databases,
		private readonly GroupPermissionsLookup $groups
	) {
	}

	/**
	 * @param int[] $ids user ids
	 * @return array<int, true> those that are bots
	 */
	public function among( array $ids ): array {
		$ids = array_values( array_unique( array_filter( $ids ) ) );
		$groups = array_values( array_unique( [ 'bot', ...$this->groups->getGroupsWithPermission( 'bot' ) ] ) );
		if ( !$ids ) {
			return [];
		}
		$replica = $this->databases->getReplicaDatabase();
		return array_fill_keys( array_map( 'intval', $replica->newSelectQueryBuilder()
			->select( 'ug_user' )
			->distinct()
			->from( 'user_groups' )
			->where( [ 'ug_user' => $ids, 'ug_group' => $groups ] )
			->andWhere( $replica->expr( 'ug_expiry', '=', null )->or( 'ug_expiry', '>=', $replica->timestamp() ) )
			->caller( __METHOD__ )
			->fetchFieldValues() ), true );
	}
}
