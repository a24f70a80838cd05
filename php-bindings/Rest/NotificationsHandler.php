<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Notification\NotificationFormatter;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use Wikimedia\ParamValidator\ParamValidator;

/** GET /notifications?unread=1&kinds=like|comment: {"items": […], "next": cursor or null, "unread": number of all}. */
class NotificationsHandler extends SocialHandler {
	private const LIMIT = 30;

	public function __construct(
		ViewerFactory $viewers,
		private readonly NotificationsQuery $notifications,
		private readonly NotificationFormatter $formatter
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$params = $this->getValidatedParams();
		$refusal = NotificationsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			throw $this->error( $refusal, 403 );
		}
		$page = $this->ask( fn () => $this->notifications->list( $this->getAuthority(), array_filter( [
			'unread' => $params['unread'],
			'kinds' => $params['kinds'] === null ? null : explode( '|', $params['kinds'] ),
		] ), $params['limit'], $params['cursor'] ) );
		return [
			'items' => $this->formatter->format( $page, RequestContext::getMain() ),
			'next' => $page->next,
			'unread' => $page->unread,
		];
	}

	public function needsWriteAccess() {
		return false;
	}

	public function getParamSettings() {
		return self::pageParams( self::LIMIT ) + [
			'unread' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'boolean',
				ParamValidator::PARAM_DEFAULT => false,
			],
			'kinds' => [
				self::PARAM_SOURCE => 'query',
				ParamValidator::PARAM_TYPE => 'string',
			],
		];
	}
}
