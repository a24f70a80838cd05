<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use MediaWiki\Registration\ExtensionRegistry;
use Wikimedia\Message\MessageValue;

/** Whether the PHP module and this extension are of one release. No exchange with the store. */
class Version {
	/** What is wrong and how to mend it; null when all is well. */
	public static function problem(): ?MessageValue {
		$module = phpversion( 'wikisocial' );
		$extension = self::ofExtension();
		if ( $module === false ) {
			return MessageValue::new( 'wikisocial-error-module-missing' )->params( $extension );
		}
		return self::release( $module ) === self::release( $extension ) ? null :
			MessageValue::new( 'wikisocial-error-module-version' )->params( $extension, $module );
	}

	public static function ofExtension(): string {
		return ExtensionRegistry::getInstance()->getAllThings()['WikiSocial']['version'];
	}

	/** Patches of one minor version fit together. */
	private static function release( string $version ): string {
		return implode( '.', array_slice( explode( '.', $version ), 0, 2 ) );
	}
}
