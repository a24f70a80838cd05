<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use WikiSocial\Feeds;
use WikiSocial\Follows;
use WikiSocial\Viewer;

/** The engine's follows and personal blocks. Each call is one exchange. */
trait FollowCalls {
	/** @return array{state: string, changed: bool} */
	public function follow( Viewer $viewer, string $kind, int $id, string $choice ): array {
		return $this->call( 'follow', static fn () => Follows::put( $viewer, $kind, $id, $choice ) );
	}

	public function unfollow( Viewer $viewer, string $kind, int $id ): bool {
		return $this->call( 'unfollow', static fn () => Follows::remove( $viewer, $kind, $id ) );
	}

	/** @return array{state: string, blocked: bool} */
	public function followState( Viewer $viewer, string $kind, int $id ): array {
		return $this->call( 'follow-state', static fn () => Follows::state( $viewer, $kind, $id ) );
	}

	public function acceptFollower( Viewer $viewer, int $userId ): bool {
		return $this->call( 'follow-accept', static fn () => Follows::accept( $viewer, $userId ) );
	}

	public function dropFollower( Viewer $viewer, int $userId ): bool {
		return $this->call( 'follow-drop', static fn () => Follows::drop( $viewer, $userId ) );
	}

	public function blockPerson( Viewer $viewer, int $userId ): bool {
		return $this->call( 'person-block', static fn () => Follows::block( $viewer, $userId ) );
	}

	public function unblockPerson( Viewer $viewer, int $userId ): bool {
		return $this->call( 'person-unblock', static fn () => Follows::unblock( $viewer, $userId ) );
	}

	/** @return array{items: list<array{kind: string, id: int, state: string, at: int}>, next: ?string} */
	public function follows( Viewer $viewer, string $list, int $limit, ?string $cursor ): array {
		return $this->call( 'follows', static fn () => Follows::list( $viewer, $list, $limit, $cursor ) );
	}

	/** @return list<array{userId: int, groups: int, pages: int, group: ?array{id: string, name: string}, pageId: ?int}> */
	public function suggestions( Viewer $viewer, int $limit ): array {
		return $this->call( 'suggestions', static fn () => Follows::suggestions( $viewer, $limit ) );
	}

	/** What the viewer and whom they follow wrote, and what is said of pages they follow. */
	public function homeFeed( Viewer $viewer, int $limit, ?string $cursor ): FeedPage {
		return FeedPage::fromArray( $this->call( 'feed-home', static fn () => Feeds::home( $viewer, $limit, $cursor ) ) );
	}
}
