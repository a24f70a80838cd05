<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\UserPageCache;
use MediaWiki\Output\Hook\BeforePageDisplayHook;
use MediaWiki\Output\Hook\OutputPageCheckLastModifiedHook;
use MediaWiki\Output\OutputPage;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;
use WikiSocial\Exception;

/**
 * The box of statuses on the user pages of those who want it. On all other pages nothing is done and
 * nothing is made: the services that the box needs are asked for when there is a box.
 */
class UserPageHandler implements BeforePageDisplayHook, OutputPageCheckLastModifiedHook {
	/** Seconds for which a CDN may keep a page that lacks its box because the store was away. */
	private const CDN_WITHOUT_BOX = 30;

	public function __construct(
		private readonly UserIdentityLookup $identities,
		private readonly UserPageCache $pages
	) {
	}

	/** @inheritDoc */
	public function onBeforePageDisplay( $out, $skin ): void {
		$owner = $this->ownerOf( $out );
		if ( !$owner || !Services::get()->getEngine()->isUsable() ) {
			return;
		}
		// Older than any later check, so that a copy of this very second is asked for anew as well.
		$out->setLastModified( wfTimestamp( TS_MW, time() - 1 ) );
		try {
			$html = Services::get()->getUserPageBox()->html( $owner, $out );
		} catch ( Exception ) {
			// The engine has logged it; the page is shown without the box.
			$out->lowerCdnMaxage( self::CDN_WITHOUT_BOX );
			return;
		}
		if ( $html !== '' ) {
			$out->addModuleStyles( 'ext.wikisocial.styles' );
			$out->addHTML( $html );
			if ( $out->getUser()->equals( $owner ) ) {
				$out->addModules( 'ext.wikisocial' );
			}
			if ( $out->getUser()->isRegistered() ) {
				$this->preventFraming( $out );
			}
		}
	}

	/**
	 * The box has a form or buttons that act: nobody may lay it under a page of theirs. Article pages
	 * may be framed otherwise, and OutputPage has set its header before this hook.
	 */
	private function preventFraming( OutputPage $out ): void {
		$out->getMetadata()->setPreventClickjacking( true );
		$options = $out->getFrameOptions();
		if ( $options ) {
			$out->getRequest()->response()->header( "X-Frame-Options: $options" );
		}
	}

	/**
	 * A browser's copy of the page does not know of new statuses: it is never "not modified".
	 * @inheritDoc
	 */
	public function onOutputPageCheckLastModified( &$modifiedTimes, $out ) {
		if ( $this->ownerOf( $out ) ) {
			$modifiedTimes['wikisocial'] = wfTimestampNow();
		}
	}

	/** Whose box belongs to this output; null for nearly all pages, and then nothing was asked. */
	private function ownerOf( OutputPage $out ): ?UserIdentity {
		$title = $out->getTitle();
		if ( !$title || !$title->inNamespace( NS_USER ) || $title->isSubpage()
			|| $out->getActionName() !== 'view' || $out->getRequest()->getCheck( 'diff' )
			|| !$out->isRevisionCurrent()
		) {
			return null;
		}
		// Asked of the database: behind a rename the page's cached revision has left the old name with
		// the lookup, and the box would stand under a name that is nobody's any more.
		$owner = $this->identities->newSelectQueryBuilder()
			->whereUserNames( $title->getText() )
			->caller( __METHOD__ )
			->fetchUserIdentity();
		return $owner && $owner->isRegistered() && $this->pages->hasBox( $owner ) ? $owner : null;
	}
}
