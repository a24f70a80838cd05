<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use Wikimedia\Message\MessageValue;

/** GET /statuses/{id}/history */
class HistoryHandler extends SocialHandler {
	private const LIMIT = 50;

	public function __construct(
		ViewerFactory $viewers,
		private readonly Engine $engine,
		private readonly StatusFormatter $formatter,
		private readonly CommentAccess $access
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$params = $this->getValidatedParams();
		$page = $this->ask( fn () => $this->engine->history(
			$this->viewer(), $params['id'], $params['limit'], $params['cursor']
		) );
		// What a version says of a comment does not say where it stands.
		$status = $this->ask( fn () => $this->engine->status( $this->viewer(), $params['id'] ) );
		if ( $this->access->isKept( $status, $this->getAuthority() ) ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-status-not-found' ), 404 );
		}
		return [ 'items' => $this->formatter->formatVersions( $page->items ), 'next' => $page->next ];
	}

	public function needsWriteAccess() {
		return false;
	}

	public function getParamSettings() {
		return self::idParam() + self::pageParams( self::LIMIT );
	}
}
