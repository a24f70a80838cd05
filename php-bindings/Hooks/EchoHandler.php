<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Hooks;

use MediaWiki\Api\Hook\APIAfterExecuteHook;
use MediaWiki\Config\Config;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Echo\EchoCount;
use MediaWiki\Extension\WikiSocial\Echo\EchoEntries;
use MediaWiki\Extension\WikiSocial\Echo\EchoMirror;
use MediaWiki\Extension\WikiSocial\Echo\UnreadPresentationModel;
use MediaWiki\Extension\WikiSocial\Notification\MarkReadCommand;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Hook\AfterFinalPageOutputHook;
use MediaWiki\MediaWikiServices;
use MediaWiki\Output\Hook\BeforePageDisplayHook;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\Hook\SpecialPageAfterExecuteHook;

/**
 * Our entry in Echo: its type, and what is to be done when somebody reads it there. Echo has no hook for that, so these are
 * the places where it marks: its API module, its special page, and addresses with ?markasread.
 */
class EchoHandler implements AfterFinalPageOutputHook, APIAfterExecuteHook, BeforePageDisplayHook, SpecialPageAfterExecuteHook {
	public function __construct( private readonly Config $config ) {
	}

	/** Not of Echo's interface, which is not there without it. */
	public function onBeforeCreateEchoEvent( array &$notifications, array &$categories, array &$icons ): void {
		if ( EchoMirror::isWanted( $this->config ) ) {
			$notifications[EchoEntries::TYPE] = [
				// On the web alone; whether one is told is decided by the preferences of the kinds.
				'category' => 'system-noemail',
				'group' => 'interactive',
				'section' => 'message',
				'presentation-model' => UnreadPresentationModel::class,
			];
		}
	}

	/** @inheritDoc */
	public function onAPIAfterExecute( $module ) {
		if ( $module->getModuleName() === 'echomarkread' ) {
			$this->follow( $module->getAuthority() );
		}
	}

	/** @inheritDoc */
	public function onSpecialPageAfterExecute( $special, $subPage ) {
		if ( $special->getName() === 'NotificationsMarkRead' && $special->getRequest()->wasPosted() ) {
			$this->follow( $special->getAuthority() );
		}
	}

	/** Behind the skin's work, in which Echo says that it will mark. @inheritDoc */
	public function onAfterFinalPageOutput( $output ): void {
		if ( $output->getRequest()->getRawVal( 'markasread' ) !== null ) {
			$this->follow( $output->getAuthority() );
		}
	}

	/** Before the skin, in which Echo counts. @inheritDoc */
	public function onBeforePageDisplay( $out, $skin ): void {
		if ( $out->getUser()->isNamed() && EchoMirror::isWanted( $this->config ) ) {
			MediaWikiServices::getInstance()->get( EchoCount::SERVICE_NAME )->refresh( $out->getUser() );
		}
	}

	private function follow( Authority $reader ): void {
		if ( !$reader->isRegistered() || !EchoMirror::isWanted( $this->config ) ) {
			return;
		}
		$since = (int)$_SERVER['REQUEST_TIME'];
		DeferredUpdates::addCallableUpdate( static function () use ( $reader, $since ) {
			$services = MediaWikiServices::getInstance();
			$services->get( EchoMirror::SERVICE_NAME )->readThere(
				$reader, $since, $services->get( NotificationsQuery::SERVICE_NAME ), $services->get( MarkReadCommand::SERVICE_NAME )
			);
		} );
	}
}
