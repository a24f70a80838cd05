<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Guard;

use MediaWiki\Extension\SpamBlacklist\BaseBlacklist;
use MediaWiki\User\UserFactory;
use MediaWiki\Utils\UrlUtils;
use Wikimedia\Message\MessageValue;

/** Extension:SpamBlacklist: addresses that no edit may add, no status may have. */
class SpamCheck implements WriteCheck {
	public function __construct(
		private readonly UserFactory $userFactory,
		private readonly UrlUtils $urlUtils
	) {
	}

	public function check( string $action, string $text, WriteStatus $status ): void {
		if ( $status->performer->isAllowed( 'sboverride' ) ) {
			return;
		}
		$links = TextLinks::find( $text, $this->urlUtils );
		$user = $this->userFactory->newFromAuthority( $status->performer );
		// Without a page: what is on the user page already must not pass for that.
		$matches = BaseBlacklist::getSpamBlacklist()->filter( $links, null, $user );
		if ( $matches ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-spam' )
				->textListParams( array_map( 'strval', array_values( (array)$matches ) ) )
				->numParams( count( (array)$matches ) ) );
		}
	}
}
