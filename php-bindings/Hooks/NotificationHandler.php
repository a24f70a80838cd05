<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Extension\WikiSocial\Echo\EchoMirror;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Extension\WikiSocial\Notification\UnreadCount;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Hook\LoginFormValidErrorMessagesHook;
use MediaWiki\Hook\SkinTemplateNavigation__UniversalHook;
use MediaWiki\Permissions\Authority;
use MediaWiki\Registration\ExtensionRegistry;
use MediaWiki\SpecialPage\SpecialPage;
use SkinTemplate;

// phpcs:disable MediaWiki.NamingConventions.LowerCamelFunctionsName.FunctionName

/** The way to one's notifications from every page, with how many are unread. */
class NotificationHandler implements LoginFormValidErrorMessagesHook, SkinTemplateNavigation__UniversalHook {
	/** More are not told apart here. */
	private const SHOWN_MAX = 99;

	/** Of those that the skins have; a bell is Echo's. */
	private const ICON = 'speechBubbles';

	public function __construct( private readonly UnreadCount $unread ) {
	}

	/**
	 * At most one exchange, none while the number is known (see UnreadCount). Without the store there is the way alone.
	 * What asks is made when something is to be asked: this runs on every page, also for who is not logged in.
	 * @inheritDoc
	 */
	public function onSkinTemplateNavigation__Universal( $sktemplate, &$links ): void {
		// Never two badges: where Echo tells of ours, its own does.
		if ( NotificationsQuery::refusal( $sktemplate->getAuthority() ) || EchoMirror::isWanted( $sktemplate->getConfig() ) ) {
			return;
		}
		$sktemplate->getOutput()->addModuleStyles( 'ext.wikisocial.badge.styles' );
		$sktemplate->getOutput()->addModules( 'ext.wikisocial.live' );
		$menu = isset( $links['notifications'] ) ? 'notifications' : 'user-menu';
		$links[$menu]['notifications-social'] = $this->item( $sktemplate );
	}

	/** So that the login form says why it is there. @inheritDoc */
	public function onLoginFormValidErrorMessages( array &$messages ) {
		$messages[] = NotificationsQuery::LOGIN;
	}

	private function ask( Authority $reader ): ?int {
		$own = Services::get();
		return $own->getEngine()->isUsable() ? $own->getNotificationsQuery()->recentUnread( $reader ) : null;
	}

	private function item( SkinTemplate $skin ): array {
		$page = SpecialPage::getTitleFor( 'SocialNotifications' );
		$count = $this->unread->get( $skin->getUser() ) ?? $this->ask( $skin->getAuthority() ) ?? 0;
		$shown = $skin->getLanguage()->formatNum( min( $count, self::SHOWN_MAX ) );
		if ( $count > self::SHOWN_MAX ) {
			$shown = $skin->msg( 'wikisocial-badge-more' )->numParams( self::SHOWN_MAX )->text();
		}
		$hasEcho = ExtensionRegistry::getInstance()->isLoaded( 'Echo' );
		// The number belongs to the text, for who hears it; skins that show a picture instead have it by data-counter-text.
		// Messages: wikisocial-badge, wikisocial-badge-unread, wikisocial-badge-beside-echo, wikisocial-badge-beside-echo-unread
		$key = 'wikisocial-badge' . ( $hasEcho ? '-beside-echo' : '' ) . ( $count ? '-unread' : '' );
		return [
			'id' => 'pt-notifications-social',
			'text' => $skin->msg( $key )->plaintextParams( $shown )->params( min( $count, self::SHOWN_MAX + 1 ) )->text(),
			'href' => $page->getLocalURL(),
			'active' => $skin->getTitle()?->isSpecial( 'SocialNotifications' ) ?? false,
			// What has an icon here Vector hands to Echo's script, which would open Echo's list; our styles add it.
			'icon' => $skin->getSkinName() === 'vector-2022' ? null : self::ICON,
			'data' => [ 'counter-num' => $count, 'counter-text' => $count ? $shown : null ],
		];
	}
}
