<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Feed\FeedFormatter;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\PageFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** GET /feeds/page/{title}: public statuses and comments about a page. */
class PageFeedHandler extends FeedHandler {
	public function __construct(
		ViewerFactory $viewers,
		Engine $engine,
		FeedFormatter $formatter,
		private readonly PageFinder $pages,
		private readonly CommentAccess $access
	) {
		parent::__construct( $viewers, $engine, $formatter );
	}

	protected function page( int $limit, ?string $cursor ): FeedPage {
		$page = $this->pages->readable( $this->getValidatedParams()['title'], $this->getAuthority() );
		if ( !$page ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-page-not-found' ), 404 );
		}
		return $this->access->readable(
			$this->engine->pageFeed( $this->viewer(), $page->getId(), $limit, $cursor ), $this->getAuthority()
		);
	}

	public function getParamSettings() {
		return parent::getParamSettings() + [
			'title' => [
				self::PARAM_SOURCE => 'path',
				ParamValidator::PARAM_TYPE => 'string',
				ParamValidator::PARAM_REQUIRED => true,
			],
		];
	}
}
