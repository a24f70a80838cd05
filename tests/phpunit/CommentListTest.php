<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use DifferenceEngine;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Comment\CommentRows;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Output\OutputPage;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use ReflectionProperty;
use Wikimedia\ScopedCallback;
use WikiSocial\Store;

/**
 * What comments cost, written and on the pages that show them.
 * @covers \MediaWiki\Extension\WikiSocial\Comment\CommentAccess
 * @covers \MediaWiki\Extension\WikiSocial\Comment\CommentDiff
 * @covers \MediaWiki\Extension\WikiSocial\Comment\CommentRows
 * @covers \MediaWiki\Extension\WikiSocial\Comment\CommentSection
 * @covers \MediaWiki\Extension\WikiSocial\Comment\PostCommentCommand
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\CommentListHandler
 */
class CommentListTest extends TestCase {
	use PageHelper;
	use PeopleHelper;

	protected function tearDown(): void {
		RequestContext::getMain()->setRequest( new FauxRequest() );
		// A diff asks for it, after which no test could set another title.
		( new ReflectionProperty( RequestContext::class, 'action' ) )->setValue( RequestContext::getMain(), null );
		MediaWikiServices::getInstance()->resetServiceForTesting( CommentRows::SERVICE_NAME );
	}

	private function context( Title $title, User $viewer, array $query = [] ): DerivativeContext {
		RequestContext::getMain()->setRequest( new FauxRequest( $query ) );
		RequestContext::getMain()->setUser( $viewer );
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setTitle( $title );
		$context->setOutput( new OutputPage( $context ) );
		return $context;
	}

	/** Id of the comment. */
	private function say( User $author, string $type, string $id ): string {
		$posted = Services::get()->getPostCommentCommand()->postIfAllowed(
			$author, $type, $id, [ 'text' => bin2hex( random_bytes( 6 ) ), 'lang' => '', 'key' => null, 'media' => [] ]
		);
		$this->assertTrue( $posted->isOK(), (string)$posted );
		return $posted->value->status->id;
	}

	/** @return array{int, mixed} exchanges before the answer is out, and what it answers */
	private function costOf( callable $act ): array {
		$scope = DeferredUpdates::preventOpportunisticUpdates();
		$before = Store::counters()['exchanges'];
		$answer = $act();
		$cost = Store::counters()['exchanges'] - $before;
		ScopedCallback::consume( $scope );
		DeferredUpdates::doUpdates();
		return [ $cost, $answer ];
	}

	private function special( string $subpage, User $viewer ): string {
		$context = $this->context( Title::makeTitle( NS_SPECIAL, "Social/$subpage" ), $viewer );
		$page = MediaWikiServices::getInstance()->getSpecialPageFactory()->getPage( 'Social' );
		$page->setContext( $context );
		$page->execute( $subpage );
		return $context->getOutput()->getHTML();
	}

	private function status( User $author ): string {
		return Services::get()->getPostStatusCommand()->postIfAllowed( $author, 'Root', '', null )->value->status->id;
	}

	public function testACommentCostsOneExchangeAndAnAnswerOneMoreForItsPlace(): void {
		$author = $this->newPerson();
		$revision = (string)$this->edit( $this->newTitle(), $author, 'Text' );
		[ $exchanges, $first ] = $this->costOf( fn () => $this->say( $author, 'revision', $revision ) );
		$this->assertSame( 1, $exchanges );
		[ $exchanges ] = $this->costOf( fn () => $this->say( $author, 'comment', $first ) );
		$this->assertSame( 2, $exchanges );
	}

	public function testRowsCostOneExchangeForFiveHundredAndNoneForNone(): void {
		$context = $this->context( Title::newMainPage(), $this->newPerson() );
		$rows = array_map( static fn ( int $id ) => [ 'type' => 'revision', 'id' => (string)$id ], range( 1, 500 ) );
		foreach ( [ 0 => 0, 1 => 1, 500 => 1 ] as $count => $exchanges ) {
			$this->assertSame( $exchanges, $this->costOf( static fn () =>
				Services::get()->getCommentRows()->prepare( array_slice( $rows, 0, $count ), $context ) )[0], (string)$count );
		}
		$this->assertStringContainsString( 'comments/revision/500"', Services::get()->getCommentRows()->html( 'revision', '500' ) );
		$this->assertSame( '', Services::get()->getCommentRows()->html( 'revision', '501' ) );
	}

	public function testADiffCostsOneExchangeForItsCommentsAndTheirNumber(): void {
		$title = $this->newTitle();
		$author = $this->newPerson();
		$old = $this->edit( $title, $author, 'One' );
		$new = $this->edit( $title, $author, 'Two' );
		$this->say( $author, 'revision', (string)$new );
		// The others are of the likes, of the edit and of its comments.
		[ $exchanges, $html ] = $this->costOf( function () use ( $title, $author, $old, $new ) {
			$context = $this->context( $title, $author );
			( new DifferenceEngine( $context, $old, $new ) )->showDiffPage();
			return $context->getOutput()->getHTML();
		} );
		$this->assertSame( 3, $exchanges );
		$this->assertSame( 1, substr_count( $html, 'class="mw-wikisocial-comment-link"' ) );
		$this->assertSame( 1, substr_count( $html, 'class="mw-wikisocial-comments"' ) );
	}

	public function testPagesOfCommentsCostTheSameWhateverTheirLength(): void {
		$author = $this->newPerson();
		$reader = $this->newPerson();
		foreach ( [ 1, 15 ] as $threads ) {
			$status = $this->status( $author );
			for ( $i = 0; $i < $threads; $i++ ) {
				$first = $this->say( $reader, 'status', $status );
				$this->say( $author, 'comment', $first );
			}
			// The status, the comments, and the likes of all of them.
			foreach ( [ "status/$status" => 2 * $threads, "comments/status/$status" => 2 * $threads, "comments/comment/$first" => 1 ] as $subpage => $comments ) {
				[ $exchanges, $html ] = $this->costOf( fn () => $this->special( $subpage, $reader ) );
				$this->assertSame( 3, $exchanges, $subpage );
				$this->assertSame( $comments, substr_count( $html, 'class="mw-wikisocial-comment"' ), $subpage );
			}
		}
		$revision = (string)$this->edit( $this->newTitle(), $author, 'Text' );
		$this->say( $author, 'revision', $revision );
		$this->assertSame( 2, $this->costOf( fn () => $this->special( "comments/revision/$revision", $reader ) )[0] );
	}
}
