<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;

/** GET /notifications/count: {"unread": n}, to 1000. */
class UnreadHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		private readonly NotificationsQuery $notifications
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$refusal = NotificationsQuery::refusal( $this->getAuthority() );
		if ( $refusal ) {
			throw $this->error( $refusal, 403 );
		}
		return [ 'unread' => $this->ask( fn () => $this->notifications->unread( $this->getAuthority() ) ) ];
	}

	public function needsWriteAccess() {
		return false;
	}
}
