<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

use WikiSocial\{Actors, Comments, Follows, Groups, Likes, Moderation, Notifications, Reports, Statuses, Targets, Viewer};

/** Does the actions of the oracle in the store, in a wiki of its own, by the native methods. */
final class Player {
	public readonly string $wiki;
	/** @var array<string,string> store ids by label */
	public array $ids = [];
	/** @var array<string,string> labels by store id */
	public array $labels = [];
	/** @var array<string,array> what the wiki says of its objects, by label */
	private array $objects = [];
	private static int $count = 0;

	public function __construct( private Superuser $superuser ) {
		$this->wiki = 'oracle' . getmypid() . 'n' . self::$count++;
	}

	public function viewer( int $who, int $caps = 0 ): Viewer {
		return new Viewer( $this->wiki, $who, $caps );
	}

	/** "ok", or the reason of the refusal. */
	public function play( array $action ): string {
		try {
			$this->{"play$action[0]"}( ...array_slice( $action, 1 ) );
			return 'ok';
		} catch ( WikiSocial\Exception $e ) {
			return $e->getReason();
		}
	}

	/** What the calls take for a label. */
	public function object( string $label ): array {
		$type = match ( $label[0] ) {
			's' => 'status',
			'c' => 'comment',
			'r' => null,
		};
		return $type ? [ 'type' => $type, 'id' => $this->ids[$label] ] : $this->objects[$label];
	}

	/** The label of an object as notifications name it. */
	public function labelOf( array $object ): string {
		foreach ( isset( $this->labels[$object['id']] ) ? [] : $this->objects as $label => $one ) {
			if ( $one['type'] === $object['type'] && $one['id'] === $object['id'] ) {
				return $label;
			}
		}
		return $this->labels[$object['id']] ?? "unknown $object[type] $object[id]";
	}

	private function know( string $label, string $id ): void {
		$this->ids[$label] = $id;
		$this->labels[$id] = $label;
	}

	/** A text that mentions these people. */
	private static function draft( array $mentions, array $pages ): array {
		$text = 'T' . implode( '', array_map( static fn ( $who ) => " @$who", $mentions ) );
		$entities = [];
		$at = 1;
		foreach ( $mentions as $who ) {
			$entities[] = [ 'type' => 'user', 'start' => $at + 1, 'length' => strlen( "@$who" ), 'userId' => $who ];
			$at += strlen( " @$who" );
		}
		return [ 'text' => $text, 'entities' => $entities, 'pages' => $pages ];
	}

	private function playPost( int $who, string $label, string $level, ?string $group, array $mentions, array $pages ): void {
		$draft = self::draft( $mentions, $pages ) + [ 'visibility' => $level === 'mentioned' ? $level : 'public' ];
		$draft += $group === null ? [] : [ 'group' => $this->ids[$group] ];
		$id = Statuses::post( $this->viewer( $who ), $draft )['status']['id'];
		$this->know( $label, $id );
		if ( $level === 'followers' ) {
			// No method posts to followers yet; the store knows the level.
			$this->superuser->run( "UPDATE social.status SET visibility = 1 WHERE id = $id",
				"UPDATE social.activity SET visibility = 1 WHERE object_id = $id",
				"INSERT INTO social.head (actor_id, visibility, last_id) SELECT author_id, 1, id FROM social.status WHERE id = $id
					ON CONFLICT (actor_id, visibility) DO UPDATE SET last_id = greatest(head.last_id, excluded.last_id)" );
		}
	}

	private function playComment( int $who, string $label, string $on, array $mentions, array $pages ): void {
		$this->know( $label, Comments::post( $this->viewer( $who ), $this->object( $on ), self::draft( $mentions, $pages ) )['comment']['id'] );
	}

	private function playObject( string $label, int $author, int $page ): void {
		$number = substr( $label, 1 );
		$type = [ 'revision', 'log', 'talk-comment' ][(int)$number % 3];
		$this->objects[$label] = [ 'type' => $type, 'id' => $type === 'talk-comment' ? "c-$number" : $number, 'authorId' => $author, 'pageId' => $page ];
	}

	private function playEdit( int $who, string $label, array $mentions, array $pages ): void {
		// Another text each time, so that it is a version.
		static $n = 0;
		$draft = self::draft( $mentions, $pages );
		Statuses::edit( $this->viewer( $who ), $this->ids[$label], [ 'text' => "$draft[text] " . ++$n ] + $draft );
	}

	private function playDelete( int $who, string $label ): void {
		Statuses::delete( $this->viewer( $who ), $this->ids[$label] );
	}

	private function playUndelete( int $who, string $label ): void {
		Statuses::undelete( $this->viewer( $who ), $this->ids[$label] );
	}

	private function playHide( int $who, int $caps, string $label, int $level, ?int $version ): void {
		[ 'type' => $type, 'id' => $id ] = $this->object( $label );
		Moderation::setLevel( $this->viewer( $who, $caps ), $type, $id, [ 'level' => self::level( $level ) ?: 'none' ] +
			( $version === null ? [] : [ 'version' => $version ] ) );
	}

	private static function level( int $level ): string {
		return [ '', 'hidden', 'suppressed' ][$level];
	}

	private function playReport( int $who, string $label ): void {
		[ 'type' => $type, 'id' => $id ] = $this->object( $label );
		Reports::file( $this->viewer( $who ), $type, $id, 'why' );
	}

	private function playClose( int $who, int $caps, string $label, bool $closed ): void {
		Targets::setClosed( $this->viewer( $who, $caps ), $this->object( $label ), $closed );
	}

	private function playLike( int $who, string $label ): void {
		Likes::put( $this->viewer( $who ), $this->object( $label ) );
	}

	private function playUnlike( int $who, string $label ): void {
		Likes::remove( $this->viewer( $who ), $this->object( $label ) );
	}

	private function playFollow( int $who, string $whom, string $choice ): void {
		[ $kind, $id ] = explode( ':', $whom );
		Follows::put( $this->viewer( $who ), $kind, (int)$id, $choice );
	}

	private function playUnfollow( int $who, string $whom ): void {
		[ $kind, $id ] = explode( ':', $whom );
		Follows::remove( $this->viewer( $who ), $kind, (int)$id );
	}

	private function playAccept( int $who, int $follower ): void {
		Follows::accept( $this->viewer( $who ), $follower );
	}

	private function playDrop( int $who, int $follower ): void {
		Follows::drop( $this->viewer( $who ), $follower );
	}

	private function playBlock( int $who, int $whom ): void {
		Follows::block( $this->viewer( $who ), $whom );
	}

	private function playUnblock( int $who, int $whom ): void {
		Follows::unblock( $this->viewer( $who ), $whom );
	}

	private function playMute( int $who, array $whom ): void {
		Notifications::mirror( $this->wiki, [ [ 'userId' => $who, 'channels' => [], 'muted' => $whom, 'every' => null ] ] );
	}

	private function playPerson( int $who ): void {
		// Whoever does something first is known to the store.
		Follows::put( $this->viewer( $who ), 'page', 1 );
		Follows::remove( $this->viewer( $who ), 'page', 1 );
	}

	private function playMask( int $whom, bool $hidden ): void {
		Actors::mirror( $this->wiki, [ [ 'userId' => $whom, 'hidden' => $hidden, 'temporary' => false, 'exists' => true ] ] );
	}

	private function playMirror( string $label, int $hide, bool $deleted ): void {
		foreach ( Targets::find( $this->wiki, [ $this->objects[$label] ] ) as $known ) {
			Targets::mirror( $this->wiki, [ [ 'hidden' => self::level( $hide ), 'deleted' => $deleted ] + $known ] );
		}
	}

	private function playGroup( int $who, string $label, string $join, bool $private ): void {
		$this->know( $label, Groups::create( $this->viewer( $who ), [ 'name' => "Group $label", 'join' => $join, 'private' => $private ] ) );
	}

	private function playArchive( int $who, int $caps, string $group ): void {
		Groups::archive( $this->viewer( $who, $caps ), $this->ids[$group] );
	}

	private function playAct( int $who, string $group, string $action, int $whom, ?string $role ): void {
		Groups::act( $this->viewer( $who ), $this->ids[$group], $action, $whom, '', $role );
	}
}
