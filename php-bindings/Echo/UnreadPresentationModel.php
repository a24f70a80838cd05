<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Echo;

use MediaWiki\Extension\Notifications\Formatters\EchoEventPresentationModel;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\SpecialPage\SpecialPage;
use WikiSocial\Exception;

/** How much is unread as it stands when Echo is looked at. */
class UnreadPresentationModel extends EchoEventPresentationModel {
	/** More are not told apart. */
	private const SHOWN_MAX = 99;

	/** null: not asked yet; -1: not known */
	private ?int $count = null;

	/** One exchange, by the store's number of this moment: Echo forgets what cannot be shown. */
	private function count(): int {
		if ( $this->count === null ) {
			try {
				$this->count = Services::get()->getNotificationsQuery()->unread( $this->getUser() );
			} catch ( Exception ) {
				$this->count = -1;
			}
		}
		return $this->count;
	}

	/** @inheritDoc */
	public function canRender() {
		return $this->count() !== 0;
	}

	/** @inheritDoc */
	public function getIconType() {
		return 'chat';
	}

	/** @inheritDoc */
	public function getHeaderMessage() {
		$count = $this->count();
		if ( $count < 0 || $count > self::SHOWN_MAX ) {
			return $this->msg( 'wikisocial-echo-unread-some' )->params( $this->getViewingUserForGender() );
		}
		return $this->msg( 'wikisocial-echo-unread' )->numParams( $count )->params( $count, $this->getViewingUserForGender() );
	}

	/** @inheritDoc */
	public function getPrimaryLink() {
		return [
			'url' => SpecialPage::getTitleFor( 'SocialNotifications' )->getFullURL(),
			'label' => $this->msg( 'wikisocial-echo-link' )->text(),
		];
	}
}
