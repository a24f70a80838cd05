<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Context\RequestContext;
use MediaWiki\MainConfigNames;
use MediaWiki\Permissions\Authority;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\UserFactory;
use MediaWiki\User\UserIdentity;
use RecentChange;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Timestamp\ConvertibleTimestamp;

/**
 * Statuses and comments among the recent changes, where the patrollers are, and on the watchlists of those who
 * watch the author's user page. A row names the status and holds nothing of its text; it is there
 * as long as everybody may read the status. Extension:CheckUser hears of it as of any change.
 */
class RecentStatuses {
	public const SERVICE_NAME = 'WikiSocial.RecentStatuses';
	/** rc_source */
	public const SOURCE = 'wikisocial';
	/** Rows taken away by one statement */
	private const BATCH = 500;

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialRecentChanges', MainConfigNames::RCMaxAge ];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly IConnectionProvider $databases,
		private readonly UserFactory $users,
		private readonly TitleFactory $titles
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * Makes the row or takes it away; repeated it changes nothing.
	 *
	 * @param string $id of the status
	 * @param UserIdentity $author
	 * @param int $created microseconds since 1970
	 * @param bool $isListed whether everybody may read it
	 * @param bool $isComment
	 * @return int rows made or taken away
	 */
	public function sync( string $id, UserIdentity $author, int $created, bool $isListed, bool $isComment = false ): int {
		$seconds = intdiv( $created, 1_000_000 );
		$wanted = $isListed && $this->config->get( 'WikiSocialRecentChanges' )
			&& $seconds > ConvertibleTimestamp::time() - $this->config->get( MainConfigNames::RCMaxAge );
		$rows = $this->rowsOf( $id, $author, $seconds );
		if ( $wanted && !$rows ) {
			$this->add( $id, $author, $seconds, $isComment );
			return 1;
		}
		if ( !$wanted && $rows ) {
			$this->delete( $rows );
			return count( $rows );
		}
		return 0;
	}

	/** Of somebody whose name is to be seen no more; shown again the script makes the rows anew. */
	public function removeAll( UserIdentity $author ): void {
		$database = $this->databases->getPrimaryDatabase();
		$rows = $database->newSelectQueryBuilder()
			->select( 'rc_id' )
			->from( 'recentchanges' )
			->join( 'actor', null, 'actor_id = rc_actor' )
			->where( [ 'actor_user' => $author->getId(), 'rc_source' => self::SOURCE ] )
			->caller( __METHOD__ )
			->fetchFieldValues();
		foreach ( array_chunk( $rows, self::BATCH ) as $batch ) {
			$this->delete( $batch );
		}
	}

	/** @param array $rows ids */
	private function delete( array $rows ): void {
		$this->databases->getPrimaryDatabase()->newDeleteQueryBuilder()
			->deleteFrom( 'recentchanges' )
			->where( [ 'rc_id' => $rows ] )
			->caller( __METHOD__ )
			->execute();
	}

	/** Id of the status that a row is about. */
	public static function statusOf( RecentChange $change ): ?string {
		$id = $change->getAttribute( 'rc_source' ) === self::SOURCE ? $change->parseParams() : null;
		return is_array( $id ) && is_string( $id['status'] ?? null ) ? $id['status'] : null;
	}

	/** Whether a row with a status is about a comment. */
	public static function isComment( RecentChange $change ): bool {
		return isset( $change->parseParams()['comment'] );
	}

	/** @return int[] */
	private function rowsOf( string $id, UserIdentity $author, int $seconds ): array {
		$database = $this->databases->getPrimaryDatabase();
		$found = $database->newSelectQueryBuilder()
			->select( [ 'rc_id', 'rc_params' ] )
			->from( 'recentchanges' )
			->join( 'actor', null, 'actor_id = rc_actor' )
			->where( [
				'actor_user' => $author->getId(),
				'rc_source' => self::SOURCE,
				'rc_timestamp' => $database->timestamp( $seconds ),
			] )
			->caller( __METHOD__ )
			->fetchResultSet();
		$rows = [];
		foreach ( $found as $row ) {
			if ( in_array( $row->rc_params, [ self::params( $id, false ), self::params( $id, true ) ], true ) ) {
				$rows[] = (int)$row->rc_id;
			}
		}
		return $rows;
	}

	private static function params( string $id, bool $isComment ): string {
		return serialize( [ 'status' => $id ] + ( $isComment ? [ 'comment' => true ] : [] ) );
	}

	private function add( string $id, UserIdentity $author, int $seconds, bool $isComment ): void {
		$user = $this->users->newFromUserIdentity( $author );
		$page = $this->titles->makeTitle( NS_USER, $author->getName() );
		$change = new RecentChange();
		$change->setAttribs( $this->attributes( $user, $page ) + [
			'rc_timestamp' => ConvertibleTimestamp::convert( TS_MW, $seconds ),
			'rc_params' => self::params( $id, $isComment ),
		] );
		$change->setExtra( [
			'prefixedDBkey' => $page->getPrefixedDBkey(), 'lastTimestamp' => 0, 'oldSize' => 0, 'newSize' => 0,
			'pageStatus' => 'changed',
		] );
		$change->save();
	}

	/** Of whoever shows a status again nothing is noted as if it were the author's. */
	private static function addressOf( UserIdentity $author ): string {
		$context = RequestContext::getMain();
		$isOther = $context->getUser()->isRegistered() && !$context->getUser()->equals( $author );
		return $isOther || MW_ENTRY_POINT === 'cli' ? '' : $context->getRequest()->getIP();
	}

	private function attributes( Authority $author, Title $page ): array {
		return [
			'rc_namespace' => $page->getNamespace(),
			'rc_title' => $page->getDBkey(),
			'rc_type' => RC_EXTERNAL,
			'rc_source' => self::SOURCE,
			'rc_minor' => 0,
			'rc_cur_id' => $page->getArticleID(),
			'rc_user' => $author->getUser()->getId(),
			'rc_user_text' => $author->getUser()->getName(),
			'rc_comment' => '',
			'rc_comment_text' => '',
			'rc_comment_data' => null,
			'rc_this_oldid' => 0,
			'rc_last_oldid' => 0,
			'rc_bot' => $author->isAllowed( 'bot' ) ? 1 : 0,
			'rc_ip' => self::addressOf( $author->getUser() ),
			'rc_patrolled' => RecentChange::PRC_AUTOPATROLLED,
			'rc_new' => 0,
			'rc_old_len' => null,
			'rc_new_len' => null,
			'rc_deleted' => 0,
			'rc_logid' => 0,
			'rc_log_type' => null,
			'rc_log_action' => '',
		];
	}
}
