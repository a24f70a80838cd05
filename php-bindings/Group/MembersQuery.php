<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Group;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserIdentityLookup;
use MediaWiki\User\UserNamePrefixSearch;

/** Who belongs to a group, also by how their names begin: names are MediaWiki's, the store knows ids. */
class MembersQuery {
	public const SERVICE_NAME = 'WikiSocial.MembersQuery';

	public const STATES = [ 'member', 'requested', 'invited', 'banned' ];
	public const ROLES = [ 'owner', 'moderator', 'member' ];
	/** Accounts whose names begin so, among whom members are looked for; the engine takes no more. */
	private const NAMES = 500;

	public function __construct(
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly UserNamePrefixSearch $names,
		private readonly UserIdentityLookup $identities
	) {
	}

	/**
	 * One exchange.
	 * @param Authority $reader
	 * @param string $id
	 * @param array{state: string, role: string, q: string} $asked "" of role and q: any
	 * @param int $limit
	 * @param ?string $cursor
	 * @return array{items: array[], next: ?string} as of WikiSocial\Groups::members()
	 * @throws \WikiSocial\Exception
	 */
	public function list( Authority $reader, string $id, array $asked, int $limit, ?string $cursor ): array {
		$filter = ( $asked['role'] === '' ? [] : [ 'role' => $asked['role'] ] ) +
			( trim( $asked['q'] ) === '' ? [] : [ 'userIds' => $this->idsOf( trim( $asked['q'] ) ) ] );
		return $this->engine->groupMembers( $this->viewers->fromAuthority( $reader ), $id, $asked['state'], $limit, $cursor, $filter );
	}

	/** Of those alone whose names everybody may know. @return int[] */
	private function idsOf( string $begins ): array {
		$names = $this->names->search( UserNamePrefixSearch::AUDIENCE_PUBLIC, $begins, self::NAMES );
		if ( !$names ) {
			return [];
		}
		$found = $this->identities->newSelectQueryBuilder()->whereUserNames( $names )->caller( __METHOD__ )->fetchUserIdentities();
		return array_map( static fn ( $one ) => $one->getId(), iterator_to_array( $found, false ) );
	}
}
