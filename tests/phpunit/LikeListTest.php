<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use Article;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Like\LikeRows;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Request\WebRequest;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use Wikimedia\ScopedCallback;
use WikiSocial\Store;

/**
 * What likes cost on the wiki's own lists, and what they show there.
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\LikeListHandler
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\LikeLogHandler
 * @covers \MediaWiki\Extension\WikiSocial\Like\LikeRows
 * @covers \MediaWiki\Extension\WikiSocial\Like\LikeHtml
 * @covers \MediaWiki\Extension\WikiSocial\MWEntity\BotAccounts
 */
class LikeListTest extends TestCase {
	use PeopleHelper;

	protected function tearDown(): void {
		RequestContext::getMain()->setRequest( new FauxRequest() );
		MediaWikiServices::getInstance()->resetServiceForTesting( LikeRows::SERVICE_NAME );
	}

	/** @return int[] ids of the revisions */
	private function newPage( Title $title, User $author, int $edits ): array {
		$ids = [];
		for ( $i = 0; $i < $edits; $i++ ) {
			$updater = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title )->newPageUpdater( $author );
			$updater->setContent( SlotRecord::MAIN, new WikitextContent( bin2hex( random_bytes( 8 ) ) ) );
			$ids[] = $updater->saveRevision( \CommentStoreComment::newUnsavedComment( 'test' ) )->getId();
		}
		return $ids;
	}

	/** As for a page of its own: what a list in another page is made with is a FauxRequest. */
	private function context( Title $title, User $viewer, array $query = [] ): DerivativeContext {
		$request = new class( $query ) extends WebRequest {
			public function __construct( array $query ) {
				parent::__construct();
				$this->data = $query;
			}

			public function getIP(): string {
				return '127.0.0.1';
			}
		};
		RequestContext::getMain()->setRequest( $request );
		RequestContext::getMain()->setTitle( $title );
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( $request );
		$context->setTitle( $title );
		$context->setUser( $viewer );
		$context->setOutput( new OutputPage( $context ) );
		RequestContext::getMain()->setUser( $viewer );
		return $context;
	}

	private function history( Title $title, User $viewer ): string {
		$context = $this->context( $title, $viewer, [ 'action' => 'history', 'limit' => '500' ] );
		$article = Article::newFromTitle( $title, $context );
		MediaWikiServices::getInstance()->getActionFactory()->getAction( 'history', $article, $context )->show();
		return $context->getOutput()->getHTML();
	}

	public function testDiffsHistoriesAndFeedsHaveLikesByDefaultAndNothingElse(): void {
		$config = json_decode( file_get_contents( __DIR__ . '/../../extension.json' ), true )['config'];
		$this->assertSame( [ 'diff', 'history', 'feeds' ], array_keys( array_filter( $config['WikiSocialLikeSurfaces']['value'] ) ) );
	}

	public function testAHistoryCostsTheSameWhateverItsLength(): void {
		$author = $this->newPerson();
		$reader = $this->newPerson();
		$cost = [];
		foreach ( [ 1, 40 ] as $edits ) {
			$title = Title::newFromText( 'History of ' . bin2hex( random_bytes( 6 ) ) );
			$ids = $this->newPage( $title, $author, $edits );
			Services::get()->getLikeCommand()->likeIfAllowed( $reader, 'revision', (string)$ids[0] );
			$before = Store::counters()['exchanges'];
			$html = $this->history( $title, $reader );
			$cost[] = Store::counters()['exchanges'] - $before;
			$this->assertSame( $edits, substr_count( $html, 'mw-wikisocial-like-button' ) );
			$this->assertSame( 1, substr_count( $html, 'mw-wikisocial-like-mine' ) );
		}
		$this->assertSame( [ 2, 2 ], $cost, 'one for the likes, one for the comments' );
	}

	public function testOnesOwnHistoryHasNoButtonsAndOneOfAnotherNobodyLikedNothingForReaders(): void {
		$author = $this->newPerson();
		$title = Title::newFromText( 'Own history ' . bin2hex( random_bytes( 6 ) ) );
		$this->newPage( $title, $author, 3 );
		$this->assertStringNotContainsString( 'mw-wikisocial-like', $this->history( $title, $author ) );
		$anonymous = MediaWikiServices::getInstance()->getUserFactory()->newAnonymous();
		$this->assertStringNotContainsString( 'mw-wikisocial-like', $this->history( $title, $anonymous ) );
	}

	public function testFiveHundredRowsAreOneExchangeAndNoneIsNone(): void {
		$context = $this->context( Title::newMainPage(), $this->newPerson() );
		$rows = array_map( static fn ( int $id ) => [ 'type' => 'revision', 'id' => (string)$id, 'authorId' => $id ], range( 1, 500 ) );
		foreach ( [ 0 => 0, 1 => 1, 500 => 1 ] as $count => $exchanges ) {
			$before = Store::counters()['exchanges'];
			Services::get()->getLikeRows()->prepare( array_slice( $rows, 0, $count ), $context );
			$this->assertSame( $exchanges, Store::counters()['exchanges'] - $before, (string)$count );
		}
		$this->assertStringContainsString( 'like/revision/500"', Services::get()->getLikeRows()->html( 'revision', '500' ) );
		$this->assertSame( '', Services::get()->getLikeRows()->html( 'revision', '501' ) );
	}

	public function testBotsCannotBeLikedUnlessTheWikiWants(): void {
		$bot = $this->newPerson();
		MediaWikiServices::getInstance()->getUserGroupManager()->addUserToGroup( $bot, 'bot' );
		$context = $this->context( Title::newMainPage(), $this->newPerson() );
		$rows = [ [ 'type' => 'revision', 'id' => '1', 'authorId' => $bot->getId() ] ];
		$see = static function () use ( $rows, $context ): string {
			MediaWikiServices::getInstance()->resetServiceForTesting( LikeRows::SERVICE_NAME );
			Services::get()->getLikeRows()->prepare( $rows, $context );
			return Services::get()->getLikeRows()->html( 'revision', '1' );
		};
		$this->assertStringNotContainsString( 'mw-wikisocial-like-button', $see() );
		$GLOBALS['wgWikiSocialLikeBots'] = true;
		try {
			$this->assertStringContainsString( 'mw-wikisocial-like-button', $see() );
		} finally {
			$GLOBALS['wgWikiSocialLikeBots'] = false;
		}
	}

	public function testALikeCostsOneExchange(): void {
		$title = Title::newFromText( 'Liked ' . bin2hex( random_bytes( 6 ) ) );
		[ $id ] = $this->newPage( $title, $this->newPerson(), 1 );
		$exchanges = function () use ( $id ): int {
			$reader = $this->newPerson();
			$before = Store::counters()['exchanges'];
			$this->assertTrue( Services::get()->getLikeCommand()->likeIfAllowed( $reader, 'revision', (string)$id )->isGood() );
			return Store::counters()['exchanges'] - $before;
		};
		$waiting = DeferredUpdates::preventOpportunisticUpdates();
		$this->assertSame( 1, $exchanges() );
		$before = Store::counters()['exchanges'];
		ScopedCallback::consume( $waiting );
		DeferredUpdates::doUpdates();
		$this->assertSame( 2, Store::counters()['exchanges'] - $before, 'after the answer the object and its author are looked at again' );
		$this->assertSame( 1, $exchanges(), 'but only the first time' );
	}

	public function testATranscludedListShowsAndAsksNothing(): void {
		$title = Title::newFromText( 'Faux history ' . bin2hex( random_bytes( 6 ) ) );
		$this->newPage( $title, $this->newPerson(), 2 );
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest( [ 'action' => 'history' ] ) );
		$context->setTitle( $title );
		$context->setUser( $this->newPerson() );
		$context->setOutput( new OutputPage( $context ) );
		$before = Store::counters();
		$article = Article::newFromTitle( $title, $context );
		MediaWikiServices::getInstance()->getActionFactory()->getAction( 'history', $article, $context )->show();
		$this->assertSame( $before, Store::counters() );
		$this->assertStringNotContainsString( 'mw-wikisocial-like', $context->getOutput()->getHTML() );
	}
}
