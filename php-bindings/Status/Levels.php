<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Config\ServiceOptions;

/** The levels of visibility that this wiki has. */
class Levels {
	public const SERVICE_NAME = 'WikiSocial.Levels';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialVisibility' ];

	/** Those that can be posted yet, widest first. */
	public const KNOWN = [ 'public', 'mentioned' ];

	public function __construct( private readonly ServiceOptions $config ) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** @return string[] */
	public function offered(): array {
		return array_values( array_intersect( self::KNOWN, $this->config->get( 'WikiSocialVisibility' ) ) );
	}

	/** Of a draft that names none; never wider than the wiki wants. */
	public function usual(): string {
		return $this->offered()[0] ?? 'public';
	}
}
