<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use Random\{Engine\Mt19937, Randomizer};

/** Draws the world: what happens next, and who looks at what. The same seed draws the same. */
final class Chance {
	/** How often each happens, beside the others. */
	private const WEIGHTS = [ 'post' => 22, 'comment' => 16, 'edit' => 8, 'delete' => 4, 'undelete' => 3, 'hide' => 7, 'report' => 6, 'close' => 2,
		'like' => 12, 'unlike' => 2, 'follow' => 16, 'unfollow' => 3, 'accept' => 5, 'drop' => 2, 'block' => 3, 'unblock' => 2, 'mute' => 3,
		'mask' => 2, 'mirror' => 4, 'act' => 14, 'archive' => 1, 'object' => 2 ];
	private const PAGES = 6;
	private readonly Randomizer $random;
	private int $next = 0;

	public function __construct( int $seed, private Oracle $oracle, private int $people, private int $groups ) {
		$this->random = new Randomizer( new Mt19937( $seed ) );
	}

	/** The world before anything moves. */
	public function beginning(): array {
		$actions = [];
		for ( $who = 1; $who <= $this->people; $who++ ) {
			$actions[] = [ 'person', $who ];
		}
		for ( $n = 1; $n <= $this->groups; $n++ ) {
			$actions[] = [ 'group', $this->someone(), $this->label( 'g' ), [ 'open', 'request', 'invite' ][$n % 3], $n % 2 === 0 ];
		}
		for ( $n = 0; $n < 10; $n++ ) {
			$actions[] = [ 'object', ...$this->drawObject() ];
		}
		return $actions;
	}

	public function action(): array {
		do {
			$at = $this->upTo( array_sum( self::WEIGHTS ) );
			foreach ( self::WEIGHTS as $name => $weight ) {
				$at -= $weight;
				if ( $at <= 0 ) {
					break;
				}
			}
			$action = $this->{"draw$name"}();
		} while ( $action === null );
		return [ $name, ...$action ];
	}

	public function upTo( int $most ): int {
		return $this->random->getInt( 1, $most );
	}

	private function oneOf( array $values ): mixed {
		return $values ? array_values( $values )[$this->upTo( count( $values ) ) - 1] : null;
	}

	private function label( string $kind ): string {
		return $kind . ++$this->next;
	}

	/** Somebody who may act: few are busy, most are not. */
	private function someone(): int {
		do {
			$who = min( $this->upTo( $this->people ), $this->upTo( $this->people ) );
		} while ( $this->oracle->isHidden( $who ) );
		return $who;
	}

	private function thing( string ...$kinds ): ?string {
		$some = array_keys( array_filter( $this->oracle->things, static fn ( array $thing ) => in_array( $thing['kind'], $kinds, true ) ) );
		// The newest are the busiest.
		$newest = array_slice( $some, -20 );
		return $this->upTo( 3 ) > 1 ? $this->oneOf( $newest ) : $this->oneOf( $some );
	}

	private function group(): string {
		return $this->oneOf( array_keys( $this->oracle->groups ) );
	}

	private function caps(): int {
		return $this->oneOf( [ 0, 1, 2, 3, 4, 5, 6, 7 ] );
	}

	/** Whose it is, mostly. */
	private function authorOf( string $label ): int {
		$author = $this->oracle->things[$label]['author'];
		return $author !== 0 && $this->upTo( 8 ) > 1 && !$this->oracle->isHidden( $author ) ? $author : $this->someone();
	}

	private function mentions( bool $atLeastOne ): array {
		$some = [];
		for ( $n = $this->upTo( 3 ) - ( $atLeastOne ? 0 : 2 ); $n > 0; $n-- ) {
			$some[] = $this->upTo( $this->people );
		}
		return array_values( array_unique( $some ) );
	}

	private function pages(): array {
		return $this->upTo( 4 ) === 1 ? [ $this->upTo( self::PAGES ) ] : [];
	}

	private function drawPost(): array {
		$who = $this->someone();
		$level = $this->oneOf( [ 'public', 'public', 'public', 'followers', 'followers', 'mentioned', 'mentioned' ] );
		$mine = array_keys( array_filter( $this->oracle->groups, fn ( $group ) => $this->oracle->isMember( $who, $group ), ARRAY_FILTER_USE_KEY ) );
		$group = match ( $this->upTo( 8 ) ) {
			1, 2, 3 => $this->oneOf( $mine ),
			4 => $this->group(),
			default => null,
		};
		$level = $group === null ? $level : 'public';
		return [ $who, $this->label( 's' ), $level, $group, $this->mentions( $level === 'mentioned' ), $this->pages() ];
	}

	private function drawObject(): array {
		// Some of nobody with an account.
		return [ $this->label( 'r' ), $this->upTo( 6 ) === 1 ? 0 : $this->upTo( $this->people ), $this->upTo( self::PAGES ) ];
	}

	private function drawComment(): ?array {
		$on = $this->upTo( 5 ) === 1 ? $this->closedThing() : $this->thing( 'status', 'comment', 'object' );
		$who = $on !== null && $this->upTo( 2 ) === 1 ? $this->oneOf( $this->readersOf( $on ) ) : null;
		return $on === null ? null : [ $who ?? $this->someone(), $this->label( 'c' ), $on, $this->mentions( false ), $this->pages() ];
	}

	private function drawEdit(): ?array {
		$label = $this->thing( 'status', 'comment' );
		return $label === null ? null : [ $this->authorOf( $label ), $label,
			$this->mentions( $this->oracle->things[$label]['level'] === 'mentioned' && $this->upTo( 9 ) > 1 ), $this->pages() ];
	}

	private function drawDelete(): ?array {
		$label = $this->thing( 'status', 'comment' );
		return $label === null ? null : [ $this->authorOf( $label ), $label ];
	}

	private function drawUndelete(): ?array {
		$label = $this->oneOf( array_keys( array_filter( $this->oracle->things, static fn ( $thing ) => $thing['deleted'] && $thing['kind'] !== 'object' ) ) );
		return $label === null ? null : [ $this->authorOf( $label ), $label ];
	}

	private function drawHide(): ?array {
		$edited = $this->upTo( 3 ) === 1 ? $this->one( static fn ( $thing ) => count( $thing['versions'] ) > 1 ) : null;
		$label = $edited ?? $this->thing( 'status', 'comment' );
		return $label === null ? null : [ $this->someone(), $this->oneOf( [ 1, 3, 3, 7, 7, $this->caps() ] ), $label, $this->upTo( 3 ) - 1,
			$edited === null ? null : $this->upTo( count( $this->oracle->things[$label]['versions'] ) ) ];
	}

	private function drawReport(): ?array {
		$label = $this->upTo( 2 ) === 1 ? $this->closedThing() : $this->thing( 'status', 'comment' );
		$near = $label === null ? [] : $this->readersOf( $label );
		return $label === null ? null : [ $this->upTo( 4 ) > 1 ? $this->oneOf( $near ) ?? $this->someone() : $this->someone(), $label ];
	}

	/** One of the things that are so. */
	private function one( callable $which ): ?string {
		return $this->oneOf( array_keys( array_filter( $this->oracle->things, $which ) ) );
	}

	/** Something that is not public. */
	private function closedThing(): ?string {
		return $this->one( static fn ( $thing ) => $thing['level'] !== 'public' );
	}

	/** Some who may read it, besides its author. @return int[] */
	private function readersOf( string $label ): array {
		return array_filter( array_keys( $this->oracle->people ), fn ( int $who ) => $who !== $this->oracle->things[$label]['author'] &&
			!$this->oracle->isHidden( $who ) && $this->oracle->sees( $who, 0, $label ) );
	}

	private function drawClose(): ?array {
		$label = $this->thing( 'status', 'object' );
		return $label === null ? null : [ $this->authorOf( $label ), $this->oneOf( [ 0, 0, 1, 3 ] ), $label, $this->upTo( 2 ) === 1 ];
	}

	private function drawLike(): ?array {
		$label = $this->thing( 'status', 'comment', 'object' );
		return $label === null ? null : [ $this->someone(), $label ];
	}

	private function drawUnlike(): ?array {
		$label = $this->oneOf( array_keys( array_filter( $this->oracle->likes ) ) );
		$who = $label === null ? null : $this->oneOf( array_keys( $this->oracle->likes[$label] ) );
		return $who === null ? null : [ $who, $label ];
	}

	private function drawFollow(): array {
		$whom = $this->upTo( 6 ) === 1 ? 'page:' . $this->upTo( self::PAGES ) : 'user:' . min( $this->upTo( $this->people ), $this->upTo( $this->people ) );
		return [ $this->someone(), $whom, $this->oneOf( [ 'open', 'open', 'open', 'request', 'request', 'closed' ] ) ];
	}

	private function drawUnfollow(): array {
		$who = $this->someone();
		return [ $who, $this->oneOf( array_keys( $this->oracle->follows[$who] ?? [] ) ) ?? 'user:1' ];
	}

	/** @return int[] who follows or asks to */
	private function followersOf( int $who ): array {
		return array_keys( array_filter( $this->oracle->follows, static fn ( $whom ) => isset( $whom["user:$who"] ) ) );
	}

	private function drawAccept(): array {
		$who = $this->someone();
		return [ $who, $this->oneOf( $this->followersOf( $who ) ) ?? $this->someone() ];
	}

	private function drawDrop(): array {
		return $this->drawAccept();
	}

	private function drawBlock(): array {
		return [ $this->someone(), $this->upTo( $this->people ) ];
	}

	private function drawUnblock(): array {
		$who = $this->oneOf( array_keys( array_filter( $this->oracle->blocks ) ) ) ?? $this->someone();
		return [ $who, $this->oneOf( array_keys( $this->oracle->blocks[$who] ?? [] ) ) ?? $this->upTo( $this->people ) ];
	}

	private function drawMute(): array {
		return [ $this->someone(), array_slice( $this->mentions( true ), 0, $this->upTo( 3 ) - 1 ) ];
	}

	private function drawMask(): array {
		$hidden = array_keys( array_filter( $this->oracle->people, static fn ( $one ) => $one['hidden'] ) );
		return count( $hidden ) > $this->people / 12 ? [ $this->oneOf( $hidden ), false ] : 
			[ ( $this->upTo( 2 ) === 1 ? $this->oneOf( array_keys( $this->oneOf( array_filter( $this->oracle->likes ) ) ?? [] ) ) : null ) ?? $this->upTo( $this->people ), true ];
	}

	private function drawMirror(): ?array {
		$label = $this->thing( 'object' );
		return $label === null ? null : [ $label, max( 0, $this->upTo( 5 ) - 3 ), $this->upTo( 4 ) === 1 ];
	}

	private function drawArchive(): ?array {
		return $this->upTo( 3 ) > 1 ? null : [ $this->someone(), $this->oneOf( [ 0, 0, 0, 1 ] ), $this->group() ];
	}

	private function drawAct(): array {
		$group = $this->group();
		$members = array_filter( $this->oracle->groups[$group]['members'] );
		$powers = array_keys( array_filter( $members, static fn ( $one ) => $one[1] === 'owner' || $one[1] === 'moderator' ) );
		$action = $this->oneOf( [ 'join', 'join', 'join', 'join', 'leave', 'invite', 'invite', 'invite', 'approve', 'approve', 'remove', 'ban', 'role' ] );
		$who = $this->upTo( 5 ) > 1 && $action !== 'join' ? $this->oneOf( $powers ) : $this->someone();
		$whom = $action === 'invite' ? $this->upTo( $this->people ) : $this->oneOf( array_keys( $members ) );
		if ( $this->oracle->isHidden( $who ) ) {
			$who = $this->someone();
		}
		if ( $action === 'join' || $action === 'leave' ) {
			$invited = array_keys( array_filter( $members, static fn ( $one ) => $one[0] === 'invited' ) );
			$who = $action === 'join' ? ( $this->upTo( 2 ) === 1 ? $this->oneOf( $invited ) : null ) ?? $who : ( $whom ?? $who );
			$who = $this->oracle->isHidden( $who ) ? $this->someone() : $who;
			$whom = $who;
		}
		return [ $who, $group, $action, $whom, $action === 'role' ? $this->oneOf( [ 'member', 'moderator', 'owner' ] ) : null ];
	}

	/** Who looks: now and then somebody without an account or unknown to the store, or with rights. @return array{int,int} */
	public function onlooker(): array {
		$who = match ( $this->upTo( 16 ) ) {
			1 => 0,
			2 => $this->people + $this->upTo( 3 ),
			default => $this->upTo( $this->people ),
		};
		return [ $who, $this->upTo( 4 ) === 1 ? $this->caps() : 0 ];
	}

	/** What is looked at; null: there is no such thing yet. */
	public function subject( string $kind, int $who ): string|int|null {
		if ( $this->upTo( 2 ) === 1 ) {
			// Often something that has to do with who looks.
			$near = match ( $kind ) {
				'post' => match ( $this->upTo( 5 ) ) {
					1 => $this->closedThing(),
					2 => $this->one( static fn ( $thing ) => count( array_filter( $thing['versions'] ) ) > 0 ),
					3 => $this->one( fn ( $thing ) => $thing['level'] === 'group' && isset( $this->oracle->groups[$thing['group']]['members'][$who] ) ),
					4 => $this->one( static fn ( $thing ) => $thing['reported'] ),
					5 => $this->one( static fn ( $thing ) => in_array( $who, $thing['mentions'], true ) ),
				},
				'person' => $this->oneOf( array_keys( $this->oracle->met[$who] ?? [] ) ),
				'thing' => $this->oneOf( array_keys( array_filter( $this->oracle->likes, $this->upTo( 2 ) === 1 ?
					static fn ( $likes ) => isset( $likes[$who] ) : fn ( $likes ) => (bool)array_filter( array_keys( $likes ), $this->oracle->isHidden( ... ) ) ) ) ),
				'root' => $this->oneOf( array_filter( array_column( $this->oracle->things, 'root' ) ) ),
				'group' => $this->oneOf( array_keys( array_filter( $this->oracle->groups, static fn ( $group ) => isset( $group['members'][$who] ) ) ) ),
				default => null,
			};
		}
		return $near ?? match ( $kind ) {
			'post' => $this->thing( 'status', 'comment' ),
			'root' => $this->thing( 'status', 'object' ),
			'thing' => $this->thing( 'status', 'comment', 'object' ),
			'person' => min( $this->upTo( $this->people ), $this->upTo( $this->people ) ),
			'page' => $this->upTo( self::PAGES ),
			'group' => $this->group(),
		};
	}
}
