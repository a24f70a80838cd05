<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Feed\FeedFormatter;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;

/** A feed: {"items": […], "next": cursor or null}. */
abstract class FeedHandler extends SocialHandler {
	private const LIMIT = 30;

	public function __construct(
		ViewerFactory $viewers,
		protected readonly Engine $engine,
		private readonly FeedFormatter $formatter
	) {
		parent::__construct( $viewers );
	}

	abstract protected function page( int $limit, ?string $cursor ): FeedPage;

	protected function read(): ?array {
		$params = $this->getValidatedParams();
		$page = $this->ask( fn () => $this->page( $params['limit'], $params['cursor'] ) );
		return [ 'items' => $this->formatter->format( $page, $this->getAuthority(), $this->viewer() ), 'next' => $page->next ];
	}

	public function needsWriteAccess() {
		return false;
	}

	public function getParamSettings() {
		return self::pageParams( self::LIMIT );
	}
}
