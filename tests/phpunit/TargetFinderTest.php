<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use LogPage;
use ManualLogEntry;
use MediaWiki\Config\HashConfig;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\LogKinds;
use MediaWiki\Extension\WikiSocial\Target\LogSource;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\MediaWikiServices;
use MediaWiki\Permissions\Authority;
use MediaWiki\Permissions\SimpleAuthority;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use Profiler;
use Psr\Log\AbstractLogger;
use Psr\Log\NullLogger;

/**
 * Revisions and log entries that can be liked, in the real wiki.
 * @covers \MediaWiki\Extension\WikiSocial\Target\TargetFinder
 * @covers \MediaWiki\Extension\WikiSocial\Target\RevisionSource
 * @covers \MediaWiki\Extension\WikiSocial\Target\LogSource
 * @covers \MediaWiki\Extension\WikiSocial\Target\DecimalId
 * @covers \MediaWiki\Extension\WikiSocial\MWEntity\BotAccounts
 */
class TargetFinderTest extends TestCase {
	use PageHelper;
	use PeopleHelper;

	private const ABSENT = 'wikisocial-error-target-not-found';

	/** The target, or the key of the refusal. */
	private function find( string $type, string|int $id, ?Authority $performer = null ): Target|string {
		$found = Services::get()->getTargetFinder()->find( $type, (string)$id, $performer ?? $this->newPerson() );
		return $found->isGood() ? $found->getValue() : $found->getMessages()[0]->getKey();
	}

	private function newLogEntry( User $performer, Title $title, string $type = 'move', string $action = 'move' ): int {
		$entry = new ManualLogEntry( $type, $action );
		$entry->setPerformer( $performer );
		$entry->setTarget( $title );
		$entry->setParameters( [ '4::target' => 'Elsewhere', '5::noredir' => '0' ] );
		return $entry->insert();
	}

	public function testARevisionIsItsAuthorsOnItsPage(): void {
		$title = $this->newTitle();
		$author = $this->newPerson();
		$this->edit( $title, $author, 'One' );
		$id = $this->edit( $title, $author, 'Two' );
		$target = $this->find( 'revision', $id );
		$this->assertSame( [
			'type' => 'revision', 'id' => (string)$id, 'authorId' => $author->getId(), 'pageId' => $title->getArticleID(),
		], $target->toArray() );
		$this->assertSame( $title->getPrefixedText(), (string)$target->page );
		$this->assertFalse( $target->byBot );
		$this->assertStringContainsString( 'diff=prev', $target->url );
		$this->assertStringContainsString( "oldid=$id", $target->url );
	}

	public static function provideStrangeIds(): array {
		return array_map( static fn ( $id ) => [ $id ], [
			'', '0', '-1', '01', '1.0', ' 1', "1\n", '1e3', 'x', '99999999999', '999999999999999999', '9999999999999999999', "\0", '١',
			'1 OR 1=1', "c-A\u{0301}-20240101000000", "c-\xff", "c-\0", 'c-' . str_repeat( 'x', 300 ), 'h-', 'c-',
		] );
	}

	/** @dataProvider provideStrangeIds */
	public function testWhatIsNoIdIsNotFound( string $id ): void {
		foreach ( [ 'revision', 'log', 'talk-comment' ] as $type ) {
			$this->assertSame( self::ABSENT, $this->find( $type, $id ) );
		}
		$this->assertSame( [], Services::get()->getTargetFinder()->findMany( [ [ 'type' => 'talk-comment', 'id' => $id ] ], $this->newPerson() ) );
	}

	public function testATypeThatIsNoneIsRefused(): void {
		foreach ( [ '', 'events', 'Revision', 'page' ] as $type ) {
			$this->assertSame( 'wikisocial-error-type-invalid', $this->find( $type, '1' ) );
		}
	}

	public function testStatusesAndCommentsAreLeftToTheEngine(): void {
		foreach ( [ 'status', 'comment' ] as $type ) {
			$target = $this->find( $type, '4711' );
			$this->assertSame( [ 'type' => $type, 'id' => '4711', 'authorId' => 0, 'pageId' => 0 ], $target->toArray() );
			$this->assertStringEndsWith( 'Special:Social/status/4711', $target->url );
			$this->assertSame( self::ABSENT, $this->find( $type, '<script>' ) );
		}
	}

	public function testAHiddenTextOrAuthorHidesTheRevisionASummaryDoesNot(): void {
		$title = $this->newTitle();
		$author = $this->newPerson();
		$id = $this->edit( $title, $author, 'One' );
		$this->edit( $title, $author, 'Two' );
		foreach ( [ RevisionRecord::DELETED_TEXT, RevisionRecord::DELETED_USER ] as $bit ) {
			$this->setBits( 'revision', $title, [ $id ], [ $bit => 1 ] );
			$this->assertSame( self::ABSENT, $this->find( 'revision', $id ) );
			$this->assertSame( self::ABSENT, $this->find( 'revision', $id, $this->administrator() ), 'whoever asks' );
			$this->setBits( 'revision', $title, [ $id ], [ $bit => 0 ] );
		}
		$this->setBits( 'revision', $title, [ $id ], [ RevisionRecord::DELETED_COMMENT => 1 ] );
		$this->assertInstanceOf( Target::class, $this->find( 'revision', $id ) );
	}

	public function testRevisionsOfADeletedPageAreNotFoundUntilItIsBack(): void {
		$title = $this->newTitle();
		$id = $this->edit( $title, $this->newPerson(), 'One' );
		$this->deletePage( $title );
		$this->assertSame( self::ABSENT, $this->find( 'revision', $id ) );
		$this->undeletePage( $title );
		$this->assertInstanceOf( Target::class, $this->find( 'revision', $id ) );
	}

	public function testOnWhatOneMayNotReadNothingIsFound(): void {
		$title = $this->newTitle();
		$author = $this->newPerson();
		$id = $this->edit( $title, $author, 'One' );
		$log = $this->newLogEntry( $author, $title );
		$stranger = new SimpleAuthority( $this->newPerson(), [ 'edit' ] );
		$objects = [ [ 'type' => 'revision', 'id' => (string)$id ], [ 'type' => 'log', 'id' => (string)$log ], [ 'type' => 'status', 'id' => '1' ] ];
		foreach ( $objects as [ 'type' => $type, 'id' => $one ] ) {
			$this->assertSame( self::ABSENT, $this->find( $type, $one, $stranger ) );
		}
		$this->assertSame( [], Services::get()->getTargetFinder()->findMany( $objects, $stranger ) );
		$reader = new SimpleAuthority( $this->newPerson(), [ 'read' ] );
		$this->assertCount( 3, Services::get()->getTargetFinder()->findMany( $objects, $reader ) );
	}

	public function testBotsAreKnownAndHiddenPeopleAreNotFound(): void {
		$services = MediaWikiServices::getInstance();
		$author = $this->newPerson();
		$id = $this->edit( $this->newTitle(), $author, 'One' );
		$services->getUserGroupManager()->addUserToGroup( $author, 'bot' );
		$this->assertTrue( $this->find( 'revision', $id )->byBot );
		$services->getUserGroupManager()->addUserToGroup( $author, 'bot', '20010101000000', true );
		$this->assertFalse( $this->find( 'revision', $id )->byBot, 'not any more' );
		$services->getBlockUserFactory()->newBlockUser(
			$author, $this->administrator(), 'infinity', 'test', [ 'isHideUser' => true, 'isAutoblocking' => false ]
		)->placeBlockUnsafe( true );
		$this->assertSame( self::ABSENT, $this->find( 'revision', $id ) );
	}

	public function testALogEntryIsItsPerformers(): void {
		$title = $this->newTitle();
		$author = $this->newPerson();
		$this->edit( $title, $author, 'One' );
		$id = $this->newLogEntry( $author, $title );
		$target = $this->find( 'log', $id );
		$this->assertSame( [
			'type' => 'log', 'id' => (string)$id, 'authorId' => $author->getId(), 'pageId' => $title->getArticleID(),
		], $target->toArray() );
		$this->assertStringEndsWith( "Special:Redirect/logid/$id", $target->url );
	}

	public function testOnlyListedKindsOfLogEntriesAreFound(): void {
		$author = $this->newPerson();
		$title = $this->newTitle();
		$found = fn ( string $type, string $action ) => $this->find( 'log', $this->newLogEntry( $author, $title, $type, $action ) ) !== self::ABSENT;
		$this->assertTrue( $found( 'create', 'create' ) );
		$this->assertTrue( $found( 'upload', 'overwrite' ) );
		foreach ( [ [ 'create', 'other' ], [ 'delete', 'delete' ], [ 'block', 'block' ], [ 'suppress', 'block' ], [ 'rights', 'rights' ] ] as $kind ) {
			$this->assertFalse( $found( ...$kind ), implode( '/', $kind ) );
		}
	}

	public function testALogThatOnlySomeMayReadIsForNobodyEvenWhenListed(): void {
		$services = MediaWikiServices::getInstance();
		$source = new LogSource( new LogKinds( new ServiceOptions( LogKinds::CONSTRUCTOR_OPTIONS, new HashConfig( [
			'WikiSocialLogTypes' => [ 'suppress/*', 'move/*', 'upload/*' ],
			'LogRestrictions' => [ 'suppress' => 'suppressionlog', 'move' => 'patrol', 'upload' => '*' ],
		] ) ) ), $services->getConnectionProvider(), $services->getTitleFactory() );
		$author = $this->newPerson();
		$title = $this->newTitle();
		$ids = array_map( fn ( $type ) => (string)$this->newLogEntry( $author, $title, $type ), [ 'suppress', 'move', 'upload' ] );
		$this->assertEquals( [ $ids[2] ], array_keys( $source->find( $ids ) ) );
		$row = [ 'type' => 'log', 'id' => $ids[1], 'authorId' => 0, 'pageId' => 0, 'hidden' => '', 'deleted' => false ];
		$this->assertSame( 'suppressed', $source->states( [ $row ] )[$ids[1]]->hidden );
	}

	public function testAHiddenActionOrPerformerHidesTheLogEntry(): void {
		$title = $this->newTitle();
		$id = $this->newLogEntry( $this->newPerson(), $title );
		foreach ( [ LogPage::DELETED_ACTION, LogPage::DELETED_USER ] as $bit ) {
			$this->setBits( 'logging', $title, [ $id ], [ $bit => 1 ] );
			$this->assertSame( self::ABSENT, $this->find( 'log', $id ) );
			$this->setBits( 'logging', $title, [ $id ], [ $bit => 0 ] );
		}
		$this->setBits( 'logging', $title, [ $id ], [ LogPage::DELETED_COMMENT => 1 ] );
		$this->assertInstanceOf( Target::class, $this->find( 'log', $id ) );
	}

	public function testManyAreFoundInAsManyQueriesAsFew(): void {
		$objects = [];
		for ( $page = 0; $page < 4; $page++ ) {
			$title = $this->newTitle();
			$author = $this->newPerson();
			$objects["r$page"] = [ 'type' => 'revision', 'id' => (string)$this->edit( $title, $author, 'One' ) ];
			$objects["l$page"] = [ 'type' => 'log', 'id' => (string)$this->newLogEntry( $author, $title ) ];
		}
		$objects['gone'] = [ 'type' => 'revision', 'id' => '999999999' ];
		$objects['no type'] = [ 'type' => 'page', 'id' => '1' ];
		$objects['no word'] = [ 'type' => '5', 'id' => '1' ];
		$objects['no id'] = [ 'type' => 'log', 'id' => 'x' ];
		$finder = Services::get()->getTargetFinder();
		$performer = $this->newPerson();
		$few = $this->queries( static fn () => $finder->findMany( array_slice( $objects, 0, 2 ), $performer ) );
		$found = [];
		$many = $this->queries( static function () use ( $finder, $objects, $performer, &$found ) {
			$found = $finder->findMany( $objects, $performer );
		} );
		$this->assertSame( $few, $many );
		$this->assertSame( 4, $many, 'revisions, log entries, who is hidden, who is a bot' );
		$this->assertSame( array_keys( array_slice( $objects, 0, 8 ) ), array_keys( $found ), 'keys and order of what was asked' );
		foreach ( $found as $key => $target ) {
			$this->assertSame( $objects[$key], array_slice( $target->toArray(), 0, 2 ) );
		}
	}

	/** How many queries it makes. The profiler complains of each when none is expected. */
	private function queries( callable $ask ): int {
		$counter = new class extends AbstractLogger {
			public int $count = 0;

			/** @inheritDoc */
			public function log( $level, $message, array $context = [] ): void {
				$this->count++;
			}
		};
		$profiler = Profiler::instance()->getTransactionProfiler();
		$profiler->setLogger( $counter );
		$profiler->resetExpectations();
		$profiler->setExpectation( 'queries', 0, __METHOD__ );
		try {
			$ask();
		} finally {
			$profiler->resetExpectations();
			$profiler->setLogger( new NullLogger() );
		}
		return $counter->count;
	}
}
