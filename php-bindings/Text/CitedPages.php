<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\Cache\LinkBatchFactory;
use MediaWiki\Title\MalformedTitleException;
use MediaWiki\Title\TitleParser;
use MediaWiki\Title\TitleValue;
use Wikimedia\Rdbms\IConnectionProvider;

/**
 * Which of the wiki's pages a text is about: those that it links, and those of the revisions and diffs that
 * it links. Pages that do not exist have no feed, and are left out. At most two queries.
 */
class CitedPages {
	public function __construct(
		private readonly TitleParser $titles,
		private readonly LinkBatchFactory $linkBatches,
		private readonly IConnectionProvider $connections
	) {
	}

	/**
	 * @param array[] $entities as TextResolver answers them
	 * @return int[] page ids, each once, rising
	 */
	public function of( array $entities ): array {
		$ids = [
			...$this->ofTitles( array_column( $entities, 'title' ) ),
			...$this->ofRevisions( array_column( $entities, 'revision' ) ),
		];
		$ids = array_values( array_unique( $ids ) );
		sort( $ids );
		return $ids;
	}

	/** @return int[] */
	private function ofTitles( array $titles ): array {
		$batch = $this->linkBatches->newLinkBatch();
		foreach ( $titles as $title ) {
			$page = $this->page( $title );
			if ( $page ) {
				$batch->addObj( $page );
			}
		}
		$batch->setCaller( __METHOD__ );
		return $batch->isEmpty() ? [] : array_values( array_filter( array_map( 'intval', $batch->execute() ) ) );
	}

	/** Another wiki's pages, and what is none, have no row here. */
	private function page( string $title ): ?TitleValue {
		try {
			$parsed = $this->titles->parseTitle( $title );
		} catch ( MalformedTitleException ) {
			return null;
		}
		return $parsed->isExternal() || $parsed->getNamespace() < NS_MAIN || $parsed->getDBkey() === '' ? null
			: new TitleValue( $parsed->getNamespace(), $parsed->getDBkey() );
	}

	/** @return int[] */
	private function ofRevisions( array $revisions ): array {
		if ( !$revisions ) {
			return [];
		}
		return array_map( 'intval', $this->connections->getReplicaDatabase()->newSelectQueryBuilder()
			->select( 'rev_page' )->distinct()
			->from( 'revision' )
			->where( [ 'rev_id' => array_values( array_unique( $revisions ) ) ] )
			->caller( __METHOD__ )->fetchFieldValues() );
	}
}
