<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\Block\HideUserUtils;
use MediaWiki\User\TempUser\TempUserConfig;
use Wikimedia\Rdbms\IConnectionProvider;

/** What the wiki itself says of its users, as it was last committed. */
class UserStates {
	public function __construct(
		private readonly IConnectionProvider $dbProvider,
		private readonly HideUserUtils $hideUserUtils,
		private readonly TempUserConfig $tempUserConfig
	) {
	}

	/**
	 * @param int[] $ids user ids
	 * @return array<int, array{userId: int, hidden: bool, temporary: bool, exists: bool}> by rising id,
	 *  one for each; of somebody deleted the wiki knows nothing more
	 */
	public function ofUsers( array $ids ): array {
		if ( !$ids ) {
			return [];
		}
		sort( $ids );
		$dbw = $this->dbProvider->getPrimaryDatabase();
		$all = $dbw->newSelectQueryBuilder()
			->select( [ 'user_id', 'user_name' ] )
			->from( 'user' )
			->where( [ 'user_id' => $ids ] )
			->caller( __METHOD__ );
		$hidden = ( clone $all )
			->clearFields()
			->select( 'user_id' )
			->andWhere( $this->hideUserUtils->getExpression( $dbw, 'user_id', HideUserUtils::HIDDEN_USERS ) );
		$hiddenIds = array_fill_keys( array_map( 'intval', $hidden->fetchFieldValues() ), true );
		$states = [];
		foreach ( $ids as $id ) {
			$states[$id] = [ 'userId' => $id, 'hidden' => false, 'temporary' => false, 'exists' => false ];
		}
		foreach ( $all->fetchResultSet() as $row ) {
			$id = (int)$row->user_id;
			$states[$id] = [
				'userId' => $id,
				'hidden' => isset( $hiddenIds[$id] ),
				'temporary' => $this->tempUserConfig->isTempName( $row->user_name ),
				'exists' => true,
			];
		}
		return $states;
	}
}
