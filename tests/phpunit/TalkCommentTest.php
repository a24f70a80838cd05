<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Extension\WikiSocial\Target\TalkCommentSource;
use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\Utils\MWTimestamp;
use PHPUnit\Framework\TestCase;

/**
 * Comments on talk pages by their names, in the real wiki with DiscussionTools.
 * @covers \MediaWiki\Extension\WikiSocial\Target\TalkCommentSource
 * @covers \MediaWiki\Extension\WikiSocial\Target\TalkPlace
 * @covers \MediaWiki\Extension\WikiSocial\Target\TargetMirror
 * @covers \MediaWiki\Extension\WikiSocial\Target\TargetChanges
 */
class TalkCommentTest extends TestCase {
	use PageHelper;
	use PeopleHelper;

	private const ABSENT = 'wikisocial-error-target-not-found';
	private const AMBIGUOUS = 'wikisocial-error-target-ambiguous';

	protected function tearDown(): void {
		MWTimestamp::setFakeTime( false );
	}

	/** The target, or the key of the refusal. */
	private function find( string $name ): Target|string {
		$found = Services::get()->getTargetFinder()->find( 'talk-comment', $name, $this->newPerson() );
		return $found->isGood() ? $found->getValue() : $found->getMessages()[0]->getKey();
	}

	private static function text( Title $title ): string {
		return MediaWikiServices::getInstance()->getRevisionLookup()->getRevisionByTitle( $title )
			->getContent( 'main', RevisionRecord::RAW )->getText();
	}

	/** Writes below a heading of a talk page, at a time of its own; the comment's name. */
	private function comment( Title $title, User $author, string $heading = 'Heading', string $at = '20240102030405' ): string {
		MWTimestamp::setFakeTime( $at );
		$this->edit( $title, $author, ( $title->exists() ? self::text( $title ) : '' ) . "\n== $heading ==\nText ~~~~\n" );
		MWTimestamp::setFakeTime( false );
		return 'c-' . strtr( $author->getName(), ' ', '_' ) . '-' . substr( $at, 0, 12 ) . '00';
	}

	private function newTalk(): Title {
		return $this->newTitle( NS_TALK );
	}

	public function testACommentIsItsAuthorsWhereItStands(): void {
		$title = $this->newTalk();
		$author = $this->newPerson();
		$name = $this->comment( $title, $author );
		$target = $this->find( $name );
		$this->assertInstanceOf( Target::class, $target, is_string( $target ) ? $target : '' );
		$this->assertSame( [
			'type' => 'talk-comment', 'id' => $name, 'authorId' => $author->getId(), 'pageId' => $title->getArticleID(),
		], $target->toArray() );
		$this->assertStringEndsWith( "#$name-Heading", $target->url );
		$this->assertSame( $name, $this->find( "$name-Heading" )->id, 'by the id that the page has for it' );
		$this->assertSame( self::ABSENT, $this->find( 'h' . substr( $name, 1 ) ), 'a heading is no comment' );
		$this->assertSame( self::ABSENT, $this->find( substr( $name, 0, -1 ) ) );
	}

	public function testACommentIsFoundAgainInItsArchiveAlsoUnderAnotherHeading(): void {
		$title = $this->newTalk();
		$name = $this->comment( $title, $this->newPerson() );
		$text = self::text( $title );
		foreach ( [ 'Heading', 'Old things' ] as $at => $heading ) {
			$archive = Title::makeTitle( NS_TALK, $title->getText() . "/Archive $at" );
			$archivist = $this->newPerson();
			$this->edit( $archive, $archivist, strtr( $text, [ 'Heading' => $heading ] ) );
			$this->edit( $title, $archivist, 'Moved.' );
			$this->assertSame( $archive->getArticleID(), $this->find( $name )->pageId );
			$title = $archive;
		}
	}

	public function testWhoMovesTheirOwnCommentAtOnceStillHasOne(): void {
		$title = $this->newTalk();
		$author = $this->newPerson();
		$name = $this->comment( $title, $author );
		$other = $this->newTalk();
		MWTimestamp::setFakeTime( '20240102030450' );
		$this->edit( $other, $author, self::text( $title ) );
		$this->assertSame( self::AMBIGUOUS, $this->find( $name ) );
		$this->edit( $title, $author, 'Moved.' );
		$this->assertSame( $other->getArticleID(), $this->find( $name )->pageId );
	}

	public function testACopyBySomebodyElseDoesNotStandForTheComment(): void {
		$title = $this->newTalk();
		$name = $this->comment( $title, $this->newPerson() );
		$this->edit( $this->newTalk(), $this->newPerson(), strtr( self::text( $title ), [ 'Text' => 'Another text', 'Heading' => 'Copy' ] ) );
		$this->assertSame( $title->getArticleID(), $this->find( $name )->pageId );
	}

	public function testAPageThatShowsAnotherOnesCommentIsNoPlaceOfItsOwn(): void {
		$title = $this->newTalk();
		$name = $this->comment( $title, $this->newPerson() );
		$this->edit( $this->newTalk(), $this->newPerson(), "== Shown ==\n{{:{$title->getPrefixedText()}}}\n" );
		$this->assertSame( $title->getArticleID(), $this->find( $name )->pageId );
	}

	public function testTwoCommentsOfOneMinuteAreAmbiguous(): void {
		$title = $this->newTalk();
		$author = $this->newPerson();
		$name = $this->comment( $title, $author, 'One', '20240102030405' );
		$this->assertSame( $title->getArticleID(), $this->find( $name )->pageId );
		$this->comment( $title, $author, 'Two', '20240102030430' );
		$this->assertSame( self::AMBIGUOUS, $this->find( $name ), 'on one page' );
		$this->assertSame( [], Services::get()->getTargetFinder()->findMany( [ [ 'type' => 'talk-comment', 'id' => $name ] ], $author ) );

		$author = $this->newPerson();
		$name = $this->comment( $this->newTalk(), $author, 'One', '20240102030405' );
		$this->comment( $this->newTalk(), $author, 'One', '20240102030455' );
		$this->assertSame( self::AMBIGUOUS, $this->find( $name ), 'on two pages, under headings of the same words' );
	}

	public function testACommentThatWasRemovedIsFoundInThePast(): void {
		$title = $this->newTalk();
		$name = $this->comment( $title, $this->newPerson() );
		$old = $title->getLatestRevID();
		$this->edit( $title, $this->newPerson(), 'Nothing.' );
		$this->assertStringContainsString( "oldid=$old", $this->find( $name )->url );
	}

	public function testManyAreFoundTogether(): void {
		$title = $this->newTalk();
		$names = [];
		foreach ( [ '01', '02', '03' ] as $minute ) {
			$names[] = $this->comment( $title, $this->newPerson(), 'Heading', "202401020304$minute" );
		}
		$found = Services::get()->getTargetFinder()->findMany(
			array_map( static fn ( $name ) => [ 'type' => 'talk-comment', 'id' => $name ], [ ...$names, 'c-Nobody-20240102030400' ] ),
			$this->newPerson()
		);
		$this->assertSame( $names, array_column( $found, 'id' ) );
	}

	public function testWithoutDiscussionToolsNothingIsFoundAndNothingIsSaid(): void {
		$services = MediaWikiServices::getInstance();
		$name = $this->comment( $this->newTalk(), $this->newPerson() );
		$row = [ 'type' => 'talk-comment', 'id' => $name, 'authorId' => 1, 'pageId' => 1, 'hidden' => '', 'deleted' => false ];
		$store = $services->get( 'DiscussionTools.ThreadItemStore' );
		$with = new TalkCommentSource( $store, $services->getConnectionProvider(), $services->getTitleFactory() );
		$this->assertCount( 1, $with->find( [ $name ] ) );
		$this->assertCount( 1, $with->states( [ $row ] ) );
		$without = new TalkCommentSource( null, $services->getConnectionProvider(), $services->getTitleFactory() );
		$this->assertSame( [ [], [], [] ], [ $without->find( [ $name ] ), $without->states( [ $row ] ), $without->namesIn( [ 1 ] ) ] );
	}

	public function testWhatHappensToTheRevisionHappensToTheComment(): void {
		$title = $this->newTalk();
		$author = $this->newPerson();
		$name = $this->comment( $title, $author );
		$page = $title->getArticleID();
		$old = $title->getLatestRevID();
		$this->like( $this->find( $name )->toArray() );
		$this->edit( $title, $this->newPerson(), 'Nothing.' );
		$this->assertSame( [ $author->getId(), $page, '', false ], $this->stored( 'talk-comment', $name ) );
		$this->setBits( 'revision', $title, [ $old ], [ RevisionRecord::DELETED_TEXT => 1 ] );
		$this->assertSame( [ $author->getId(), $page, 'hidden', false ], $this->stored( 'talk-comment', $name ) );
		$this->assertSame( self::ABSENT, $this->find( $name ) );
		$this->setBits( 'revision', $title, [ $old ], [ RevisionRecord::DELETED_RESTRICTED => 1 ] );
		$this->assertSame( [ $author->getId(), $page, 'suppressed', false ], $this->stored( 'talk-comment', $name ) );
		$this->setBits( 'revision', $title, [ $old ], [ RevisionRecord::DELETED_TEXT => 0, RevisionRecord::DELETED_RESTRICTED => 0 ] );
		$this->assertSame( [ $author->getId(), $page, '', false ], $this->stored( 'talk-comment', $name ) );
	}

	public function testACommentGoesAndComesWithItsPageAlsoAfterItWasArchivedThere(): void {
		$title = $this->newTalk();
		$name = $this->comment( $title, $this->newPerson() );
		$this->like( $this->find( $name )->toArray() );
		$archive = $this->newTalk();
		$this->edit( $archive, $this->newPerson(), self::text( $title ) );
		$this->edit( $title, $this->newPerson(), 'Moved.' );
		$this->deletePage( $title );
		$this->assertSame( [ $archive->getArticleID(), '', false ], array_slice( $this->stored( 'talk-comment', $name ), 1 ), 'it is elsewhere' );
		$this->undeletePage( $title );
		$page = $archive->getArticleID();
		$this->deletePage( $archive );
		$this->assertFalse( $this->stored( 'talk-comment', $name )[3], 'the first page still has it in its history' );
		$this->deletePage( $title );
		$this->assertTrue( $this->stored( 'talk-comment', $name )[3] );
		$this->assertSame( self::ABSENT, $this->find( $name ) );
		$this->undeletePage( $archive );
		$this->assertSame( [ $page, '', false ], array_slice( $this->stored( 'talk-comment', $name ), 1 ) );
	}
}
