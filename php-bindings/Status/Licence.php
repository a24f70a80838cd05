<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\MainConfigNames;
use MediaWiki\Title\Title;

/** Under which licence people post here: the wiki's own, unless it sets another for statuses. */
class Licence {
	public const SERVICE_NAME = 'WikiSocial.Licence';
	public const CONSTRUCTOR_OPTIONS = [
		'WikiSocialLicence', MainConfigNames::RightsPage, MainConfigNames::RightsText, MainConfigNames::RightsUrl,
	];

	public readonly ?string $name;
	public readonly ?string $url;

	public function __construct( ServiceOptions $config ) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
		$own = $config->get( 'WikiSocialLicence' );
		$page = (string)$config->get( MainConfigNames::RightsPage );
		$title = $own === null && $page !== '' ? Title::newFromText( $page ) : null;
		$this->name = self::orNull( $own === null ? $config->get( MainConfigNames::RightsText ) : $own['name'] ?? null );
		// As in the wiki's footer, a page goes before an address.
		$this->url = $title ? $title->getCanonicalURL()
			: self::webAddress( $own === null ? $config->get( MainConfigNames::RightsUrl ) : $own['url'] ?? null );
	}

	private static function webAddress( ?string $url ): ?string {
		return preg_match( '~^(?:https?:)?//~i', (string)$url ) ? $url : null;
	}

	private static function orNull( ?string $text ): ?string {
		return $text === '' ? null : $text;
	}
}
