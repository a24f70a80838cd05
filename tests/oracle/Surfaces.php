<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use WikiSocial\{Comments, Feeds, Follows, Groups, Likes, Notifications, Statuses, Viewer};

/**
 * What the store shows beside what the oracle says of it. Each method is a surface: it is given a viewer, their
 * capabilities and a subject, and answers [ object => [ said by the oracle, shown by the store ] ] for all
 * objects that it could show; false stands for "not there".
 */
final class Surfaces {
	/** Their names, and what the subject of each is. */
	public const SUBJECTS = [
		'permalink' => 'post', 'history' => 'post', 'userFeed' => 'person', 'publicFeed' => null, 'mentions' => null, 'home' => null,
		'groupFeed' => 'group', 'pageFeed' => 'page', 'comments' => 'root', 'commentCounts' => 'root', 'likes' => 'thing', 'likers' => 'thing',
		'group' => 'group', 'groups' => null, 'groupsMine' => null, 'groupsFound' => 'group', 'members' => 'group', 'follows' => null,
		'standing' => 'person', 'notifications' => null, 'unread' => null,
	];

	/** Items of a page: few, so that pages end everywhere, or many. */
	public int $limit = 100;

	public function __construct( private Oracle $oracle, private Player $player ) {
	}

	public function ask( string $surface, int $who, int $caps, mixed $subject ): array {
		return $this->$surface( $who, $caps, $subject );
	}

	/** @param array<string,mixed> $said @param array<string,mixed> $shown */
	private static function beside( array $said, array $shown ): array {
		$both = [];
		foreach ( $said + $shown as $object => $_ ) {
			// What is there none of is not there.
			$both[$object] = [ $said[$object] ?? false, $shown[$object] ?? ( ( $said[$object] ?? null ) === 0 ? 0 : false ) ];
		}
		return $both;
	}

	/** What a call shows, or why it is refused. */
	private static function shown( callable $call, string $refused = 'refused' ): array {
		try {
			return $call();
		} catch ( WikiSocial\Exception $e ) {
			return [ $refused => $e->getReason() ];
		}
	}

	/** All pages of a list: by label, in order, each once, and full while there is more. */
	private function all( callable $page, callable $take, ?string $order = null ): array {
		$shown = [];
		$last = null;
		for ( $cursor = null; ; ) {
			[ 'items' => $items, 'next' => $cursor ] = $page( $this->limit, $cursor );
			if ( $cursor !== null && count( $items ) !== $this->limit ) {
				$shown['short page'] = count( $items );
			}
			foreach ( $items as $item ) {
				[ $label, $value ] = $take( $item );
				if ( isset( $shown[$label] ) ) {
					$shown["$label twice"] = true;
				}
				if ( $order !== null && $last !== null && (int)$item[$order] >= $last ) {
					$shown["$label out of order"] = true;
				}
				$last = $order === null ? null : (int)$item[$order];
				$shown[$label] = $value;
			}
			if ( $cursor === null ) {
				return $shown;
			}
		}
	}

	/** @param callable $wanted label, thing => value */
	private function feed( callable $page, array $kinds, callable $wanted ): array {
		$shown = $this->all( $page, fn ( array $item ) => [ $this->player->labels[$item['id']] ?? "unknown $item[id]", $item['reason'] ?? true ], 'id' );
		return self::beside( $this->said( $kinds, $wanted ), $shown );
	}

	private function said( array $kinds, callable $wanted ): array {
		$said = [];
		foreach ( $this->oracle->things as $label => $thing ) {
			if ( in_array( $thing['kind'], $kinds, true ) && ( $value = $wanted( $label, $thing ) ) !== null ) {
				$said[$label] = $value;
			}
		}
		return $said;
	}

	private function viewer( int $who, int $caps ): Viewer {
		return $this->player->viewer( $who, $caps );
	}

	private function permalink( int $who, int $caps, string $label ): array {
		$shown = self::shown( fn () => [ $label => Statuses::get( $this->viewer( $who, $caps ), $this->player->ids[$label] )['id'] === $this->player->ids[$label] ], $label );
		return self::beside( [ $label => $this->oracle->sees( $who, $caps, $label, true ) ?: 'status-not-found' ], $shown );
	}

	private function history( int $who, int $caps, string $label ): array {
		$said = [ 'refused' => 'status-not-found' ];
		if ( $this->oracle->sees( $who, $caps, $label, true ) ) {
			$said = [];
			foreach ( $this->oracle->things[$label]['versions'] as $version => $hide ) {
				$said["$label/$version"] = $hide === 0 || ( $caps & 2 ) || ( $hide === 1 && ( $caps & 1 ) ) ? 'text' : 'blank';
			}
		}
		return self::beside( $said, self::shown( fn () => $this->all(
			fn ( $limit, $cursor ) => Statuses::history( $this->viewer( $who, $caps ), $this->player->ids[$label], $limit, $cursor ),
			static fn ( array $item ) => [ "$label/$item[version]", $item['text'] === null ? 'blank' : 'text' ], 'version' ) ) );
	}

	private function userFeed( int $who, int $caps, int $author ): array {
		return $this->feed( fn ( $limit, $cursor ) => Feeds::user( $this->viewer( $who, $caps ), $author, $limit, $cursor ), [ 'status' ],
			fn ( $label, $thing ) => $thing['author'] === $author ? $this->oracle->isFed( $who, $caps, $label ) : null );
	}

	private function publicFeed( int $who, int $caps ): array {
		return $this->feed( fn ( $limit, $cursor ) => Feeds::public( $this->viewer( $who, $caps ), $limit, $cursor ), [ 'status' ],
			fn ( $label, $thing ) => $thing['level'] === 'public' && $this->oracle->isFed( $who, $caps, $label ) );
	}

	private function mentions( int $who, int $caps ): array {
		return $who === 0 ? [] : $this->feed( fn ( $limit, $cursor ) => Feeds::mentions( $this->viewer( $who, $caps ), $limit, $cursor ), [ 'status' ],
			fn ( $label, $thing ) => in_array( $who, $thing['mentions'], true ) ? $this->oracle->isFed( $who, $caps, $label ) : null );
	}

	private function home( int $who, int $caps ): array {
		if ( $who === 0 ) {
			return [];
		}
		$both = $this->feed( fn ( $limit, $cursor ) => Feeds::home( $this->viewer( $who, $caps ), $limit, $cursor ), [ 'status', 'comment' ],
			fn ( $label ) => $this->oracle->homeReasons( $who, $caps, $label ) ?: false );
		// One of several reasons is enough.
		return array_map( static fn ( array $pair ) => is_array( $pair[0] ) && in_array( $pair[1], $pair[0], true ) ? [ true, true ] : $pair, $both );
	}

	private function groupFeed( int $who, int $caps, string $group ): array {
		$oracle = $this->oracle;
		if ( !$oracle->knows( $who, $caps, $group ) ) {
			$refusal = 'group-not-found';
		} elseif ( $oracle->groups[$group]['private'] && !$oracle->isMember( $who, $group ) ) {
			$refusal = 'group-not-member';
		}
		$page = fn ( $limit, $cursor ) => Feeds::group( $this->viewer( $who, $caps ), $this->player->ids[$group], $limit, $cursor );
		if ( isset( $refusal ) ) {
			return self::beside( [ 'refused' => $refusal ], self::shown( static fn () => $page( 1, null )['items'] ) );
		}
		return $this->feed( $page, [ 'status' ], static fn ( $label, $thing ) => $thing['group'] === $group ? $oracle->isFed( $who, $caps, $label ) : null );
	}

	private function pageFeed( int $who, int $caps, int $page ): array {
		return $this->feed( fn ( $limit, $cursor ) => Feeds::page( $this->viewer( $who, $caps ), $page, $limit, $cursor ), [ 'status', 'comment' ],
			fn ( $label ) => in_array( $page, $this->oracle->pagesOf( $label ), true ) ? $this->oracle->isFed( $who, $caps, $label ) : null );
	}

	private function comments( int $who, int $caps, string $root ): array {
		$object = $this->player->object( $root );
		$thing = $this->oracle->things[$root];
		$viewer = $this->viewer( $who, $caps );
		if ( !$this->oracle->sees( $who, $caps, $root ) && ( $thing['known'] ?? true ) ) {
			return self::beside( [ 'refused' => 'target-not-found' ], self::shown( static fn () => Comments::list( $viewer, $object )['items'] ) );
		}
		$said = $this->said( [ 'comment' ], fn ( $label, $thing ) => $thing['root'] === $root ?
			$this->oracle->sees( $who, $caps, $label ) && !$this->oracle->isSilenced( $who, $caps, $thing['author'] ) : null );
		$shown = [];
		$name = fn ( array $item ) => $this->player->labels[$item['id']] ?? "unknown $item[id]";
		$cursor = null;
		do {
			$page = Comments::list( $viewer, $object, $this->limit, $cursor );
			foreach ( $page['items'] as $item ) {
				$shown[$name( $item )] = !isset( $item['gone'] );
				foreach ( $item['replies']['items'] as $reply ) {
					$shown[$name( $reply )] = true;
				}
				for ( $more = $item['replies']['next']; $more !== null; $more = $replies['next'] ) {
					$replies = Comments::list( $viewer, [ 'type' => 'comment', 'id' => $item['id'] ], $this->limit, $more );
					foreach ( $replies['items'] as $reply ) {
						$shown[$name( $reply )] = true;
					}
				}
			}
			$cursor = $page['next'];
		} while ( $cursor !== null );
		return self::beside( $said, $shown );
	}

	/** How many of these comments count for everybody. */
	private function countOf( callable $which ): int {
		return count( array_filter( $this->oracle->things, fn ( $thing, $label ) => $which( $thing ) && $this->oracle->isCounted( $label ), ARRAY_FILTER_USE_BOTH ) );
	}

	private function commentCounts( int $who, int $caps, string $root ): array {
		$said = $objects = [];
		foreach ( $this->oracle->things as $label => $thing ) {
			if ( $label === $root || $thing['root'] === $root ) {
				$said[$label] = !$this->oracle->sees( $who, $caps, $label ) ? 0 : $this->countOf( $label === $root ?
					static fn ( $one ) => $one['root'] === $root : static fn ( $one ) => $one['thread'] === $thing['thread'] && $one['parent'] !== null );
				$objects[] = $this->player->object( $label );
			}
		}
		return self::beside( $said, array_combine( array_keys( $said ), Comments::counts( $this->viewer( $who, $caps ), $objects ) ) );
	}

	private function likes( int $who, int $caps, string $label ): array {
		$of = Likes::many( $this->viewer( $who, $caps ), [ $this->player->object( $label ) ] )[0];
		$sees = $this->oracle->sees( $who, $caps, $label );
		return self::beside( [ $label => $sees ? count( $this->oracle->likers( $label ) ) : 0,
			"my $label" => $sees && isset( $this->oracle->likes[$label][$who] ) ], [ $label => $of['count'], "my $label" => $of['mine'] ] );
	}

	private function likers( int $who, int $caps, string $label ): array {
		$thing = $this->oracle->things[$label];
		$both = [];
		foreach ( [ 'public', 'participants', 'author', 'nobody' ] as $policy ) {
			$isAuthor = $who !== 0 && $thing['author'] === $who;
			$likers = $this->oracle->likers( $label );
			$said = match ( true ) {
				// An object of the wiki that one may not see is as one that the store has never heard of.
				!( $thing['known'] ?? true ) || ( $thing['kind'] === 'object' && !$this->oracle->sees( $who, $caps, $label ) ) => '',
				!$this->oracle->sees( $who, $caps, $label ) => 'target-not-found',
				$policy === 'public' || ( $policy !== 'nobody' && ( ( $caps & 1 ) || $isAuthor ) ),
				$policy === 'participants' && isset( $this->oracle->likes[$label][$who] ) => implode( ' ', $likers ),
				default => 'not told',
			};
			$both["$policy $label"] = [ $said, self::shown( function () use ( $who, $caps, $label, $policy ) {
				$allowed = false;
				$users = $this->all( function ( $limit, $cursor ) use ( $who, $caps, $label, $policy, &$allowed ) {
					$page = Likes::by( $this->viewer( $who, $caps ), $this->player->object( $label ), $policy, $limit, $cursor );
					$allowed = $page['allowed'];
					return $page;
				}, static fn ( int $item ) => [ $item, true ] );
				return [ 'refused' => $allowed || $users ? implode( ' ', array_keys( $users ) ) : 'not told' ];
			} )['refused'] ];
		}
		return $both;
	}

	private function group( int $who, int $caps, string $group ): array {
		return self::beside( [ $group => $this->oracle->knows( $who, $caps, $group ) ? $this->groupOf( $who, $caps, $group ) : 'group-not-found' ],
			self::shown( fn () => [ $group => self::groupShown( Groups::get( $this->viewer( $who, $caps ), $this->player->ids[$group] ) ) ], $group ) );
	}

	/** What is shown of a group: how many belong to it, how the viewer stands. */
	private function groupOf( int $who, int $caps, string $group ): string {
		$members = $this->oracle->groups[$group]['members'];
		// Who is not listed is not counted.
		$count = count( array_filter( array_keys( $members ), fn ( int $one ) => $this->oracle->isMember( $one, $group ) &&
			( !$this->oracle->isHidden( $one ) || ( $caps & 2 ) ) ) );
		[ $state, $role ] = $members[$who] ?? [ null, null ];
		return "$count $state " . ( $state === 'member' ? $role : '' );
	}

	private static function groupShown( array $group ): string {
		return "$group[members] $group[state] " . ( $group['state'] === 'member' ? $group['role'] : '' );
	}

	private function groupList( int $who, int $caps, array $filter, callable $wanted ): array {
		$said = [];
		foreach ( array_keys( $this->oracle->groups ) as $group ) {
			$said[$group] = $this->oracle->knows( $who, $caps, $group ) && $wanted( $group ) ? $this->groupOf( $who, $caps, $group ) : false;
		}
		return self::beside( $said, $this->all( fn ( $limit, $cursor ) => Groups::list( $this->viewer( $who, $caps ), $filter, $limit, $cursor ),
			fn ( array $item ) => [ $this->player->labels[$item['id']] ?? "unknown $item[id]", self::groupShown( $item ) ] ) );
	}

	private function groups( int $who, int $caps ): array {
		return $this->groupList( $who, $caps, [], static fn () => true );
	}

	private function groupsMine( int $who, int $caps ): array {
		return $who === 0 ? [] : $this->groupList( $who, $caps, [ 'mine' => true ], fn ( $group ) =>
			in_array( $this->oracle->groups[$group]['members'][$who][0] ?? null, [ 'member', 'requested', 'invited' ], true ) );
	}

	private function groupsFound( int $who, int $caps, string $group ): array {
		return $this->groupList( $who, $caps, [ 'begins' => strtoupper( "Group $group" ) ], static fn ( $one ) => str_starts_with( $one, $group ) );
	}

	private function members( int $who, int $caps, string $group ): array {
		$both = [];
		$mine = $this->oracle->roleOf( $who, $group );
		foreach ( [ 'member', 'requested', 'invited', 'banned' ] as $state ) {
			$refusal = match ( true ) {
				!$this->oracle->knows( $who, $caps, $group ) => 'group-not-found',
				$this->oracle->groups[$group]['private'] && $mine === null => 'group-not-member',
				$state !== 'member' && ( $mine === null || $mine === 'member' ) => 'group-not-moderator',
				default => null,
			};
			$said = [];
			foreach ( $refusal === null ? array_keys( $this->oracle->people ) : [] as $one ) {
				[ $is, $role ] = $this->oracle->groups[$group]['members'][$one] ?? [ null, null ];
				$said["$one $state"] = $is === $state && ( !$this->oracle->isHidden( $one ) || ( $caps & 2 ) ) ? ( $is === 'member' ? $role : true ) : false;
			}
			$both += self::beside( $refusal === null ? $said : [ "$state refused" => $refusal ], self::shown( fn () => $this->all(
				fn ( $limit, $cursor ) => Groups::members( $this->viewer( $who, $caps ), $this->player->ids[$group], $state, $limit, $cursor ),
				static fn ( array $item ) => [ "$item[userId] $state", $state === 'member' ? $item['role'] : $item['state'] === $state ] ), "$state refused" ) );
		}
		return $both;
	}

	private function follows( int $who, int $caps ): array {
		if ( $who === 0 ) {
			return [];
		}
		$both = [];
		$oracle = $this->oracle;
		foreach ( [ 'following', 'followers', 'requests', 'blocked' ] as $list ) {
			$said = [];
			foreach ( array_keys( $oracle->met[$who] ?? [] ) as $one ) {
				$said["$list user:$one"] = !$oracle->isHidden( $one ) ? match ( $list ) {
					'following' => $oracle->follows[$who]["user:$one"] ?? false,
					'followers' => ( $oracle->follows[$one]["user:$who"] ?? null ) === 'following' ? 'following' : false,
					'requests' => ( $oracle->follows[$one]["user:$who"] ?? null ) === 'requested' ? 'requested' : false,
					'blocked' => isset( $oracle->blocks[$who][$one] ),
				} : false;
			}
			foreach ( $list === 'following' ? $oracle->follows[$who] ?? [] : [] as $whom => $state ) {
				$said["$list $whom"] ??= $state;
			}
			$both += self::beside( $said, $this->all( fn ( $limit, $cursor ) => Follows::list( $this->viewer( $who, $caps ), $list, $limit, $cursor ),
				static fn ( array $item ) => [ "$list $item[kind]:$item[id]", $list === 'blocked' ? true : $item['state'] ] ) );
		}
		return $both;
	}

	/** How the viewer stands to a person. */
	private function standing( int $who, int $caps, int $whom ): array {
		if ( $who === 0 ) {
			return [];
		}
		$is = Follows::state( $this->viewer( $who, $caps ), 'user', $whom );
		$followed = $this->oracle->follows[$who]["user:$whom"] ?? false;
		return [ "user:$whom" => [ $followed, $is['state'] === 'none' ? false : $is['state'] ],
			"block of user:$whom" => [ isset( $this->oracle->blocks[$who][$whom] ), $is['blocked'] ] ];
	}

	/** Bundles of the viewer, and by how many people each is. */
	private function notifications( int $who, int $caps ): array {
		return $who === 0 ? [] : self::beside( $this->oracle->bundles( $who ), $this->all(
			fn ( $limit, $cursor ) => Notifications::list( $this->viewer( $who, $caps ), [ 'kinds' => [ 'like', 'comment', 'mention' ] ], $limit, $cursor ),
			fn ( array $item ) => [ "$item[kind] " . $this->player->labelOf( $item['object'] ), $item['actorCount'] ], 'seq' ) );
	}

	/** Nobody reads, so what is listed is unread, and all of it is. */
	private function unread( int $who, int $caps ): array {
		if ( $who === 0 ) {
			return [];
		}
		$all = $this->all( fn ( $limit, $cursor ) => Notifications::list( $this->viewer( $who, $caps ), [], $limit, $cursor ),
			static fn ( array $item ) => [ $item['id'], $item['unread'] ] );
		return [ "unread of $who" => [ count( array_filter( $all ) ), Notifications::unread( $this->viewer( $who, $caps ) ) ],
			"of $who" => [ count( $all ), Notifications::list( $this->viewer( $who, $caps ) )['unread'] ] ];
	}
}
