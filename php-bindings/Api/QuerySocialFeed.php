<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use MediaWiki\Api\ApiResult;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\FeedFormatter;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\ParamValidator\TypeDef\UserDef;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;
use WikiSocial\Feeds;
use WikiSocial\InvalidException;
use WikiSocial\Viewer;

/** list=socialfeed: statuses and events of one person or of everybody, newest first. */
class QuerySocialFeed extends ApiQueryBase {
	use EngineErrors;

	/** Parts of a status or an event, by sfprop */
	private const PARTS = [
		'ids' => [ 'id', 'type', 'version', 'visibility', 'group', 'url', 'licence', 'licenceUrl' ],
		'text' => [ 'text', 'lang', 'dir', 'title', 'description', 'place' ],
		'html' => [ 'html', 'lang', 'dir' ],
		'author' => [ 'author', 'organisers' ],
		'time' => [ 'created', 'edited', 'startAt', 'endAt', 'zone' ],
		'media' => [ 'media' ],
		'likes' => [ 'likes' ],
	];

	public function __construct(
		ApiQuery $query,
		string $moduleName,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly PersonLookup $people,
		private readonly FeedFormatter $formatter
	) {
		parent::__construct( $query, $moduleName, 'sf' );
	}

	/** @inheritDoc */
	public function execute() {
		$params = $this->extractRequestParams();
		$page = $this->page( $params );
		$wanted = array_flip( array_merge( ...array_map( static fn ( $one ) => self::PARTS[$one], $params['prop'] ) ) );
		$list = array_map( static fn ( array $status ) => array_intersect_key( $status, $wanted ),
			$this->formatter->format( $page, $this->getAuthority(), in_array( 'likes', $params['prop'], true ) ? $this->viewer() : null ) );
		ApiResult::setIndexedTagName( $list, 'status' );
		// A cursor stands between pages only: what has no room beside other modules comes next time, whole.
		$fits = $this->getResult()->addValue( 'query', $this->getModuleName(), $list );
		if ( !$fits || $page->next !== null ) {
			$this->setContinueEnumParameter( 'continue', $fits ? $page->next : (string)$params['continue'] );
		}
	}

	private function viewer(): Viewer {
		return $this->viewers->fromAuthority( $this->getAuthority() );
	}

	private function page( array $params ): FeedPage {
		$viewer = $this->viewer();
		$id = $params['user'] === null ? null : $params['user']->getId();
		// Someone hidden answers like someone who does not exist.
		if ( $id !== null && ( !$id || $this->people->byIds( [ $id ] )[$id]->name === null ) ) {
			$this->dieWithError( MessageValue::new( 'wikisocial-error-user-not-found' ) );
		}
		$cursor = $params['continue'] === '' ? null : $params['continue'];
		return $this->ask( function () use ( $viewer, $id, $params, $cursor ): FeedPage {
			try {
				return $id === null ? $this->engine->publicFeed( $viewer, $params['limit'], $cursor )
					: $this->engine->userFeed( $viewer, $id, $params['limit'], $cursor );
			} catch ( InvalidException $failure ) {
				$this->dieContinueUsageIf( $failure->getReason() === 'cursor-invalid' );
				throw $failure;
			}
		} );
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'user' => [
				ParamValidator::PARAM_TYPE => 'user',
				UserDef::PARAM_ALLOWED_USER_TYPES => [ 'name', 'temp' ],
				UserDef::PARAM_RETURN_OBJECT => true,
			],
			'limit' => [
				ParamValidator::PARAM_TYPE => 'limit',
				ParamValidator::PARAM_DEFAULT => 10,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => Feeds::LIMIT_MAX,
				IntegerDef::PARAM_MAX2 => Feeds::LIMIT_MAX,
			],
			'prop' => [
				ParamValidator::PARAM_TYPE => array_keys( self::PARTS ),
				ParamValidator::PARAM_ISMULTI => true,
				ParamValidator::PARAM_DEFAULT => 'ids|text|author|time|media',
				ApiBase::PARAM_HELP_MSG_PER_VALUE => [],
			],
			'continue' => [
				ApiBase::PARAM_HELP_MSG => 'api-help-param-continue',
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=query&list=socialfeed' => 'apihelp-query+socialfeed-example-public',
			'action=query&list=socialfeed&sfuser=Example&sflimit=20&sfprop=ids|html|time'
				=> 'apihelp-query+socialfeed-example-user',
		];
	}
}
