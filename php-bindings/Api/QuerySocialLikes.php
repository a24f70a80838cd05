<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiPageSet;
use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use Wikimedia\ParamValidator\ParamValidator;

/** prop=sociallikes: likes of the revisions asked for, or of the latest of each page. */
class QuerySocialLikes extends ApiQueryBase {
	use EngineErrors;

	public function __construct(
		ApiQuery $query,
		string $moduleName,
		private readonly LikesQuery $likes,
		private readonly TargetFinder $targets,
		private readonly ViewerFactory $viewers
	) {
		parent::__construct( $query, $moduleName, 'sl' );
	}

	/**
	 * @inheritDoc
	 * @param ApiPageSet $pageSet
	 */
	public function requestExtraData( $pageSet ) {
		$pageSet->requestField( 'page_latest' );
	}

	/** @inheritDoc */
	public function execute() {
		$from = $this->extractRequestParams()['continue'];
		$pages = array_filter( $this->pages(), static fn ( int $revision ) => $revision >= (int)$from, ARRAY_FILTER_USE_KEY );
		foreach ( $this->ask( fn () => $this->states( $pages ) ) as $revision => $state ) {
			$fits = $this->addPageSubItem( $pages[$revision], [ 'revid' => $revision ] + $state->toArray(), 'revision' );
			if ( !$fits ) {
				$this->setContinueEnumParameter( 'continue', $revision );
				break;
			}
		}
	}

	/** @return array<int, int> page ids by revision id, rising */
	private function pages(): array {
		$set = $this->getPageSet();
		$pages = $set->getLiveRevisionIDs();
		if ( !$set->getRevisionCount() ) {
			foreach ( $set->getCustomField( 'page_latest' ) as $page => $revision ) {
				$pages[(int)$revision] = $page;
			}
		}
		ksort( $pages );
		return $pages;
	}

	/**
	 * Of what this reader may not see there are none. One exchange.
	 * @param array<int, int> $pages
	 * @return array<int, \MediaWiki\Extension\WikiSocial\Like\LikeState> by revision id
	 */
	private function states( array $pages ): array {
		$asked = array_map( static fn ( int $id ) => [ 'type' => Target::REVISION, 'id' => (string)$id ], array_keys( $pages ) );
		$found = array_values( $this->targets->findMany( $asked, $this->getAuthority() ) );
		return array_combine(
			array_map( static fn ( Target $one ) => (int)$one->id, $found ),
			$this->likes->many( $this->viewers->fromAuthority( $this->getAuthority() ),
				array_map( static fn ( Target $one ) => $one->toArray(), $found ) )
		);
	}

	/** @inheritDoc */
	public function getCacheMode( $params ) {
		return 'private';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'continue' => [
				ParamValidator::PARAM_TYPE => 'integer',
				ApiBase::PARAM_HELP_MSG => 'api-help-param-continue',
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=query&prop=sociallikes&titles=Main%20Page' => 'apihelp-query+sociallikes-example-page',
			'action=query&prop=sociallikes&revids=123|124' => 'apihelp-query+sociallikes-example-revisions',
		];
	}
}
