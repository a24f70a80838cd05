<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Comment;

use MediaWiki\Config\ServiceOptions;

/** Which lists and pages of the wiki have comments, or the way to them. */
class CommentSurfaces {
	public const SERVICE_NAME = 'WikiSocial.CommentSurfaces';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialCommentSurfaces' ];

	public const DIFF = 'diff';
	public const HISTORY = 'history';
	public const FEEDS = 'feeds';
	public const TALK = 'talk';

	public function __construct( private readonly ServiceOptions $config ) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	public function has( string $surface ): bool {
		return (bool)( $this->config->get( 'WikiSocialCommentSurfaces' )[$surface] ?? false );
	}
}
