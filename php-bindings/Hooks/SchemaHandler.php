<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Installer\DatabaseUpdater;
use MediaWiki\Installer\Hook\LoadExtensionSchemaUpdatesHook;
use RuntimeException;
use WikiSocial\Exception;
use WikiSocial\Store;

/** update.php brings the social store up to date too. The hook's handler itself has no services: there may be none yet. */
class SchemaHandler implements LoadExtensionSchemaUpdatesHook {
	/** @inheritDoc */
	public function onLoadExtensionSchemaUpdates( $updater ) {
		$updater->addExtensionUpdate( [ [ self::class, 'migrate' ] ] );
		$updater->addExtensionUpdate( [ [ self::class, 'mirrorDefaults' ] ] );
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

	/** What this wiki tells people of unless they choose otherwise. Whoever runs this may not reach the store as the wiki does. */
	public static function mirrorDefaults( DatabaseUpdater $updater ): void {
		try {
			$updater->output( Services::get()->getPreferenceMirror()->refreshDefaults()
				? "...social store: took over this wiki's default preferences of notifications.\n"
				: "...social store has this wiki's default preferences of notifications.\n" );
		} catch ( Exception $failure ) {
			$updater->output( "...social store: the default preferences of notifications were not mirrored " .
				"({$failure->getReason()}); run WikiSocial:ReconcileUsers where the wiki runs.\n" );
		}
	}
}
