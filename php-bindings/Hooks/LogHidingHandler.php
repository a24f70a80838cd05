<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Api\ApiRevisionDelete;
use MediaWiki\Api\Hook\APIAfterExecuteHook;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Hook\ManualLogEntryBeforePublishHook;
use MediaWiki\SpecialPage\Hook\SpecialPageAfterExecuteHook;
use MediaWiki\Specials\SpecialRevisionDelete;
use MediaWiki\Title\Title;
use RevisionDeleter;

/**
 * Log entries, and revisions of deleted pages, that are hidden or shown. Core runs no hook on that as it does
 * on revisions of pages that are there: it publishes what was done (after its answer, and suppressions never), so
 * the two places where people do it are watched as well. Without services: these run on pages and API calls of every kind.
 */
class LogHidingHandler implements APIAfterExecuteHook, SpecialPageAfterExecuteHook, ManualLogEntryBeforePublishHook {
	private const LOG = 'logging';
	private const ARCHIVE = 'archive';

	/** @inheritDoc */
	public function onAPIAfterExecute( $module ) {
		if ( $module instanceof ApiRevisionDelete ) {
			$parameters = $module->extractRequestParams();
			$this->changed( $parameters['type'], $parameters['ids'], Title::newFromText( $parameters['target'] ?? '' ) );
		}
	}

	/** @inheritDoc */
	public function onSpecialPageAfterExecute( $special, $subPage ) {
		if ( $special instanceof SpecialRevisionDelete && $special->getRequest()->wasPosted() ) {
			// As the page reads them.
			$request = $special->getRequest();
			$ids = $request->getVal( 'ids' );
			$this->changed(
				(string)RevisionDeleter::getCanonicalTypeName( $request->getVal( 'type' ) ?? '' ),
				$ids !== null ? explode( ',', $ids ) : array_keys( $request->getArray( 'ids' ) ?? [] ),
				Title::newFromText( $request->getText( 'target' ) )
			);
		}
	}

	/** @inheritDoc */
	public function onManualLogEntryBeforePublish( $logEntry ): void {
		if ( $logEntry->getFullType() === 'delete/event' ) {
			$this->changed( self::LOG, $logEntry->getParameters()['4::ids'] ?? [] );
		}
	}

	/**
	 * Who asked for it in vain costs an exchange; what is mirrored is the wiki's state.
	 * @param string $type
	 * @param array $ids of revisions of a deleted page their times
	 * @param ?Title $page
	 */
	private function changed( string $type, array $ids, ?Title $page = null ): void {
		if ( $type === self::LOG ) {
			$ids = array_filter( array_map( 'intval', $ids ), static fn ( int $id ) => $id > 0 );
			if ( $ids ) {
				Services::get()->getTargetChanges()->logEntries( array_values( array_unique( $ids ) ) );
			}
		} elseif ( $type === self::ARCHIVE && $page ) {
			Services::get()->getTargetChanges()->archived( $page, array_map( 'strval', $ids ) );
		}
	}
}
