<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

require_once __DIR__ . '/Rules.php';
require_once __DIR__ . '/Told.php';

/**
 * Who may see what, by the rules of DESIGN §4 and docs/adr/ alone. It is told actions, in their order, and
 * never looks at the store. An action is a list: its name, who acts, and what the methods below take. What is
 * acted on has a label ("s4" a status, "c5" a comment, "r6" an object of the wiki, "g7" a group); people and pages
 * are numbers.
 */
final class Oracle {
	use Rules;
	use Told;

	/** @var array<int,array{hidden: bool}> by user id */
	public array $people = [];
	/** @var array<string,array> statuses, comments and objects of the wiki by label */
	public array $things = [];
	/** @var array<string,array> by label; members: [ user => [ state, role ] ] */
	public array $groups = [];
	/** @var array<int,array<string,string>> "following" or "requested", by follower and "user:5" or "page:7" */
	public array $follows = [];
	/** @var array<int,array<int,bool>> by blocker and blocked */
	public array $blocks = [];
	/** @var array<int,array<int,bool>> by who mutes and is muted */
	public array $mutes = [];
	/** @var array<int,array<int,bool>> who ever followed or blocked whom, or the other way round */
	public array $met = [];
	/** @var array<string,array<int,int>> by label and user: when */
	public array $likes = [];
	private int $now = 0;

	/** Takes in one action and answers what it must come to: "ok" or the reason why it is refused. */
	public function apply( array $action ): string {
		$this->now++;
		return $this->{$action[0]}( ...array_slice( $action, 1 ) );
	}

	/** @param int[] $mentions @param int[] $pages */
	private function post( int $who, string $label, string $level, ?string $group, array $mentions, array $pages ): string {
		if ( $group !== null ) {
			if ( !$this->knows( $who, 0, $group ) ) {
				return 'group-not-found';
			}
			if ( !$this->isMember( $who, $group ) ) {
				return 'group-not-member';
			}
			if ( $this->groups[$group]['archived'] ) {
				return 'group-archived';
			}
			$level = $this->groups[$group]['private'] ? 'group' : 'public';
		}
		$this->add( $label, 'status', $who, [ 'level' => $level, 'group' => $group, 'mentions' => $mentions, 'pages' => $pages ] );
		$this->tellOfText( $label, $mentions );
		return 'ok';
	}

	private function add( string $label, string $kind, int $author, array $more ): void {
		$this->things[$label] = $more + [ 'kind' => $kind, 'author' => $author, 'level' => 'public', 'group' => null,
			'mentions' => [], 'pages' => [], 'root' => null, 'parent' => null, 'thread' => null, 'hide' => 0, 'deleted' => false,
			'reported' => false, 'closed' => '', 'versions' => [ 1 => 0 ], 'at' => $this->now ];
	}

	/** What the wiki itself has; the store hears of it with the first like or comment. */
	private function object( string $label, int $author, int $page ): string {
		$this->add( $label, 'object', $author, [ 'page' => $page, 'known' => false ] );
		return 'ok';
	}

	/** @param int[] $pages */
	private function comment( int $who, string $label, string $on, array $mentions, array $pages ): string {
		$parent = $this->things[$on];
		$root = $parent['root'] ?? $on;
		$this->things[$root]['known'] = true;
		if ( !$this->isOpenTo( $who, $on ) ) {
			return 'target-not-found';
		}
		if ( $this->things[$root]['closed'] !== '' ) {
			return 'comments-closed';
		}
		if ( $this->isBlockedBetween( $who, $parent['author'] ) || $this->isBlockedBetween( $who, $this->things[$root]['author'] ) ) {
			return 'comment-blocked';
		}
		$this->add( $label, 'comment', $who, [ 'root' => $root, 'parent' => $on === $root ? null : $on,
			'thread' => $on === $root ? $label : $parent['thread'], 'mentions' => $mentions, 'pages' => $pages ] );
		$this->tellOfText( $label, $mentions );
		return 'ok';
	}

	/** Whether somebody may like it or answer it: without rights of their own, and not while it is deleted. */
	private function isOpenTo( int $who, string $label ): bool {
		$thing = $this->things[$label];
		return $this->sees( $who, 0, $label ) && !$thing['deleted'] && !( $this->things[$thing['root']]['deleted'] ?? false );
	}

	private function edit( int $who, string $label, array $mentions, array $pages ): string {
		$thing = &$this->things[$label];
		if ( !$this->sees( $who, 0, $label ) ) {
			return 'status-not-found';
		}
		if ( $thing['author'] !== $who ) {
			return 'status-not-own';
		}
		if ( $thing['deleted'] ) {
			return 'status-deleted';
		}
		if ( $thing['level'] === 'mentioned' && !$mentions ) {
			return 'mention-missing';
		}
		$before = $thing['mentions'];
		$thing['mentions'] = $mentions;
		$thing['pages'] = $pages;
		$thing['versions'][] = 0;
		foreach ( array_diff( $mentions, $before ) as $to ) {
			$this->tell( $to, $who, 'mention', $label, $label );
		}
		return 'ok';
	}

	/** What is one's own one deletes even where one sees it no longer. */
	private function delete( int $who, string $label ): string {
		if ( $this->things[$label]['author'] !== $who ) {
			return $this->sees( $who, 0, $label ) ? 'status-not-own' : 'status-not-found';
		}
		$this->things[$label]['deleted'] = true;
		return 'ok';
	}

	private function undelete( int $who, string $label ): string {
		if ( !$this->sees( $who, 0, $label ) ) {
			return 'status-not-found';
		}
		if ( $this->things[$label]['author'] !== $who ) {
			return 'status-not-own';
		}
		$wasDeleted = $this->things[$label]['deleted'];
		$this->things[$label]['deleted'] = false;
		if ( $wasDeleted ) {
			// Whoever could not be told when it was posted may be told now.
			$this->tellOfMentions( $label );
		}
		return 'ok';
	}

	/** $version null: the whole. */
	private function hide( int $who, int $caps, string $label, int $level, ?int $version ): string {
		$thing = &$this->things[$label];
		if ( !$this->sees( $who, $caps, $label, true ) ) {
			return 'status-not-found';
		}
		if ( $version !== null && !isset( $thing['versions'][$version] ) ) {
			return 'version-not-found';
		}
		$from = $version === null ? $thing['hide'] : $thing['versions'][$version];
		if ( !( $caps & 3 ) || ( ( $from === 2 || $level === 2 ) && !( $caps & 2 ) ) || ( $from !== 2 && $level !== 2 && !( $caps & 1 ) ) ) {
			return 'moderation-not-allowed';
		}
		if ( $from === $level ) {
			return 'ok';
		}
		if ( $version === null ) {
			$thing['hide'] = $level;
		} elseif ( $version === array_key_last( $thing['versions'] ) ) {
			return 'version-current';
		} else {
			$thing['versions'][$version] = $level;
		}
		return 'ok';
	}

	private function report( int $who, string $label ): string {
		if ( !$this->sees( $who, 0, $label ) ) {
			return 'status-not-found';
		}
		if ( $this->things[$label]['author'] === $who ) {
			return 'report-own';
		}
		$this->things[$label]['reported'] = true;
		return 'ok';
	}

	private function close( int $who, int $caps, string $label, bool $closed ): string {
		$thing = &$this->things[$label];
		$thing['known'] = true;
		if ( !$this->sees( $who, $caps & 3, $label ) ) {
			return 'target-not-found';
		}
		$isModerator = (bool)( $caps & 1 );
		if ( !$isModerator && ( $thing['author'] !== $who || ( $thing['closed'] === 'moderator' && !$closed ) ) ) {
			return 'closing-not-allowed';
		}
		if ( !$closed ) {
			$thing['closed'] = '';
		} elseif ( $thing['author'] !== $who ) {
			$thing['closed'] = 'moderator';
		} elseif ( $thing['closed'] === '' ) {
			$thing['closed'] = 'author';
		}
		return 'ok';
	}

	private function like( int $who, string $label ): string {
		$author = $this->things[$label]['author'];
		// Whoever calls with an object makes it known, refused or not.
		$this->things[$label]['known'] = true;
		if ( !$this->isOpenTo( $who, $label ) ) {
			return 'target-not-found';
		}
		if ( $author === $who ) {
			return 'like-own';
		}
		if ( $this->isBlockedBetween( $who, $author ) ) {
			return 'like-blocked';
		}
		if ( !isset( $this->likes[$label][$who] ) ) {
			$this->likes[$label][$who] = $this->now;
			$this->tell( $author, $who, 'like', $label, $label );
		}
		return 'ok';
	}

	private function unlike( int $who, string $label ): string {
		$had = isset( $this->likes[$label][$who] );
		unset( $this->likes[$label][$who] );
		return $had || $this->sees( $who, 0, $label ) ? 'ok' : 'target-not-found';
	}

	private function follow( int $who, string $whom, string $choice ): string {
		$state = &$this->follows[$who][$whom];
		[ $kind, $id ] = explode( ':', $whom );
		if ( $kind === 'page' ) {
			$state = 'following';
			return 'ok';
		}
		$this->met[$who][(int)$id] = $this->met[(int)$id][$who] = true;
		$refusal = match ( true ) {
			(int)$id === $who => 'follow-self',
			isset( $this->blocks[$who][(int)$id] ) => 'follow-blocking',
			isset( $this->blocks[(int)$id][$who] ) => 'follow-closed',
			$this->isHidden( (int)$id ) => 'followee-not-found',
			$choice === 'closed' && $state === null => 'follow-closed',
			default => 'ok',
		};
		// Who asked has asked, whatever the person chose since.
		if ( $refusal === 'ok' && $state === null ) {
			$state = $choice === 'open' ? 'following' : 'requested';
		}
		return $refusal;
	}

	private function unfollow( int $who, string $whom ): string {
		unset( $this->follows[$who][$whom] );
		return 'ok';
	}

	private function accept( int $who, int $follower ): string {
		$state = &$this->follows[$follower]["user:$who"];
		if ( $state === null ) {
			return 'request-not-found';
		}
		$state = 'following';
		return 'ok';
	}

	private function drop( int $who, int $follower ): string {
		return $this->unfollow( $follower, "user:$who" );
	}

	private function block( int $who, int $whom ): string {
		if ( $who === $whom ) {
			return 'block-self';
		}
		$this->met[$who][$whom] = $this->met[$whom][$who] = true;
		$this->blocks[$who][$whom] = true;
		unset( $this->follows[$who]["user:$whom"], $this->follows[$whom]["user:$who"] );
		return 'ok';
	}

	private function unblock( int $who, int $whom ): string {
		unset( $this->blocks[$who][$whom] );
		return 'ok';
	}

	/** @param int[] $whom all that are muted from now on */
	private function mute( int $who, array $whom ): string {
		$this->mutes[$who] = array_fill_keys( $whom, true );
		return 'ok';
	}

	/** The wiki hides an account, or shows it again. */
	private function mask( int $whom, bool $hidden ): string {
		$this->people[$whom]['hidden'] = $hidden;
		return 'ok';
	}

	/** The wiki hides a revision (1, 2), or its page is deleted. */
	private function mirror( string $label, int $hide, bool $deleted ): string {
		// Of what the store does not know it hears nothing: the first call with it makes its row.
		if ( $this->things[$label]['known'] ) {
			$this->things[$label] = [ 'hide' => $hide, 'deleted' => $deleted ] + $this->things[$label];
		}
		return 'ok';
	}

	private function person( int $who ): string {
		$this->people[$who] = [ 'hidden' => false ];
		return 'ok';
	}

	private function group( int $who, string $label, string $join, bool $private ): string {
		$this->groups[$label] = [ 'join' => $join, 'private' => $private, 'archived' => false, 'members' => [ $who => [ 'member', 'owner' ] ] ];
		return 'ok';
	}

	private function archive( int $who, int $caps, string $group ): string {
		if ( !$this->knows( $who, $caps, $group ) ) {
			return 'group-not-found';
		}
		if ( !( $caps & 1 ) && $this->roleOf( $who, $group ) !== 'owner' ) {
			return 'group-not-owner';
		}
		$this->groups[$group]['archived'] = true;
		return 'ok';
	}

	/** What somebody does about who belongs to a group; $whom is themself for "join" and "leave". */
	private function act( int $who, string $group, string $action, int $whom, ?string $role ): string {
		if ( !$this->knows( $who, 0, $group ) ) {
			return 'group-not-found';
		}
		$mine = $this->roleOf( $who, $group );
		$members = &$this->groups[$group]['members'];
		[ $state, $theirs ] = $members[$whom] ?? [ null, null ];
		$owners = array_filter( $members, static fn ( array $one ) => $one === [ 'member', 'owner' ] );
		$isLast = [ $state, $theirs ] === [ 'member', 'owner' ] && count( $owners ) === 1 &&
			( in_array( $action, [ 'leave', 'remove', 'ban' ], true ) || ( $action === 'role' && $role !== 'owner' ) );
		if ( $action === 'ban' && $who === $whom && ( $mine === 'owner' || $mine === 'moderator' ) ) {
			return 'group-own-ban';
		}
		if ( $isLast && $mine === 'owner' ) {
			return 'group-last-owner';
		}
		if ( $this->groups[$group]['archived'] && $action !== 'leave' && $action !== 'remove' ) {
			return 'group-archived';
		}
		if ( $action === 'join' ) {
			return $this->join( $whom, $group, $state );
		}
		if ( $action !== 'leave' && ( $mine === null || $mine === 'member' || ( $action === 'role' && $mine !== 'owner' ) ) ) {
			return $action === 'role' ? 'group-not-owner' : 'group-not-moderator';
		}
		if ( ( $action === 'remove' || $action === 'ban' ) && $state === 'member' && $theirs !== 'member' && $mine !== 'owner' && $who !== $whom ) {
			return 'group-not-owner';
		}
		if ( $action === 'role' && $state !== 'member' ) {
			return 'group-not-member';
		}
		if ( $action === 'approve' && $state !== 'requested' && $state !== 'member' ) {
			return 'member-not-found';
		}
		if ( $action === 'invite' && $state === 'banned' ) {
			return 'group-banned';
		}
		match ( true ) {
			$action === 'leave' && $state === 'banned' => null,
			$action === 'leave', $action === 'remove' => $members = array_diff_key( $members, [ $whom => 0 ] ),
			$action === 'ban' => $members[$whom] = [ 'banned', null ],
			$action === 'role' => $members[$whom] = [ 'member', $role ],
			$action === 'approve' && $state === 'requested' => $members[$whom] = [ 'member', 'member' ],
			$action === 'invite' && $state === null => $members[$whom] = [ 'invited', null ],
			$action === 'invite' && $state === 'requested' => $members[$whom] = [ 'member', 'member' ],
			default => null,
		};
		return 'ok';
	}

	private function join( int $who, string $group, ?string $state ): string {
		if ( $state === 'banned' ) {
			return 'group-banned';
		}
		if ( $state === null && $this->groups[$group]['join'] === 'invite' ) {
			return 'group-invited-only';
		}
		if ( $state === 'invited' || ( $state !== 'member' && $this->groups[$group]['join'] === 'open' ) ) {
			$this->groups[$group]['members'][$who] = [ 'member', 'member' ];
		} elseif ( $state === null ) {
			$this->groups[$group]['members'][$who] = [ 'requested', null ];
		}
		return 'ok';
	}
}
