<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Status\UserPageBox;
use MediaWiki\Hook\OutputPageCheckLastModifiedHook;
use MediaWiki\Output\Hook\BeforePageDisplayHook;
use MediaWiki\Output\OutputPage;
use MediaWiki\Preferences\Hook\GetPreferencesHook;
use MediaWiki\User\Options\Hook\SaveUserOptionsHook;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;
use WikiSocial\Exception;

/** The box of statuses on the user pages of those who want it. Nothing happens on any other page. */
class UserPageHandler implements
	BeforePageDisplayHook,
	OutputPageCheckLastModifiedHook,
	GetPreferencesHook,
	SaveUserOptionsHook
{
	/** Seconds for which a CDN may keep a page that lacks its box because the store was away. */
	private const CDN_WITHOUT_BOX = 30;

	public function __construct(
		private readonly Engine $engine,
		private readonly UserPageBox $box,
		private readonly UserIdentityLookup $identities
	) {
	}

	/** @inheritDoc */
	public function onBeforePageDisplay( $out, $skin ): void {
		$owner = $this->ownerOf( $out );
		if ( !$owner ) {
			return;
		}
		try {
			$html = $this->box->html( $owner, $out );
		} catch ( Exception ) {
			// The engine has logged it; the page is shown without the box.
			$out->lowerCdnMaxage( self::CDN_WITHOUT_BOX );
			return;
		}
		if ( $html !== '' ) {
			$out->addModuleStyles( 'ext.wikisocial.styles' );
			$out->addHTML( $html );
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

	/** @inheritDoc */
	public function onGetPreferences( $user, &$preferences ) {
		if ( $user->isNamed() ) {
			$preferences[UserPageBox::OPTION] = [
				'type' => 'toggle',
				'section' => 'personal/wikisocial',
				'label-message' => 'wikisocial-preference-userpage',
				'help-message' => 'wikisocial-preference-userpage-help',
			];
		}
	}

	/** @inheritDoc */
	public function onSaveUserOptions( UserIdentity $user, array &$modifiedOptions, array $originalOptions ) {
		if ( array_key_exists( UserPageBox::OPTION, $modifiedOptions ) ) {
			$this->box->purgeAlways( $user );
		}
	}

	/** Whose box belongs to this output; null for nearly all pages, and then nothing was asked. */
	private function ownerOf( OutputPage $out ): ?UserIdentity {
		$title = $out->getTitle();
		if ( !$title || !$title->inNamespace( NS_USER ) || $title->isSubpage()
			|| $out->getActionName() !== 'view' || $out->getRequest()->getCheck( 'diff' )
			|| !$out->isRevisionCurrent() || !$this->engine->isUsable()
		) {
			return null;
		}
		$owner = $this->identities->getUserIdentityByName( $title->getText() );
		return $owner && $owner->isRegistered() && $this->box->isWantedBy( $owner ) ? $owner : null;
	}
}
