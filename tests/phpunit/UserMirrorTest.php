<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Hooks\UserMirrorHandler;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\MWEntity\UserStates;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\RecentCommentsJob;
use MediaWiki\MediaWikiServices;
use MediaWiki\RenameUser\RenameuserSQL;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;
use PHPUnit\Framework\TestCase;
use Psr\Log\NullLogger;
use WikiSocial\Actors;
use WikiSocial\Feeds;
use WikiSocial\Statuses;
use WikiSocial\Viewer;

/**
 * What the wiki changes about its users reaches the store, in the real wiki with the real store.
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\UserMirrorHandler
 * @covers \MediaWiki\Extension\WikiSocial\MWEntity\UserMirror
 * @covers \MediaWiki\Extension\WikiSocial\MWEntity\UserStates
 */
class UserMirrorTest extends TestCase {
	use PeopleHelper;

	private static function wiki(): string {
		return WikiMap::getCurrentWikiId();
	}

	/** Somebody with one status, whose text is the name. */
	private function newAuthor(): User {
		$author = $this->newPerson();
		Statuses::post( new Viewer( self::wiki(), $author->getId() ), [ 'text' => $author->getName() ] );
		return $author;
	}

	private function hide( User $person, bool $hidden = true ): void {
		$status = MediaWikiServices::getInstance()->getBlockUserFactory()->newBlockUser(
			$person, $this->administrator(), 'infinity', 'test', [ 'isHideUser' => $hidden ]
		)->placeBlockUnsafe( true );
		$this->assertTrue( $status->isOK(), (string)$status );
		DeferredUpdates::doUpdates();
	}

	private function unblock( User $person ): void {
		$status = MediaWikiServices::getInstance()->getUnblockUserFactory()->newUnblockUser(
			$person, $this->administrator(), 'test'
		)->unblockUnsafe();
		$this->assertTrue( $status->isOK(), (string)$status );
		DeferredUpdates::doUpdates();
	}

	/** @return string[] the texts that anybody finds in the person's feed */
	private function texts( User $person, int $caps = 0 ): array {
		return array_column( Feeds::user( new Viewer( self::wiki(), 0, $caps ), $person->getId() )['items'], 'text' );
	}

	private function entry( User $person ): array {
		return Actors::list( self::wiki(), $person->getId() - 1, 1 )[0];
	}

	private function handler(): UserMirrorHandler {
		return new UserMirrorHandler(
			Services::get()->getUserMirror(), Services::get()->getSurfaceCache(), Services::get()->getRecentStatuses(),
			Services::get()->getRecentComments()
		);
	}

	public function testWhoIsHiddenByABlockIsHiddenInTheStoreUntilUnblocked(): void {
		$author = $this->newAuthor();
		$this->assertSame( [ $author->getName() ], $this->texts( $author ) );
		$this->hide( $author );
		$this->assertSame( [], $this->texts( $author ) );
		$this->assertSame( [ $author->getName() ], $this->texts( $author, Viewer::CAP_SUPPRESS ) );
		$this->assertNull( Services::get()->getPersonLookup()->byIds( [ $author->getId() ] )[$author->getId()]->name,
			'a mention of them has no name' );
		$this->unblock( $author );
		$this->assertSame( [ $author->getName() ], $this->texts( $author ) );
	}

	public function testWhatOthersSaidBelowThemLeavesTheRecentChangesAtOnceAndComesBack(): void {
		$author = $this->newAuthor();
		$status = Feeds::user( new Viewer( self::wiki(), 0 ), $author->getId() )['items'][0]['id'];
		$said = Services::get()->getPostCommentCommand()->postIfAllowed(
			$this->newPerson(), 'status', $status, [ 'text' => 'Said', 'lang' => '', 'key' => null, 'media' => [] ]
		);
		$this->assertTrue( $said->isOK(), (string)$said );
		DeferredUpdates::doUpdates();
		$rows = static fn () => (int)MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase()
			->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( 'recentchanges' )
			->where( [ 'rc_params' => serialize( [ 'status' => $said->value->status->id, 'comment' => true ] ) ] )
			->caller( __METHOD__ )->fetchField();
		$this->assertSame( 1, $rows() );
		$this->hide( $author );
		$this->assertSame( 0, $rows() );
		$this->unblock( $author );
		$this->assertSame( 1, $rows() );
		$job = MediaWikiServices::getInstance()->getJobFactory()->newJob( RecentCommentsJob::TYPE,
			RecentCommentsJob::ofAuthor( $author->getId(), null )->getParams() );
		Actors::mirror( self::wiki(), [
			[ 'userId' => $author->getId(), 'hidden' => true, 'temporary' => false, 'exists' => true ]
		] );
		$this->assertTrue( $job->run() );
		$this->assertSame( 0, $rows(), 'by the job too' );
	}

	public function testReblockingChangesWhetherSomebodyIsHidden(): void {
		$author = $this->newAuthor();
		$this->block( $author );
		$this->assertFalse( $this->entry( $author )['hidden'] );
		$this->hide( $author );
		$this->assertTrue( $this->entry( $author )['hidden'] );
		$this->hide( $author, false );
		$this->assertFalse( $this->entry( $author )['hidden'] );
	}

	public function testAnOrdinaryBlockHidesNobody(): void {
		$author = $this->newAuthor();
		$this->block( $author );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ $author->getName() ], $this->texts( $author ) );
	}

	public function testARenamedPersonKeepsTheirStatusesUnderTheNewName(): void {
		$author = $this->newAuthor();
		$new = $author->getName() . ' anew';
		$renamed = new RenameuserSQL( $author->getName(), $new, $author->getId(), $this->administrator() );
		$this->assertTrue( $renamed->rename() );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ $author->getName() ], $this->texts( $author ) );
		$this->assertSame( $new, Services::get()->getPersonLookup()->byIds( [ $author->getId() ] )[$author->getId()]->name );
	}

	public function testADeletedAccountIsNotedAsGone(): void {
		$author = $this->newAuthor();
		$this->deleteRow( $author );
		$this->handler()->onDeleteAccount( $author );
		DeferredUpdates::doUpdates();
		$this->assertFalse( $this->entry( $author )['exists'] );
		$this->assertSame( [ $author->getName() ], $this->texts( $author ), 'what was written stays' );
	}

	public function testWhatAMergedAccountWroteIsTheHeirs(): void {
		$from = $this->newAuthor();
		$to = $this->newAuthor();
		$this->handler()->onMergeAccountFromTo( $from, $to );
		$this->deleteRow( $from );
		$this->handler()->onDeleteAccount( $from );
		DeferredUpdates::doUpdates();
		$this->assertSame( [ $to->getName(), $from->getName() ], $this->texts( $to ) );
		$this->assertSame( $to->getId(), $this->entry( $from )['mergedInto'] );
		$this->assertFalse( $this->entry( $from )['exists'] );
		$this->assertSame( '0 moved', $this->settled() );
	}

	public function testWhatIsMergedIntoNobodyOrOneselfStays(): void {
		$author = $this->newAuthor();
		$this->handler()->onMergeAccountFromTo( $author, new User() );
		$this->handler()->onMergeAccountFromTo( $author, $author );
		DeferredUpdates::doUpdates();
		$this->assertNull( $this->entry( $author )['mergedInto'] );
	}

	public function testAMirrorThatIsWrongIsFoundAndMended(): void {
		$author = $this->newAuthor();
		$id = $author->getId();
		Actors::mirror( self::wiki(), [ [ 'userId' => $id, 'hidden' => true, 'temporary' => true, 'exists' => false ] ] );
		$mirror = Services::get()->getUserMirror();
		$this->assertSame( [ $id => [ 'hidden', 'temporary', 'exists' ] ], $mirror->compare( $id - 1, 1 )['differing'] );
		$this->assertSame( 1, $mirror->refresh( [ $id ] ) );
		$this->assertSame( [], $mirror->compare( $id - 1, 1 )['differing'] );
		$this->assertSame( 0, $mirror->refresh( [ $id ] ) );
	}

	/** By the heir's state, not by one's own: the texts are the heir's. */
	public function testAMergedAccountIsMendedTogetherWithItsHeir(): void {
		$from = $this->newAuthor();
		$to = $this->newAuthor();
		Actors::merge( self::wiki(), $from->getId(), $to->getId() );
		$this->hide( $to );
		$this->assertTrue( $this->entry( $from )['hidden'] );
		$mirror = Services::get()->getUserMirror();
		$this->assertSame( [], $mirror->compare( $from->getId() - 1, 1 )['differing'] );
		$shown = [ 'hidden' => false, 'temporary' => false, 'exists' => true ];
		Actors::mirror( self::wiki(), [ [ 'userId' => $to->getId() ] + $shown ] );
		$found = $mirror->compare( $from->getId() - 1, 1 );
		$this->assertSame( [ $from->getId() => [ 'hidden' ] ], $found['differing'] );
		$this->assertSame( 2, $mirror->refresh( $found['refresh'] ) );
		$this->assertTrue( $this->entry( $from )['hidden'] );
		$this->assertTrue( $this->entry( $to )['hidden'] );
	}

	public function testABlockBetweenReadingAndWritingIsNotLost(): void {
		$author = $this->newAuthor();
		$services = MediaWikiServices::getInstance();
		$between = function () use ( $author ): void {
			$this->hide( $author );
		};
		$states = new class( $between, $services->getConnectionProvider(), $services->getHideUserUtils(),
			$services->getTempUserConfig() ) extends UserStates {
			public function __construct( private ?\Closure $between, mixed ...$services ) {
				parent::__construct( ...$services );
			}

			public function ofUsers( array $ids ): array {
				$states = parent::ofUsers( $ids );
				$between = $this->between;
				$this->between = null;
				$between && $between();
				return $states;
			}
		};
		$mirror = new UserMirror( self::wiki(), $states, Services::get()->getEngine(), new NullLogger() );
		$mirror->refresh( [ $author->getId() ] );
		$this->assertTrue( $this->entry( $author )['hidden'] );
	}

	private function deleteRow( User $person ): void {
		MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase()
			->newDeleteQueryBuilder()
			->deleteFrom( 'user' )
			->where( [ 'user_id' => $person->getId() ] )
			->caller( __METHOD__ )
			->execute();
	}

	private function settled(): string {
		$moved = 0;
		$after = '0';
		do {
			[ 'moved' => $in, 'next' => $after ] = Services::get()->getUserMirror()->settle( $after, true );
			$moved += $in;
		} while ( $after !== null );
		return "$moved moved";
	}
}
