<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use LogPage;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\MainConfigNames;

/** Which log entries can be liked and commented: those of kinds that the wiki lists, in logs that all may read. */
class LogKinds {
	public const SERVICE_NAME = 'WikiSocial.LogKinds';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialLogTypes', MainConfigNames::LogRestrictions ];

	/** Of such an entry neither what was done nor by whom is for everybody. */
	public const HIDDEN = LogPage::DELETED_ACTION | LogPage::DELETED_USER;

	public function __construct( private readonly ServiceOptions $config ) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	public function isListed( string $type, string $action ): bool {
		return (bool)array_intersect( [ "$type/*", "$type/$action" ], $this->config->get( 'WikiSocialLogTypes' ) );
	}

	public function isRestricted( string $type ): bool {
		return !in_array( $this->config->get( MainConfigNames::LogRestrictions )[$type] ?? '', [ '', '*' ], true );
	}

	public function isOpen( string $type, string $action ): bool {
		return $this->isListed( $type, $action ) && !$this->isRestricted( $type );
	}
}
