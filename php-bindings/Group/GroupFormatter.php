<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Group;

use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;

/** Groups as JSON has them. */
class GroupFormatter {
	public const SERVICE_NAME = 'WikiSocial.GroupFormatter';

	public function __construct( private readonly PersonLookup $people ) {
	}

	/** @param array $group of WikiSocial\Groups */
	public function format( array $group ): array {
		return [
			'id' => $group['id'], 'name' => $group['name'], 'description' => $group['description'], 'lang' => $group['lang'],
			'join' => $group['join'], 'visibility' => $group['private'] ? 'private' : 'public', 'archived' => $group['archived'],
			'members' => [ 'count' => $group['members'] ],
			'mine' => $group['state'] === 'member' ? $group['role'] : $group['state'],
		];
	}

	/** @param array{items: array[], next: ?string} $page of WikiSocial\Groups::members() */
	public function members( array $page ): array {
		$people = $this->people->byIds( array_column( $page['items'], 'userId' ) );
		return [ 'items' => array_map( static fn ( $one ) => [
			'name' => $people[$one['userId']]->name, 'url' => $people[$one['userId']]->url(),
			'role' => $one['role'], 'state' => $one['state'],
		], $page['items'] ), 'next' => $page['next'] ];
	}
}
