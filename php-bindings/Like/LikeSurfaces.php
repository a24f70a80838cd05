<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Config\ServiceOptions;

/** Which lists and pages of the wiki have likes, and where Thanks' links make room for them. */
class LikeSurfaces {
	public const SERVICE_NAME = 'WikiSocial.LikeSurfaces';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialLikeSurfaces', 'WikiSocialInsteadOfThanks' ];

	public const DIFF = 'diff';
	public const HISTORY = 'history';
	public const CONTRIBUTIONS = 'contributions';
	public const RECENT_CHANGES = 'recentchanges';
	public const WATCHLIST = 'watchlist';
	public const LOGS = 'logs';
	public const FEEDS = 'feeds';
	public const TALK = 'discussiontools';

	public function __construct( private readonly ServiceOptions $config ) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	public function has( string $surface ): bool {
		return (bool)( $this->config->get( 'WikiSocialLikeSurfaces' )[$surface] ?? false );
	}

	/** Whether Thanks' link is left out there; only where there are likes. */
	public function replacesThanks( string $surface ): bool {
		return $this->has( $surface ) && ( $this->config->get( 'WikiSocialInsteadOfThanks' )[$surface] ?? false );
	}
}
