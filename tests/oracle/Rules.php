<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/** What follows from the state that the actions made. A viewer is a user id, 0 for nobody, and capabilities. */
trait Rules {
	/**
	 * Whether an object is readable at all.
	 * @param bool $directly read by itself, where a report counts; in feeds it does not
	 */
	public function sees( int $who, int $caps, string $label, bool $directly = false ): bool {
		$thing = $this->things[$label];
		if ( !$this->isUncovered( $who, $caps, $thing ) ) {
			return false;
		}
		$byReport = $directly && $who !== 0 && ( $caps & 4 ) && $thing['reported'];
		if ( $thing['root'] !== null ) {
			return $byReport || $this->sees( $who, $caps, $thing['root'], $directly );
		}
		return $byReport || $this->isAudience( $who, $thing );
	}

	/** Neither hidden nor deleted for this viewer. */
	private function isUncovered( int $who, int $caps, array $thing ): bool {
		$mayModerate = $caps & 1;
		$maySuppress = $caps & 2;
		if ( $thing['hide'] === 2 && !$maySuppress ) {
			return false;
		}
		if ( $thing['hide'] === 1 && !$mayModerate && !$maySuppress ) {
			return false;
		}
		if ( $this->isHidden( $thing['author'] ) && !$maySuppress ) {
			return false;
		}
		return !$thing['deleted'] || $mayModerate || ( $who !== 0 && $thing['author'] === $who );
	}

	private function isAudience( int $who, array $thing ): bool {
		if ( $thing['level'] === 'public' ) {
			return true;
		}
		if ( $who === 0 ) {
			return false;
		}
		return $thing['author'] === $who || match ( $thing['level'] ) {
			'followers' => ( $this->follows[$who]["user:$thing[author]"] ?? '' ) === 'following',
			'mentioned' => in_array( $who, $thing['mentions'], true ),
			'group' => $this->isMember( $who, $thing['group'] ),
		};
	}

	public function isHidden( int $who ): bool {
		return $this->people[$who]['hidden'] ?? false;
	}

	public function isBlockedBetween( int $one, int $other ): bool {
		return isset( $this->blocks[$one][$other] ) || isset( $this->blocks[$other][$one] );
	}

	/** Whether a feed of this viewer leaves out what that person wrote. */
	public function isSilenced( int $who, int $caps, int $author ): bool {
		if ( $who === $author ) {
			return false;
		}
		return isset( $this->mutes[$who][$author] ) || isset( $this->blocks[$who][$author] ) ||
			( isset( $this->blocks[$author][$who] ) && !( $caps & 1 ) );
	}

	/** Whether something may stand in some feed of this viewer: never what is itself hidden or deleted, or hangs on what is deleted. */
	public function isFed( int $who, int $caps, string $label ): bool {
		$thing = $this->things[$label];
		return !$thing['deleted'] && !( $this->things[$thing['root']]['deleted'] ?? false ) && $thing['hide'] === 0 && $this->sees( $who, $caps, $label ) &&
			!$this->isSilenced( $who, $caps, $thing['author'] );
	}

	public function roleOf( int $who, string $group ): ?string {
		[ $state, $role ] = $this->groups[$group]['members'][$who] ?? [ null, null ];
		return $state === 'member' ? $role : null;
	}

	public function isMember( int $who, string $group ): bool {
		return $this->roleOf( $who, $group ) !== null;
	}

	/** Whether somebody may know of a group at all. */
	public function knows( int $who, int $caps, string $group ): bool {
		$state = $this->groups[$group]['members'][$who][0] ?? null;
		return !$this->groups[$group]['private'] || ( $caps & 1 ) || ( $who !== 0 && ( $state === 'member' || $state === 'invited' ) );
	}

	/** Why a thing stands in the home feed: "own", "person", "group", "page"; none: it does not. */
	public function homeReasons( int $who, int $caps, string $label ): array {
		$thing = $this->things[$label];
		if ( $thing['kind'] === 'object' || !$this->isFed( $who, $caps, $label ) ) {
			return [];
		}
		$status = $thing['kind'] === 'status';
		$page = (bool)array_filter( $this->pagesOf( $label ),
			fn ( int $page ) => ( $this->follows[$who]["page:$page"] ?? '' ) === 'following' );
		return array_keys( array_filter( [
			// A comment of one's own stands there for its page, and is one's own all the same.
			'own' => ( $status || $page ) && $thing['author'] === $who,
			'person' => $status && ( $this->follows[$who]["user:$thing[author]"] ?? '' ) === 'following',
			'group' => $status && $thing['group'] !== null && $this->isMember( $who, $thing['group'] ),
			'page' => $page,
		] ) );
	}

	/** The pages in whose feeds a thing stands: what it names, or what its root belongs to; public things alone. */
	public function pagesOf( string $label ): array {
		$thing = $this->things[$label];
		$root = $this->things[$thing['root'] ?? $label];
		if ( $root['level'] !== 'public' ) {
			return [];
		}
		return array_merge( $thing['pages'], isset( $root['page'] ) ? [ $root['page'] ] : [] );
	}

	/** Whether a comment counts: who sees the root at all sees it too. */
	public function isCounted( string $label ): bool {
		$thing = $this->things[$label];
		return !$thing['deleted'] && $thing['hide'] === 0 && !$this->isHidden( $thing['author'] );
	}

	/** Whose likes of it count. @return int[] newest first */
	public function likers( string $label ): array {
		$likes = array_filter( $this->likes[$label] ?? [], fn ( int $who ) => !$this->isHidden( $who ), ARRAY_FILTER_USE_KEY );
		arsort( $likes );
		return array_keys( $likes );
	}
}
