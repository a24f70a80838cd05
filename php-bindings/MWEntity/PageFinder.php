<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\Permissions\Authority;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;

/** Finds pages by what people write. */
class PageFinder {
	public const SERVICE_NAME = 'WikiSocial.PageFinder';

	public function __construct( private readonly TitleFactory $titles ) {
	}

	/** A page that exists and that somebody may read; null for any other: the two answer alike. */
	public function readable( string $text, Authority $reader ): ?Title {
		$title = $this->titles->newFromText( $text );
		return $title && $title->canExist() && $title->exists() && $reader->definitelyCan( 'read', $title ) ? $title : null;
	}
}
