<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use LogPage;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\MainConfigNames;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\TitleFactory;
use stdClass;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IReadableDatabase;
use Wikimedia\Rdbms\SelectQueryBuilder;

/** Log entries: those of kinds that the wiki lists, and of no log that only some may read. */
class LogSource implements TargetSource {
	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialLogTypes', MainConfigNames::LogRestrictions ];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly IConnectionProvider $databases,
		private readonly TitleFactory $titles
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** @inheritDoc */
	public function find( array $ids ): array {
		$ids = DecimalId::among( $ids );
		$found = [];
		foreach ( $ids ? $this->query( $this->databases->getReplicaDatabase(), $ids )->fetchResultSet() : [] as $row ) {
			if ( $this->isListed( $row ) && $this->level( $row ) === TargetState::SHOWN ) {
				$page = $this->titles->makeTitleSafe( (int)$row->log_namespace, $row->log_title );
				$found[$row->log_id] = new Place(
					(int)$row->actor_user, self::pageId( $row ), $page?->canExist() ? $page : null,
					SpecialPage::getTitleFor( 'Redirect', "logid/$row->log_id" )->getFullURL()
				);
			}
		}
		return $found;
	}

	/** @inheritDoc */
	public function states( array $rows ): array {
		$ids = array_map( 'intval', array_column( $rows, 'id' ) );
		if ( !$ids ) {
			return [];
		}
		$states = [];
		foreach ( $this->query( $this->databases->getPrimaryDatabase(), $ids )->fetchResultSet() as $row ) {
			$states[$row->log_id] = new TargetState(
				(int)$row->actor_user, self::pageId( $row ), $this->level( $row ), false
			);
		}
		return $states + array_map( TargetState::gone( ... ), array_column( $rows, null, 'id' ) );
	}

	private function query( IReadableDatabase $db, array $ids ): SelectQueryBuilder {
		return $db->newSelectQueryBuilder()
			->select( [
				'log_id', 'log_type', 'log_action', 'log_namespace', 'log_title', 'log_page', 'log_deleted',
				'actor_user', 'page_id'
			] )
			->from( 'logging' )
			->join( 'actor', null, 'actor_id = log_actor' )
			->leftJoin( 'page', null, [ 'page_namespace = log_namespace', 'page_title = log_title' ] )
			->where( [ 'log_id' => $ids ] )
			->caller( __METHOD__ );
	}

	/** Of most kinds the entry knows its page; an upload, for one, is older than the page of its file. */
	private static function pageId( stdClass $row ): int {
		return (int)$row->log_page ?: (int)$row->page_id;
	}

	private function isListed( stdClass $row ): bool {
		return (bool)array_intersect(
			[ "$row->log_type/*", "$row->log_type/$row->log_action" ], $this->config->get( 'WikiSocialLogTypes' )
		);
	}

	/** What only some may read, by its kind or by itself, is liked and counted before nobody. */
	private function level( stdClass $row ): string {
		$right = $this->config->get( MainConfigNames::LogRestrictions )[$row->log_type] ?? '';
		return $right !== '' && $right !== '*' ? TargetState::SUPPRESSED : TargetState::level(
			(int)$row->log_deleted, LogPage::DELETED_ACTION | LogPage::DELETED_USER, LogPage::DELETED_RESTRICTED
		);
	}
}
