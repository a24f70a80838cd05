<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Installer\DatabaseUpdater;
use MediaWiki\Installer\Hook\LoadExtensionSchemaUpdatesHook;
use RuntimeException;
use WikiSocial\Exception;
use WikiSocial\Store;

/** update.php brings the social store up to date too. Without services: there may be none yet. */
class SchemaHandler implements LoadExtensionSchemaUpdatesHook {
	/** @inheritDoc */
	public function onLoadExtensionSchemaUpdates( $updater ) {
		$updater->addExtensionUpdate( [ [ self::class, 'migrate' ] ] );
	}

	/** An update that could not be made ends the script with an error: half a deployment is none. */
	public static function migrate( DatabaseUpdater $updater ): void {
		try {
			$applied = Store::migrate();
		} catch ( Exception $failure ) {
			throw new RuntimeException(
				"The social store was not updated: {$failure->getMessage()} ({$failure->getReason()})\n" .
				'Check wikisocial.migration_dsn (docs/admin.md) and run the update again.'
			);
		}
		$updater->output( $applied
			? '...social store: applied ' . implode( ', ', $applied ) . ".\n"
			: "...social store is up to date.\n" );
	}
}
