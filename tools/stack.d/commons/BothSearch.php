<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

/**
 * Finds a page by the words of its title and text together, as Commons does. Core's search for
 * PostgreSQL looks at one of them, takes the last word of "Red bowl.jpg" for a host's name, and dies of
 * some texts people type. No index: the wiki is small.
 */
class BothSearch extends SearchPostgres {
	/** None of its own, so callers take the one for text. */
	protected function doSearchTitleInDB( $term ) {
		return null;
	}

	protected function doSearchTextInDB( $term ) {
		$db = $this->dbProvider->getReplicaDatabase();
		$words = "to_tsvector( 'english', translate( page_title, '_.-/', '    ' ) || ' ' || old_text )";
		$query = "websearch_to_tsquery( 'english', " . $db->addQuotes( $term ) . ' )';
		$rows = $db->newSelectQueryBuilder()
			->select( [ 'page_id', 'page_namespace', 'page_title', 'score' => "ts_rank( $words, $query )" ] )
			->from( 'page' )
			->join( 'slots', null, 'slot_revision_id = page_latest' )
			->join( 'content', null, 'content_id = slot_content_id' )
			->join( 'text', null, "content_address = 'tt:' || old_id" )
			->where( "$words @@ $query" )
			->andWhere( $this->namespaces ? [ 'page_namespace' => $this->namespaces ] : [] )
			->orderBy( [ 'score DESC', 'page_id DESC' ] )
			->limit( $this->limit )->offset( $this->offset )
			->caller( __METHOD__ )->fetchResultSet();
		$this->searchTerms = preg_split( '/\W+/u', $term, -1, PREG_SPLIT_NO_EMPTY );
		return new SqlSearchResultSet( $rows, $this->searchTerms );
	}
}
