<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Backend\Version;
use MediaWiki\Hook\SoftwareInfoHook;
use WikiSocial\Exception;
use WikiSocial\SchemaException;
use WikiSocial\Store;

/** Special:Version tells which module and which schema run, and what is wrong with them. */
class VersionHandler implements SoftwareInfoHook {
	/** @inheritDoc */
	public function onSoftwareInfo( &$software ) {
		$problem = Version::problem();
		if ( $problem ) {
			$software['WikiSocial'] = wfMessage( $problem )->parse();
			return;
		}
		$software['WikiSocial'] = wfMessage( 'wikisocial-version' )
			->params( Store::version()['module'] )
			->rawParams( $this->schema() )
			->escaped();
	}

	private function schema(): string {
		try {
			$store = Store::check();
		} catch ( SchemaException $mismatch ) {
			// Its text names the command that mends it.
			return wfMessage( 'wikisocial-version-mismatch' )->plaintextParams( $mismatch->getMessage() )->escaped();
		} catch ( Exception $failure ) {
			return wfMessage( Failure::message( $failure ) )->parse();
		}
		return wfMessage( 'wikisocial-version-schema' )
			->numParams( $store['schema'] )->params( $store['server'] )->escaped();
	}
}
