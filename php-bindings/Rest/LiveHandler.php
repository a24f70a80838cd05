<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Config\Config;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use Wikimedia\Message\MessageValue;

/**
 * GET /live: a stream of how much one has not read. The web server holds it, on a channel that no browser names;
 * this process is done at once.
 */
class LiveHandler extends SocialHandler {
	/** In the web server's settings, for itself alone. */
	private const LOCATION = '/wikisocial-live/';

	public function __construct(
		ViewerFactory $viewers,
		private readonly Engine $engine,
		private readonly Config $config
	) {
		parent::__construct( $viewers );
	}

	public function execute() {
		$refusal = NotificationsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			throw $this->error( $refusal, 403 );
		}
		if ( !$this->config->get( 'WikiSocialLive' ) ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-live-off' ), 404 );
		}
		$channel = $this->ask( fn () => $this->engine->notePresence( $this->viewer() ) );
		$response = $this->getResponseFactory()->create();
		$response->setHeader( 'Cache-Control', 'private, no-store' );
		$response->setHeader( 'X-Accel-Redirect', self::LOCATION . $channel );
		return $response;
	}

	public function needsWriteAccess() {
		return false;
	}
}
