<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Api;

use MediaWiki\Api\ApiBase;
use MediaWiki\Api\ApiQuery;
use MediaWiki\Api\ApiQueryBase;
use MediaWiki\Api\ApiResult;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\Extension\WikiSocial\Notification\NotificationFormatter;
use MediaWiki\Extension\WikiSocial\Notification\NotificationPage;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\ParamValidator\TypeDef\IntegerDef;
use WikiSocial\Feeds;
use WikiSocial\InvalidException;

/** list=socialnotifications: one's own notifications, the newest first. */
class QuerySocialNotifications extends ApiQueryBase {
	use EngineErrors;

	public function __construct(
		ApiQuery $query,
		string $moduleName,
		private readonly NotificationsQuery $notifications,
		private readonly NotificationFormatter $formatter
	) {
		parent::__construct( $query, $moduleName, 'sn' );
	}

	/** @inheritDoc */
	public function execute() {
		$params = $this->extractRequestParams();
		$refusal = NotificationsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			$this->dieWithError( $refusal );
		}
		$page = $this->page( $params );
		$list = $this->formatter->format( $page, $this->getContext() );
		ApiResult::setIndexedTagName( $list, 'notification' );
		// A cursor stands between pages only: what has no room beside other modules comes next time, whole.
		$fits = $this->getResult()->addValue( 'query', $this->getModuleName(), $list );
		if ( !$fits || $page->next !== null ) {
			$this->setContinueEnumParameter( 'continue', $fits ? $page->next : (string)$params['continue'] );
		}
	}

	private function page( array $params ): NotificationPage {
		$filter = array_filter( [ 'unread' => $params['unread'], 'kinds' => $params['kinds'] ] );
		$cursor = $params['continue'] === '' ? null : $params['continue'];
		return $this->ask( function () use ( $filter, $params, $cursor ): NotificationPage {
			try {
				return $this->notifications->list( $this->getAuthority(), $filter, $params['limit'], $cursor );
			} catch ( InvalidException $failure ) {
				$this->dieContinueUsageIf( $failure->getReason() === 'cursor-invalid' );
				throw $failure;
			}
		} );
	}

	/** @inheritDoc */
	public function getCacheMode( $params ) {
		return 'private';
	}

	/** @inheritDoc */
	public function getAllowedParams() {
		return [
			'unread' => false,
			'kinds' => [
				ParamValidator::PARAM_TYPE => array_keys( Kinds::all() ),
				ParamValidator::PARAM_ISMULTI => true,
			],
			'limit' => [
				ParamValidator::PARAM_TYPE => 'limit',
				ParamValidator::PARAM_DEFAULT => 10,
				IntegerDef::PARAM_MIN => 1,
				IntegerDef::PARAM_MAX => Feeds::LIMIT_MAX,
				IntegerDef::PARAM_MAX2 => Feeds::LIMIT_MAX,
			],
			'continue' => [
				ApiBase::PARAM_HELP_MSG => 'api-help-param-continue',
			],
		];
	}

	/** @inheritDoc */
	protected function getExamplesMessages() {
		return [
			'action=query&list=socialnotifications' => 'apihelp-query+socialnotifications-example-simple',
			'action=query&list=socialnotifications&snunread=1&snkinds=mention|reply'
				=> 'apihelp-query+socialnotifications-example-unread',
		];
	}
}
