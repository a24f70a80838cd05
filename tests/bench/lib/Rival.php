<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * The same page as Feeds::user(), the same SQL, in PHP. A rival holds its connection open, has the
 * statement prepared where its kind can, and converts each column the quickest way found.
 */
abstract class Rival {
	protected const LIMIT = 30;
	/** As the engine's connection has it, and times in a form that needs no zone. */
	protected const OPTIONS = '-c plan_cache_mode=force_generic_plan -c timezone=UTC -c datestyle=ISO';
	private const VISIBILITY = [ 'public', 'followers', 'group', 'mentioned' ];
	private const ENTITY = [ 'u' => 'user', 'p' => 'page', 'f' => 'file', 'r' => 'revision', 'd' => 'diff', 'x' => 'url' ];
	private const KIND = [ 'image', 'drawing', 'video', 'audio', 'document', 'other' ];
	private const HIDDEN = [ '', 'hidden', 'suppressed' ];

	/** @var int[] start of a day by its name */
	private array $days = [];

	public function __construct( protected readonly string $wiki, protected readonly string $statement ) {
	}

	abstract public function page( int $viewer, int $author ): array;

	/** The SQL of one statement out of what `tools/sqlgen --prepare` prints. */
	public static function statement( string $prepared, string $name ): string {
		if ( !preg_match( "/^PREPARE $name \\([^)]*\\) AS\n(.*?);$/ms", $prepared, $found ) ) {
			throw new RuntimeException( "no statement $name" );
		}
		return $found[1];
	}

	/** @param list<?string> $row */
	protected function item( array $row ): array {
		[ $id, $wiki, $author, $text, $lang, $visibility, $version, $created, $edited, $deleted, $hidden,
			$entities, $persons, $media, , , , , $circle, $circleName ] = $row;
		return [
			'id' => $id,
			'type' => 'status',
			'wiki' => $wiki,
			'authorId' => (int)$author,
			'text' => $text,
			'entities' => ( $entities ?? '[]' ) === '[]' ? [] : self::entities( $entities, $persons ),
			'media' => $media === null ? [] : array_map( [ self::class, 'file' ], json_decode( $media, true ) ),
			'lang' => $lang,
			'visibility' => self::VISIBILITY[$visibility],
			'version' => (int)$version,
			'created' => $this->microseconds( $created ),
			'edited' => $edited === null ? null : $this->microseconds( $edited ),
			'deleted' => $deleted === 't',
			'hidden' => self::HIDDEN[$hidden],
			'group' => $circleName === null ? null : [ 'id' => $circle, 'name' => $circleName ],
		];
	}

	private static function entities( string $json, ?string $persons ): array {
		$users = $persons === null ? [] : explode( ',', substr( $persons, 1, -1 ) );
		$entities = [];
		foreach ( json_decode( $json, true ) as $stored ) {
			$entity = [ 'type' => self::ENTITY[$stored['k']], 'start' => $stored['s'], 'length' => $stored['l'] ];
			switch ( $stored['k'] ) {
				case 'u':
					$entity['userId'] = (int)$users[$stored['i']];
					break;
				case 'p':
				case 'f':
					$entity['title'] = $stored['t'];
					break;
				case 'd':
					$entity['revision'] = $stored['r'];
					$entity['old'] = $stored['o'];
					break;
				case 'r':
					$entity['revision'] = $stored['r'];
			}
			$entities[] = $entity;
		}
		return $entities;
	}

	private static function file( array $stored ): array {
		return [
			'file' => $stored['f'],
			'title' => $stored['t'],
			'alt' => $stored['a'],
			'repo' => $stored['r'],
			'kind' => self::KIND[$stored['k']],
			'mime' => $stored['m'],
			'sha1' => $stored['s'],
			'size' => $stored['z'],
			'width' => $stored['w'],
			'height' => $stored['h'],
			'author' => $stored['c'],
			'authorUrl' => $stored['cu'],
			'licence' => $stored['l'],
			'licenceUrl' => $stored['lu'],
			'attribution' => $stored['n'],
			'description' => $stored['d'],
			'descriptionUrl' => $stored['du'],
			'url' => $stored['u'],
			'thumbs' => array_map( static fn ( $thumb ) => [ 'width' => $thumb['w'], 'height' => $thumb['h'], 'url' => $thumb['u'] ], $stored['th'] ),
			'gone' => $stored['x'],
		];
	}

	/** @param array[] $items of a page, or one more where there is a next page */
	protected static function pageOf( array $items ): array {
		$next = null;
		if ( count( $items ) > self::LIMIT ) {
			array_pop( $items );
			$next = self::cursor( (int)$items[self::LIMIT - 1]['id'] );
		}
		return [ 'items' => $items, 'next' => $next ];
	}

	/** "2026-01-31 10:00:00.5+00"; half the time that strtotime() takes, since days come again. */
	private function microseconds( string $time ): int {
		$day = substr( $time, 0, 10 );
		$seconds = ( $this->days[$day] ??= strtotime( "$day UTC" ) ) + 3600 * (int)substr( $time, 11, 2 )
			+ 60 * (int)substr( $time, 14, 2 ) + (int)substr( $time, 17, 2 );
		return $seconds * 1000000 + ( $time[19] === '.' ? (int)str_pad( substr( $time, 20, -3 ), 6, '0' ) : 0 );
	}

	private static function cursor( int $id ): string {
		$payload = pack( 'CCJ', 1, 2, $id );
		return strtr( rtrim( base64_encode( $payload . hash( 'fnv1a32', $payload, true ) ), '=' ), '+/', '-_' );
	}

	/** @return string[] of SOCIAL_DSN_WEB */
	protected static function dsn(): array {
		preg_match_all( '/(\w+)=(\S+)/', getenv( 'SOCIAL_DSN_WEB' ), $found );
		return array_combine( $found[1], $found[2] );
	}
}

/** ext/pgsql: a persistent connection, the statement prepared once. */
class PgsqlRival extends Rival {
	private PgSql\Connection $connection;

	public function __construct( string $wiki, string $statement ) {
		parent::__construct( $wiki, $statement );
		$this->connection = pg_pconnect( getenv( 'SOCIAL_DSN_WEB' ) . " options='" . self::OPTIONS . "'" );
		pg_prepare( $this->connection, 'feed_user', $statement );
	}

	public function page( int $viewer, int $author ): array {
		$result = pg_execute( $this->connection, 'feed_user',
			[ $this->wiki, $viewer, 0, $author, null, self::LIMIT + 1 ] );
		$items = [];
		while ( $row = pg_fetch_row( $result ) ) {
			$items[] = $this->item( $row );
		}
		return self::pageOf( $items );
	}
}

/** MediaWiki's own way to a PostgreSQL: its Database class, values written into the SQL. */
class RdbmsRival extends Rival {
	protected Wikimedia\Rdbms\Database $db;

	public function __construct( string $wiki, string $statement ) {
		parent::__construct( $wiki, $statement );
		defined( 'MEDIAWIKI' ) || define( 'MEDIAWIKI', true );
		require_once getenv( 'MW' ) . '/includes/AutoLoader.php';
		require_once getenv( 'MW' ) . '/vendor/autoload.php';
		$dsn = self::dsn();
		$this->db = ( new Wikimedia\Rdbms\DatabaseFactory() )->create( 'postgres', [
			'host' => $dsn['host'], 'port' => (int)$dsn['port'], 'user' => $dsn['user'],
			'dbname' => $dsn['dbname'], 'schema' => 'social', 'password' => '', 'tablePrefix' => '',
		] );
		$this->db->query( 'SET plan_cache_mode = force_generic_plan', __METHOD__ );
	}

	protected function sql( int $viewer, int $author ): string {
		return strtr( $this->statement, [
			'$1' => $this->db->addQuotes( $this->wiki ), '$2' => $viewer, '$3' => 0, '$4' => $author,
			'$5' => 'NULL', '$6' => self::LIMIT + 1,
		] );
	}

	public function page( int $viewer, int $author ): array {
		$query = new Wikimedia\Rdbms\Query( $this->sql( $viewer, $author ),
			Wikimedia\Rdbms\Platform\ISQLPlatform::QUERY_CHANGE_NONE, 'SELECT' );
		$items = [];
		foreach ( $this->db->query( $query, __METHOD__ ) as $row ) {
			$items[] = $this->item( array_values( (array)$row ) );
		}
		return self::pageOf( $items );
	}
}

/** The same with the statement prepared by SQL, which MediaWiki does nowhere. */
class PreparedRdbmsRival extends RdbmsRival {
	public function __construct( string $wiki, string $statement ) {
		parent::__construct( $wiki, $statement );
		$this->db->query( "PREPARE feed_user AS $statement", __METHOD__ );
	}

	protected function sql( int $viewer, int $author ): string {
		return 'EXECUTE feed_user (' . $this->db->addQuotes( $this->wiki ) . ", $viewer, 0, $author, NULL, "
			. ( self::LIMIT + 1 ) . ')';
	}
}
