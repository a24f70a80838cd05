<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\UserPageCache;
use MediaWiki\MediaWikiServices;
use PHPUnit\Framework\TestCase;
use WikiSocial\InvalidException;
use WikiSocial\Statuses;

/**
 * Posting and deleting through the commands, into the real store.
 * @covers \MediaWiki\Extension\WikiSocial\Status\PostStatusCommand
 * @covers \MediaWiki\Extension\WikiSocial\Status\DeleteStatusCommand
 * @covers \MediaWiki\Extension\WikiSocial\Status\UserPageCache
 */
class PostStatusCommandTest extends TestCase {
	use PeopleHelper;

	public function testAStatusIsStoredAndReadBack(): void {
		$author = $this->newPerson();
		$posted = Services::get()->getPostStatusCommand()->postIfAllowed( $author, "one\ntwo", 'en', null );
		$this->assertTrue( $posted->isGood(), (string)$posted );
		$viewer = Services::get()->getViewerFactory()->fromAuthority( $author );
		$read = Services::get()->getEngine()->status( $viewer, $posted->value->status->id );
		$this->assertSame( "one\ntwo", $read->text );
		$this->assertSame( $author->getId(), $read->authorId );
	}

	public static function provideHopeless(): array {
		return [
			'too long' => [ str_repeat( 'x', Statuses::TEXT_MAX + 1 ), 'wikisocial-error-text-too-long' ],
			'megabytes' => [ str_repeat( 'é', 1_000_000 ), 'wikisocial-error-text-too-long' ],
			'nothing' => [ '', 'wikisocial-error-text-empty' ],
			'blank' => [ " \n\t", 'wikisocial-error-text-empty' ],
			'invisible' => [ "\u{200B}", 'wikisocial-error-text-empty' ],
			'control character' => [ "a\x07", 'wikisocial-error-text-control' ],
			'open direction mark' => [ "a\u{202E}b", 'wikisocial-error-text-bidi' ],
		];
	}

	/** @dataProvider provideHopeless */
	public function testWhatIsHopelessReachesNoFilter( string $text, string $key ): void {
		$calls = 0;
		$scope = MediaWikiServices::getInstance()->getHookContainer()->scopedRegister( 'WikiSocialBeforeWrite',
			static function () use ( &$calls ) {
				$calls++;
			} );
		try {
			Services::get()->getPostStatusCommand()->postIfAllowed( $this->newPerson(), $text, '', null );
			$this->fail( 'it was taken' );
		} catch ( InvalidException $refusal ) {
			$this->assertSame( $key, Failure::message( $refusal )->getKey() );
			$this->assertSame( 400, Failure::httpStatus( $refusal ) );
		}
		$this->assertSame( 0, $calls );
	}

	public function testTheLongestTextIsTaken(): void {
		$text = str_repeat( '鳥', Statuses::TEXT_MAX ) . "\n \n";
		$status = Services::get()->getPostStatusCommand()->postIfAllowed( $this->newPerson(), $text, '', null );
		$this->assertTrue( $status->isGood(), (string)$status );
	}

	public function testPostAndDeleteRenewTheUserPagesCopies(): void {
		$author = $this->newPerson();
		$manager = MediaWikiServices::getInstance()->getUserOptionsManager();
		$manager->setOption( $author, UserPageCache::OPTION, 1 );
		$author->saveSettings();
		$purged = [];
		$scope = MediaWikiServices::getInstance()->getHookContainer()->scopedRegister( 'TitleSquidURLs',
			static function ( $title ) use ( &$purged ) {
				$purged[] = $title->getPrefixedText();
			} );
		$page = 'User:' . $author->getName();
		$posted = Services::get()->getPostStatusCommand()->postIfAllowed( $author, 'seen at once', '', null );
		$this->assertContains( $page, $purged, 'posted' );
		$purged = [];
		$deleted = Services::get()->getDeleteStatusCommand()->deleteIfAllowed( $author, $posted->value->status->id );
		$this->assertTrue( $deleted->isGood() );
		$this->assertContains( $page, $purged, 'deleted' );
	}
}
