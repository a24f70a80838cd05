<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Notification\ForeignKinds;
use MediaWiki\Extension\WikiSocial\Notification\KindMirror;
use MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery;
use MediaWiki\Extension\WikiSocial\Notification\UnreadCount;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use PHPUnit\Framework\TestCase;
use Wikimedia\ObjectCache\EmptyBagOStuff;
use Wikimedia\ObjectCache\HashBagOStuff;
use WikiSocial\Store;

/**
 * What the badge on every page asks of the store.
 * @covers \MediaWiki\Extension\WikiSocial\Notification\NotificationsQuery
 * @covers \MediaWiki\Extension\WikiSocial\Notification\UnreadCount
 */
class UnreadCountTest extends TestCase {
	use PeopleHelper;

	private static function query( UnreadCount $count ): NotificationsQuery {
		$own = Services::get();
		return new NotificationsQuery( $own->getEngine(), $own->getViewerFactory(), $own->getTargetFinder(),
			MediaWikiServices::getInstance()->getPageStore(), $count, MediaWikiServices::getInstance()->get( KindMirror::SERVICE_NAME ),
			MediaWikiServices::getInstance()->get( ForeignKinds::SERVICE_NAME ) );
	}

	private static function exchanges( callable $run ): int {
		$before = Store::counters()['exchanges'];
		$run();
		return Store::counters()['exchanges'] - $before;
	}

	public function testTheStoreIsAskedOnceWhileTheNumberIsKnown(): void {
		$cache = new HashBagOStuff();
		$now = 1000.0;
		$cache->setMockTime( $now );
		$count = new UnreadCount( $cache );
		[ $person, $other ] = [ $this->newPerson(), $this->newPerson() ];
		$ask = static fn () => self::query( $count )->recentUnread( $person );
		$this->assertSame( 1, self::exchanges( $ask ) );
		$this->assertSame( 0, self::exchanges( $ask ) );
		$count->put( $person, 5 );
		$this->assertSame( 5, $ask() );
		$this->assertSame( 0, self::query( $count )->recentUnread( $other ), 'to each their own' );
		$now += UnreadCount::TTL + 1;
		$this->assertSame( 1, self::exchanges( $ask ) );
		$this->assertSame( 0, $ask() );
	}

	public function testWithoutAnObjectCacheOnePageAsksOnce(): void {
		$query = self::query( new UnreadCount( new EmptyBagOStuff() ) );
		$person = $this->newPerson();
		$this->assertSame( 1, self::exchanges( static function () use ( $query, $person ) {
			$query->list( $person, [], 1, null );
			$query->recentUnread( $person );
			$query->recentUnread( $person );
		} ) );
	}

	public function testAStoreThatFailedIsNotAskedForAWhile(): void {
		$cache = new HashBagOStuff();
		$now = 1000.0;
		$cache->setMockTime( $now );
		$count = new UnreadCount( $cache );
		$person = $this->newPerson();
		$count->pause();
		$ask = static fn () => self::query( $count )->recentUnread( $person );
		$this->assertSame( 0, self::exchanges( $ask ) );
		$this->assertNull( $ask() );
		$now += 10;
		$this->assertSame( 0, $ask() );
	}
}
