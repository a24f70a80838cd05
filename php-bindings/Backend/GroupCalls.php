<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use WikiSocial\Feeds;
use WikiSocial\Groups;
use WikiSocial\Viewer;

/** The engine's groups, as arrays of WikiSocial\Groups. Each call is one exchange. */
trait GroupCalls {
	public function createGroup( Viewer $viewer, array $draft ): string {
		return $this->call( 'group-create', static fn () => Groups::create( $viewer, $draft ) );
	}

	public function group( Viewer $viewer, string $id ): array {
		return $this->call( 'group', static fn () => Groups::get( $viewer, $id ) );
	}

	/**
	 * The newest first.
	 * @param Viewer $viewer
	 * @param array{mine?: bool, begins?: string} $filter
	 * @param int $limit
	 * @param ?string $cursor
	 */
	public function groupList( Viewer $viewer, array $filter, int $limit, ?string $cursor ): array {
		return $this->call( 'groups', static fn () => Groups::list( $viewer, $filter, $limit, $cursor ) );
	}

	/** @param Viewer $viewer @param string $id @param string $state @param int $limit @param ?string $cursor @param array{role?: string, userIds?: int[]} $filter */
	public function groupMembers( Viewer $viewer, string $id, string $state, int $limit, ?string $cursor, array $filter = [] ): array {
		return $this->call( 'group-members', static fn () => Groups::members( $viewer, $id, $state, $limit, $cursor, $filter ) );
	}

	/**
	 * @param Viewer $viewer
	 * @param string $id
	 * @param array{action: string, userId: int, reason?: string, role?: ?string} $order
	 */
	public function groupAct( Viewer $viewer, string $id, array $order ): array {
		return $this->call( 'group-act', static fn () => Groups::act(
			$viewer, $id, $order['action'], $order['userId'], $order['reason'] ?? '', $order['role'] ?? null
		) );
	}

	public function changeGroup( Viewer $viewer, string $id, array $draft ): bool {
		return $this->call( 'group-change', static fn () => Groups::change( $viewer, $id, $draft ) );
	}

	public function archiveGroup( Viewer $viewer, string $id, string $reason ): bool {
		return $this->call( 'group-archive', static fn () => Groups::archive( $viewer, $id, $reason ) );
	}

	/**
	 * Sets the level of a post by who moderates its group, or without a post of the group by who moderates the wiki.
	 * @param Viewer $viewer
	 * @param string $id
	 * @param ?string $postId
	 * @param array{level: string, reason: string} $order
	 * @return array{changed: bool, authorId: ?int}
	 */
	public function moderateGroup( Viewer $viewer, string $id, ?string $postId, array $order ): array {
		return $this->call( 'group-moderate', static fn () => Groups::moderate( $viewer, $id, $postId, $order['level'], $order['reason'] ) );
	}

	/** @return array[] what was done in groups behind an id, as of WikiSocial\Groups::entries() */
	public function groupEntries( string $wiki, string $after, int $limit ): array {
		return $this->call( 'group-entries', static fn () => Groups::entries( $wiki, $after, $limit ) );
	}

	public function groupFeed( Viewer $viewer, string $id, int $limit, ?string $cursor ): FeedPage {
		return FeedPage::fromArray(
			$this->call( 'feed-group', static fn () => Feeds::group( $viewer, $id, $limit, $cursor ) )
		);
	}
}
