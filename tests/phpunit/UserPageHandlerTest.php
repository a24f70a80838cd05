<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Hooks\UserPageHandler;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\UserPageCache;
use MediaWiki\MediaWikiServices;
use MediaWiki\Output\OutputPage;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use WikiSocial\Store;

/** @covers \MediaWiki\Extension\WikiSocial\Hooks\UserPageHandler */
class UserPageHandlerTest extends TestCase {
	use PeopleHelper;

	private function view( Title $title, User $viewer ): string {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setTitle( $title );
		$context->setUser( $viewer );
		$out = new OutputPage( $context );
		$context->setOutput( $out );
		$services = MediaWikiServices::getInstance();
		$handler = new UserPageHandler( $services->getUserIdentityLookup(), Services::get()->getUserPageCache() );
		$handler->onBeforePageDisplay( $out, $context->getSkin() );
		return $out->getHTML();
	}

	private function newPersonWithBox(): User {
		$person = $this->newPerson();
		MediaWikiServices::getInstance()->getUserOptionsManager()->setOption( $person, UserPageCache::OPTION, 1 );
		$person->saveSettings();
		return $person;
	}

	public function testOrdinaryPagesCostNoExchange(): void {
		$person = $this->newPerson();
		$chosen = $this->newPersonWithBox();
		$before = Store::counters();
		foreach ( [ 'Main Page', 'Talk:Main Page', 'User:Nobody of this name', 'User:127.0.0.1',
			'User:' . $person->getName(), 'User:' . $chosen->getName() . '/subpage', 'Special:RecentChanges' ] as $name
		) {
			$this->assertSame( '', $this->view( Title::newFromText( $name ), $person ), $name );
		}
		$this->assertSame( $before, Store::counters() );
	}

	public function testAChosenBoxCostsOneExchangeForReadersAndHasAComposerForItsOwnerOnly(): void {
		$owner = $this->newPersonWithBox();
		$posted = Services::get()->getPostStatusCommand()->postIfAllowed( $owner, 'in my box', '', null );
		$this->assertTrue( $posted->isGood() );
		$page = Title::makeTitle( NS_USER, $owner->getName() );
		$before = Store::counters()['exchanges'];
		$kept = $this->view( $page, MediaWikiServices::getInstance()->getUserFactory()->newAnonymous() );
		$this->assertSame( 1, Store::counters()['exchanges'] - $before );
		$this->assertStringNotContainsString( 'mw-wikisocial-like', $kept, 'a CDN keeps it' );
		$before = Store::counters()['exchanges'];
		$foreign = $this->view( $page, $this->newPerson() );
		$this->assertSame( 3, Store::counters()['exchanges'] - $before, 'one more for all the likes, one for all the comments' );
		$this->assertStringContainsString( 'mw-wikisocial-like-button', $foreign );
		$this->assertStringContainsString( 'in my box', $foreign );
		$this->assertStringNotContainsString( 'mw-wikisocial-composer', $foreign );
		$this->assertStringContainsString( 'mw-wikisocial-composer', $this->view( $page, $this->afresh( $owner ) ) );
	}

	public function testTheSwitchTakesTheBoxAway(): void {
		$owner = $this->newPersonWithBox();
		Services::get()->getPostStatusCommand()->postIfAllowed( $owner, 'switched off', '', null );
		$services = MediaWikiServices::getInstance();
		$GLOBALS['wgWikiSocialEnableUserPage'] = false;
		$services->resetServiceForTesting( UserPageCache::SERVICE_NAME );
		try {
			$html = $this->view( Title::makeTitle( NS_USER, $owner->getName() ), $owner );
		} finally {
			$GLOBALS['wgWikiSocialEnableUserPage'] = true;
			$services->resetServiceForTesting( UserPageCache::SERVICE_NAME );
		}
		$this->assertSame( '', $html );
	}
}
