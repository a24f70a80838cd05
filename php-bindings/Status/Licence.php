<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\MainConfigNames;

/** The licence under which statuses are posted: one of their own, or the wiki's. */
class Licence {
	public const SERVICE_NAME = 'WikiSocial.Licence';

	public const CONSTRUCTOR_OPTIONS = [
		'WikiSocialLicence', MainConfigNames::RightsText, MainConfigNames::RightsUrl,
	];

	public function __construct( private readonly ServiceOptions $config ) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** Its name; "" where the wiki names none. */
	public function name(): string {
		return (string)( $this->own()['text'] ?? $this->config->get( MainConfigNames::RightsText ) ?: $this->url() );
	}

	/** Its address; "" where it has none. */
	public function url(): string {
		$own = $this->own();
		$url = (string)( $own ? $own['url'] ?? '' : $this->config->get( MainConfigNames::RightsUrl ) );
		return preg_match( '~^(?:https?:)?//~i', $url ) ? $url : '';
	}

	private function own(): ?array {
		return $this->config->get( 'WikiSocialLicence' );
	}
}
