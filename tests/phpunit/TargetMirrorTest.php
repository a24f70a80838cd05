<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use LogPage;
use ManualLogEntry;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\MirrorTargetsJob;
use MediaWiki\Extension\WikiSocial\Target\RevisionSource;
use MediaWiki\Extension\WikiSocial\Target\TargetMirror;
use MediaWiki\Extension\WikiSocial\Target\TargetSources;
use MediaWiki\MediaWikiServices;
use MediaWiki\Permissions\UltimateAuthority;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;
use PHPUnit\Framework\TestCase;
use Psr\Log\NullLogger;
use WikiSocial\Actors;
use WikiSocial\Likes;
use WikiSocial\Targets;
use WikiSocial\Viewer;

/**
 * What the wiki hides, deletes and brings back reaches the store, in the real wiki with the real store.
 * @covers \MediaWiki\Extension\WikiSocial\Target\TargetMirror
 * @covers \MediaWiki\Extension\WikiSocial\Target\TargetChanges
 * @covers \MediaWiki\Extension\WikiSocial\Target\TargetState
 * @covers \MediaWiki\Extension\WikiSocial\Target\RevisionSource
 * @covers \MediaWiki\Extension\WikiSocial\Target\LogSource
 * @covers \MediaWiki\Extension\WikiSocial\Target\MirrorTargetsJob
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\TargetMirrorHandler
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\LogHidingHandler
 */
class TargetMirrorTest extends TestCase {
	use PageHelper;
	use PeopleHelper;

	private User $author;
	private Title $title;

	protected function setUp(): void {
		$this->author = $this->newPerson();
		$this->title = $this->newTitle();
	}

	/** A revision that is not the newest, liked by somebody. */
	private function likedRevision(): int {
		$id = $this->edit( $this->title, $this->author, 'Liked ' . bin2hex( random_bytes( 4 ) ) );
		$this->edit( $this->title, $this->author, 'Later ' . bin2hex( random_bytes( 4 ) ) );
		$this->like( $this->object( $id ) );
		return $id;
	}

	private function object( int $id ): array {
		return [
			'type' => 'revision', 'id' => (string)$id, 'authorId' => $this->author->getId(), 'pageId' => $this->title->getArticleID(),
		];
	}

	private function likedLogEntry(): int {
		$entry = new ManualLogEntry( 'move', 'move' );
		$entry->setPerformer( $this->author );
		$entry->setTarget( $this->title );
		$entry->setParameters( [ '4::target' => 'Elsewhere', '5::noredir' => '0' ] );
		$id = $entry->insert();
		$this->like( [ 'type' => 'log', 'id' => (string)$id, 'authorId' => $this->author->getId() ] );
		return $id;
	}

	/** Likes that anybody sees on it. */
	private function likes( int $revision ): int {
		return Likes::many( new Viewer( WikiMap::getCurrentWikiId(), 0 ), [ $this->object( $revision ) ] )[0]['count'];
	}

	/** Hide level and whether it is deleted. */
	private function state( string $type, int $id ): array {
		return array_slice( $this->stored( $type, $id ), 2 );
	}

	public function testARevisionIsHiddenSuppressedAndShown(): void {
		$id = $this->likedRevision();
		$steps = [
			[ [ RevisionRecord::DELETED_COMMENT => 1 ], '' ],
			[ [ RevisionRecord::DELETED_TEXT => 1 ], 'hidden' ],
			[ [ RevisionRecord::DELETED_RESTRICTED => 1 ], 'suppressed' ],
			[ [ RevisionRecord::DELETED_TEXT => 0, RevisionRecord::DELETED_USER => 1, RevisionRecord::DELETED_RESTRICTED => 0 ], 'hidden' ],
			[ [ RevisionRecord::DELETED_USER => 0 ], '' ],
		];
		foreach ( $steps as [ $bits, $level ] ) {
			$this->setBits( 'revision', $this->title, [ $id ], $bits );
			$this->assertSame( [ $level, false ], $this->state( 'revision', $id ) );
			$this->assertSame( $level === '' ? 1 : 0, $this->likes( $id ) );
		}
	}

	public function testAPageTakesItsRevisionsAlongAndBringsThemBack(): void {
		$id = $this->likedRevision();
		// Single ones are named by their time.
		sleep( 1 );
		$second = $this->likedRevision();
		$page = $this->title->getArticleID();
		$this->deletePage( $this->title );
		$this->assertSame( [ $this->author->getId(), $page, '', true ], $this->stored( 'revision', $id ) );
		$this->assertSame( 0, $this->likes( $id ) );
		$timestamp = MediaWikiServices::getInstance()->getArchivedRevisionLookup()
			->getArchivedRevisionRecord( $this->title, $second )->getTimestamp();
		$this->undeletePage( $this->title, [ $timestamp ] );
		$this->assertFalse( $this->state( 'revision', $second )[1], 'a single one' );
		$this->undeletePage( $this->title );
		$this->assertSame( [ '', false ], $this->state( 'revision', $id ) );
		$this->assertSame( 1, $this->likes( $id ) );
	}

	public function testAHistoryMergedGivesRevisionsToAnotherPage(): void {
		$id = $this->edit( $this->title, $this->author, 'Older' );
		$this->like( $this->object( $id ) );
		$source = $this->title;
		sleep( 1 );
		$destination = $this->newTitle();
		$this->edit( $destination, $this->author, 'Newer' );
		$status = MediaWikiServices::getInstance()->getMergeHistoryFactory()->newMergeHistory( $source, $destination )
			->merge( new UltimateAuthority( $this->administrator() ), 'test' );
		$this->assertTrue( $status->isOK(), (string)$status );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ $destination->getArticleID(), '', false ], array_slice( $this->stored( 'revision', $id ), 1 ) );
	}

	public function testALogEntryIsHiddenAndShown(): void {
		$id = $this->likedLogEntry();
		$this->setBits( 'logging', $this->title, [ $id ], [ LogPage::DELETED_ACTION => 1 ] );
		$this->assertSame( [ 'hidden', false ], $this->state( 'log', $id ) );
		$this->setBits( 'logging', $this->title, [ $id ], [ LogPage::DELETED_ACTION => 0 ] );
		$this->assertSame( [ '', false ], $this->state( 'log', $id ) );
	}

	public function testAllThatSomebodyDidIsMarkedWhenTheyAreHidden(): void {
		$id = $this->likedRevision();
		$log = $this->likedLogEntry();
		$services = MediaWikiServices::getInstance();
		$status = $services->getBlockUserFactory()->newBlockUser(
			$this->author, $this->administrator(), 'infinity', 'test', [ 'isHideUser' => true, 'isAutoblocking' => false ]
		)->placeBlockUnsafe( true );
		$this->assertTrue( $status->isOK(), (string)$status );
		$this->runJobs();
		$this->assertSame( [ 'suppressed', 'suppressed' ], [ $this->state( 'revision', $id )[0], $this->state( 'log', $log )[0] ] );
		$services->getUnblockUserFactory()->newUnblockUser( $this->author, $this->administrator(), 'test' )->unblockUnsafe();
		$this->runJobs();
		$this->assertSame( [ '', '' ], [ $this->state( 'revision', $id )[0], $this->state( 'log', $log )[0] ] );
	}

	private function runJobs(): void {
		DeferredUpdates::doUpdates();
		$ran = MediaWikiServices::getInstance()->getJobRunner()->run( [ 'type' => MirrorTargetsJob::TYPE, 'maxJobs' => 100 ] );
		$this->assertNotEmpty( $ran['jobs'] );
		$this->assertSame( [ 'ok' ], array_values( array_unique( array_column( $ran['jobs'], 'status' ) ) ) );
	}

	public function testAnAuthorAndAPageThatTheStoreHasWrongAreMended(): void {
		$id = $this->likedRevision();
		$right = $this->stored( 'revision', $id );
		$target = Targets::find( WikiMap::getCurrentWikiId(), [ $this->object( $id ) ] )[0]['target'];
		Targets::mirror( WikiMap::getCurrentWikiId(), [
			[ 'target' => $target, 'authorId' => 0, 'pageId' => 0, 'hidden' => 'hidden', 'deleted' => true ],
		] );
		$mirror = Services::get()->getTargetMirror();
		$batch = $mirror->compare( (string)( (int)$target - 1 ), 1 );
		$this->assertSame( [ (int)$target => [ 'authorId', 'pageId', 'hidden', 'deleted' ] ], $batch['differing'] );
		$this->assertSame( 1, $mirror->refresh( $batch['rows'] ) );
		$this->assertSame( $right, $this->stored( 'revision', $id ) );
		$this->assertSame( 0, $mirror->refresh( $batch['rows'] ), 'the store changes nothing that is right' );
	}

	public function testWhatTheWikiHasNoTraceOfIsDeleted(): void {
		$id = random_int( 1_000_000_000, 2_000_000_000 );
		$this->like( [ 'type' => 'revision', 'id' => (string)$id, 'authorId' => $this->author->getId() ] );
		$this->like( [ 'type' => 'log', 'id' => (string)$id ] );
		$this->like( [ 'type' => 'talk-comment', 'id' => 'c-Nobody-' . random_int( 0, PHP_INT_MAX ) ] );
		$after = '0';
		while ( $after !== null ) {
			$after = Services::get()->getTargetMirror()->refreshBatch( $after );
		}
		$this->assertSame( [ $this->author->getId(), 0, '', true ], $this->stored( 'revision', $id ) );
		$this->assertSame( [ 0, 0, '', true ], $this->stored( 'log', $id ) );
	}

	public function testWhatIsHiddenBetweenTheCheckAndTheWriteIsHiddenByTheRecheck(): void {
		$id = $this->edit( $this->title, $this->author, 'One' );
		$this->edit( $this->title, $this->author, 'Two' );
		$target = Services::get()->getTargetFinder()->find( 'revision', (string)$id, $this->newPerson() )->getValue();
		$this->setBits( 'revision', $this->title, [ $id ], [ RevisionRecord::DELETED_TEXT => 1 ] );
		$this->assertNull( $this->stored( 'revision', $id ), 'unknown to the store until now' );
		$this->like( $target->toArray() );
		$wiki = WikiMap::getCurrentWikiId();
		Actors::mirror( $wiki, [ [ 'userId' => $this->author->getId(), 'hidden' => true, 'temporary' => false, 'exists' => true ] ] );
		Services::get()->getTargetMirror()->recheck( $target );
		$this->assertSame( [ 'hidden', false ], $this->state( 'revision', $id ) );
		$this->assertFalse( Actors::list( $wiki, $this->author->getId() - 1, 1 )[0]['hidden'], 'its author is looked at too' );
	}

	public function testAChangeBetweenReadingAndWritingIsNotLost(): void {
		$id = $this->likedRevision();
		$services = MediaWikiServices::getInstance();
		$this->setBits( 'revision', $this->title, [ $id ], [ RevisionRecord::DELETED_TEXT => 1 ] );
		$between = function () use ( $id ): void {
			$this->setBits( 'revision', $this->title, [ $id ], [ RevisionRecord::DELETED_TEXT => 0 ] );
		};
		$source = new class( $between, $services->getConnectionProvider(), $services->getRevisionStore(), $services->getTitleFactory() )
			extends RevisionSource {
			public function __construct( private ?\Closure $between, mixed ...$services ) {
				parent::__construct( ...$services );
			}

			/** @inheritDoc */
			public function states( array $rows ): array {
				$states = parent::states( $rows );
				$between = $this->between;
				$this->between = null;
				$between && $between();
				return $states;
			}
		};
		$rows = Targets::find( WikiMap::getCurrentWikiId(), [ $this->object( $id ) ] );
		// As the store had it before it was hidden, so that there is something to write.
		$rows[0]['hidden'] = '';
		$reflection = new \ReflectionClass( TargetSources::class );
		$logs = $reflection->getProperty( 'logs' )->getValue( Services::get()->getTargetSources() );
		$mirror = new TargetMirror(
			new TargetSources( $source, $logs, Services::get()->getTargetSources()->talk,
				Services::get()->getTargetSources()->events ),
			Services::get()->getEngine(), Services::get()->getUserMirror(), Services::get()->getRecentComments(), new NullLogger()
		);
		$mirror->refresh( $rows );
		$this->assertSame( [ '', false ], $this->state( 'revision', $id ) );
	}

	public function testTheJobGoesOnWhereItEnded(): void {
		$id = $this->likedRevision();
		$target = Targets::find( WikiMap::getCurrentWikiId(), [ $this->object( $id ) ] )[0]['target'];
		Targets::mirror( WikiMap::getCurrentWikiId(), [
			[ 'target' => $target, 'authorId' => 0, 'pageId' => $this->title->getArticleID(), 'hidden' => 'hidden', 'deleted' => false ],
		] );
		$run = fn ( string $after ) => MediaWikiServices::getInstance()->getJobFactory()->newJob( MirrorTargetsJob::TYPE,
			MirrorTargetsJob::specification( $this->title->getArticleID(), 0, $after )->getParams() )->run();
		$this->assertTrue( $run( $target ) );
		$this->assertSame( 'hidden', $this->state( 'revision', $id )[0], 'behind it' );
		$this->assertTrue( $run( '0' ) );
		$this->assertSame( '', $this->state( 'revision', $id )[0] );
	}
}
