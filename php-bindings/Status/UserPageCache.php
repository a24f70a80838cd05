<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Cache\HTMLCacheUpdater;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Title\Title;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\UserIdentity;

/** User pages that show their owner's statuses, as a CDN or the file cache keeps them. */
class UserPageCache {
	public const SERVICE_NAME = 'WikiSocial.UserPageCache';
	/** Preference of the page's owner */
	public const OPTION = 'wikisocial-userpage';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialEnableUserPage' ];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly UserOptionsLookup $options,
		private readonly HTMLCacheUpdater $htmlCache
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** Whether this wiki has such boxes at all. */
	public function isOffered(): bool {
		return $this->config->get( 'WikiSocialEnableUserPage' );
	}

	public function hasBox( UserIdentity $owner ): bool {
		return $this->isOffered() && $this->options->getBoolOption( $owner, self::OPTION );
	}

	/** To be called when what the owner's page shows has changed. */
	public function purgeIfShown( UserIdentity $owner ): void {
		if ( $this->hasBox( $owner ) ) {
			$this->purge( $owner );
		}
	}

	/** Also when the owner has just decided against the box. */
	public function purge( UserIdentity $owner ): void {
		$this->htmlCache->purgeTitleUrls(
			[ Title::makeTitle( NS_USER, $owner->getName() ) ],
			HTMLCacheUpdater::PURGE_INTENT_TXROUND_REFLECTED
		);
	}
}
