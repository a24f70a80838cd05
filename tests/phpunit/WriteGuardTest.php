<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Block\Restriction\PageRestriction;
use MediaWiki\CommentStore\CommentStoreComment;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\AbuseFilter\AbuseFilterServices;
use MediaWiki\Extension\AbuseFilter\Filter\Flags;
use MediaWiki\Extension\AbuseFilter\Filter\LastEditInfo;
use MediaWiki\Extension\AbuseFilter\Filter\MutableFilter;
use MediaWiki\Extension\AbuseFilter\Filter\Specs;
use MediaWiki\Extension\ConfirmEdit\Hooks as ConfirmEdit;
use MediaWiki\Extension\SpamBlacklist\BaseBlacklist;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Request\FauxRequest;
use MediaWiki\Revision\SlotRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use StatusValue;

/**
 * Each refusal of the guard, caused by the real thing in the real wiki.
 * @covers \MediaWiki\Extension\WikiSocial\Guard\WriteGuard
 * @covers \MediaWiki\Extension\WikiSocial\Guard\AbuseFilterCheck
 * @covers \MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck
 * @covers \MediaWiki\Extension\WikiSocial\Guard\SpamCheck
 */
class WriteGuardTest extends TestCase {
	use PeopleHelper;

	private const SPAM = 'phpunit-spam.example';

	/** @var callable[] */
	private array $undo = [];

	protected function tearDown(): void {
		foreach ( array_reverse( $this->undo ) as $undo ) {
			$undo();
		}
		$this->undo = [];
	}

	private function guard(): WriteGuard {
		return Services::get()->getWriteGuard();
	}

	private function post( User $author, string $text = 'hello' ): WriteStatus {
		return $this->guard()->authorize( 'post', $author, $text );
	}

	private function assertRefused( string $key, WriteStatus $status, int $httpStatus = 403 ): void {
		$this->assertFalse( $status->isOK(), 'refused' );
		$keys = array_map( static fn ( $message ) => $message->getKey(), $status->getMessages() );
		$this->assertContains( $key, $keys );
		$this->assertSame( $httpStatus, $status->httpStatus );
		foreach ( $status->getMessages() as $message ) {
			$this->assertTrue( wfMessage( $message )->inLanguage( 'en' )->exists(), $message->getKey() );
		}
	}

	private function setGlobal( string $name, $value ): void {
		$before = $GLOBALS[$name];
		$this->undo[] = static function () use ( $name, $before ) {
			$GLOBALS[$name] = $before;
		};
		$GLOBALS[$name] = $value;
	}

	private function limitTo( array $limits ): void {
		$reset = static fn () => MediaWikiServices::getInstance()->resetServiceForTesting( 'RateLimiter' );
		$this->undo[] = $reset;
		$this->setGlobal( 'wgRateLimits', [ 'wikisocial-post' => $limits ] + $GLOBALS['wgRateLimits'] );
		$reset();
	}

	public function testAnAccountMayPost(): void {
		$author = $this->newPerson();
		$status = $this->post( $author );
		$this->assertTrue( $status->isGood(), (string)$status );
		$this->assertSame( $author->getId(), $status->performer->getUser()->getId() );
	}

	public function testWithoutTheRightNobodyPosts(): void {
		$author = $this->newPerson();
		MediaWikiServices::getInstance()->getPermissionManager()->overrideUserRightsForTesting( $author, [ 'read', 'edit' ] );
		$this->assertRefused( 'badaccess-groups', $this->post( $author ) );
		$this->assertFalse( $this->guard()->probably( $author, 'post' ) );
	}

	public function testASitewideBlockStopsPosting(): void {
		$author = $this->block( $this->newPerson() );
		$this->assertRefused( 'blockedtext', $this->post( $author ) );
		$this->assertFalse( $this->guard()->probably( $author, 'post' ) );
	}

	public function testAPartialBlockFromPostingStopsPosting(): void {
		$author = $this->block( $this->newPerson(), [ 'wikisocial-post' ] );
		$this->assertRefused( 'blockedtext-partial', $this->post( $author ) );
	}

	public function testAPartialBlockFromSomethingElseDoesNot(): void {
		$author = $this->block( $this->newPerson(), [ 'upload' ] );
		$this->assertTrue( $this->post( $author )->isGood() );
	}

	public function testAPartialBlockFromAPageDoesNot(): void {
		$author = $this->newPerson();
		$page = Title::newFromText( 'Main Page' );
		$restriction = new PageRestriction( 0, $page->getArticleID() );
		$this->assertTrue( $this->post( $this->block( $author, [], [ $restriction ] ) )->isGood() );
	}

	public function testTheRateLimitAnswers429AndSaysWhenToComeBack(): void {
		$author = $this->newPerson();
		$this->limitTo( [ 'user' => [ 2, 600 ], 'newbie' => [ 2, 600 ] ] );
		$this->assertTrue( $this->post( $this->afresh( $author ) )->isGood() );
		$this->assertTrue( $this->post( $this->afresh( $author ) )->isGood() );
		$refused = $this->post( $this->afresh( $author ) );
		$this->assertRefused( 'wikisocial-error-rate-limit', $refused, 429 );
		$this->assertGreaterThan( 0, $refused->retryAfter );
	}

	public function testWhoIsBlockedAsWellIsNotToldToTryAgainSoon(): void {
		$author = $this->newPerson();
		$this->limitTo( [ 'user' => [ 1, 600 ], 'newbie' => [ 1, 600 ] ] );
		$this->assertTrue( $this->post( $this->afresh( $author ) )->isGood() );
		$this->assertFalse( $this->post( $this->block( $author ) )->isGood() );
		$refused = $this->post( $this->afresh( $author ) );
		$this->assertRefused( 'blockedtext', $refused );
		$this->assertCount( 1, $refused->getMessages() );
		$why = PermissionStatus::newEmpty();
		$this->assertFalse( $this->guard()->probably( $this->afresh( $author ), 'post', $why ) );
		$this->assertCount( 1, $why->getMessages() );
	}

	public function testLookingAtTheFormDoesNotCount(): void {
		$author = $this->newPerson();
		$this->limitTo( [ 'user' => [ 1, 600 ], 'newbie' => [ 1, 600 ] ] );
		for ( $i = 0; $i < 5; $i++ ) {
			$this->guard()->probably( $this->afresh( $author ), 'post' );
		}
		$this->assertTrue( $this->post( $this->afresh( $author ) )->isGood() );
	}

	public function testAReadOnlyWikiTakesNothing(): void {
		$mode = MediaWikiServices::getInstance()->getReadOnlyMode();
		$this->undo[] = static fn () => $mode->setReason( false );
		$mode->setReason( 'moving house' );
		$author = $this->newPersonBefore( $mode );
		$refused = $this->post( $author );
		$this->assertRefused( 'wikisocial-error-read-only', $refused, 503 );
		$this->assertGreaterThan( 0, $refused->retryAfter );
		$this->assertFalse( $this->guard()->authorize( 'delete', $author )->isOK(), 'neither does it forget' );
	}

	/** Accounts are made while the wiki still takes them. */
	private function newPersonBefore( \Wikimedia\Rdbms\ReadOnlyMode $mode ): User {
		$reason = $mode->getReason();
		$mode->setReason( false );
		$author = $this->newPerson();
		$mode->setReason( $reason );
		return $author;
	}

	public function testNobodyWritesUnderAnAddress(): void {
		RequestContext::getMain()->setRequest( new FauxRequest( [], true ) );
		$anon = MediaWikiServices::getInstance()->getUserFactory()->newAnonymous( '127.0.0.1' );
		$this->assertRefused( 'wikisocial-error-login-needed', $this->post( $anon ) );
		$this->assertFalse( $this->guard()->probably( $anon, 'post' ) );
	}

	public function testAnAbuseFilterThatDisallowsIsObeyed(): void {
		$word = 'zq' . bin2hex( random_bytes( 5 ) );
		$this->makeFilter( "action == \"socialpost\" & new_wikitext contains \"$word\"" );
		$author = $this->newPerson();
		$this->assertRefused( 'abusefilter-disallowed', $this->post( $author, "something $word something" ) );
		$this->assertTrue( $this->post( $this->afresh( $author ), 'something else' )->isGood() );
	}

	private function makeFilter( string $rules ): void {
		$performer = $this->administrator();
		$lookup = AbuseFilterServices::getFilterLookup();
		$filter = new MutableFilter(
			new Specs( $rules, 'test', 'phpunit', [ 'disallow' ], 'default' ),
			new Flags( true, false, 0, false ),
			[ 'disallow' => [ 'abusefilter-disallowed' ] ],
			new LastEditInfo( $performer->getId(), $performer->getName(), wfTimestampNow() )
		);
		MediaWikiServices::getInstance()->getPermissionManager()->overrideUserRightsForTesting(
			$performer, [ 'abusefilter-modify' ] );
		$status = AbuseFilterServices::getFilterStore()->saveFilter(
			$performer, null, $filter, MutableFilter::newDefault() );
		$this->assertTrue( $status->isOK(), (string)$status );
		$id = $status->getValue()[0];
		$this->undo[] = static function () use ( $id, $lookup ) {
			MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase()
				->newUpdateQueryBuilder()->update( 'abuse_filter' )->set( [ 'af_enabled' => 0, 'af_deleted' => 1 ] )
				->where( [ 'af_id' => $id ] )->caller( __METHOD__ )->execute();
			$lookup->clearLocalCache();
		};
		$lookup->clearLocalCache();
	}

	public static function provideSpam(): array {
		return [
			'plain' => [ 'see https://' . self::SPAM . '/buy' ],
			'capitals' => [ 'see HTTPS://WWW.' . strtoupper( self::SPAM ) . '/' ],
			'subdomain, no path' => [ 'http://a.b.' . self::SPAM ],
			'in brackets' => [ '(http://' . self::SPAM . ')' ],
			'after a word' => [ 'lookhttp://' . self::SPAM ],
			'protocol relative' => [ 'at //' . self::SPAM . '/x' ],
			'percent-encoded host' => [ 'http://phpunit-spam%2Eexample/' ],
			'fullwidth stop' => [ 'http://phpunit-spam．example/' ],
			'on a second line' => [ "nice\nhttps://" . self::SPAM ],
		];
	}

	/** @dataProvider provideSpam */
	public function testAnAddressOfTheSpamBlacklistIsRefused( string $text ): void {
		$this->useBlacklist();
		$author = $this->newPerson();
		$this->assertRefused( 'wikisocial-error-spam', $this->post( $author, $text ) );
	}

	public function testAnotherAddressIsNotSpam(): void {
		$this->useBlacklist();
		$this->assertTrue( $this->post( $this->newPerson(), 'see https://www.mediawiki.org/' )->isGood() );
	}

	public function testALinkThatIsOnTheUserPageAlreadyIsStillSpam(): void {
		$author = $this->newPerson();
		$url = 'https://' . self::SPAM . '/old';
		$this->save( Title::makeTitle( NS_USER, $author->getName() ), "[$url here]" );
		\MediaWiki\Deferred\DeferredUpdates::doUpdates();
		$this->useBlacklist();
		$this->assertRefused( 'wikisocial-error-spam', $this->post( $this->afresh( $author ), "see $url" ) );
	}

	public function testWhoMayOverrideTheBlacklistMay(): void {
		$this->useBlacklist();
		$author = $this->newPerson();
		MediaWikiServices::getInstance()->getPermissionManager()->overrideUserRightsForTesting(
			$author, [ 'wikisocial-post', 'sboverride' ] );
		$this->assertTrue( $this->post( $author, 'https://' . self::SPAM )->isGood() );
	}

	private function useBlacklist(): void {
		$this->save( Title::makeTitle( NS_MEDIAWIKI, 'Spam-blacklist' ), preg_quote( self::SPAM ) );
		BaseBlacklist::clearInstanceCache();
		BaseBlacklist::getSpamBlacklist()->clearCache();
	}

	private function save( Title $title, string $text ): void {
		$updater = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title )
			->newPageUpdater( $this->administrator() );
		$updater->setContent( SlotRecord::MAIN, new WikitextContent( $text ) );
		$updater->saveRevision( CommentStoreComment::newUnsavedComment( 'test' ) );
		$this->assertTrue( $updater->getStatus()->isOK(), (string)$updater->getStatus() );
	}

	public function testACaptchaIsAskedForWhereTheWikiWantsOne(): void {
		$author = $this->newPerson();
		$this->setGlobal( 'wgCaptchaTriggers', [ 'wikisocial-post' => true ] + $GLOBALS['wgCaptchaTriggers'] );
		$refused = $this->post( $author );
		$this->assertRefused( 'wikisocial-error-captcha', $refused );
		$this->assertTrue( $refused->needsCaptcha );
	}

	public function testASolvedCaptchaLetsThrough(): void {
		$author = $this->newPerson();
		$this->setGlobal( 'wgCaptchaTriggers', [ 'wikisocial-post' => true ] + $GLOBALS['wgCaptchaTriggers'] );
		$id = ConfirmEdit::getInstance()->storeCaptcha( [ 'question' => '1+1', 'answer' => '2' ] );
		RequestContext::getMain()->setRequest(
			new FauxRequest( [ 'wpCaptchaId' => $id, 'wpCaptchaWord' => '2' ], true ) );
		$status = $this->post( $author );
		$this->assertTrue( $status->isGood(), (string)$status );
	}

	public function testAnotherExtensionCanRefuse(): void {
		$calls = [];
		$scope = MediaWikiServices::getInstance()->getHookContainer()->scopedRegister( 'WikiSocialBeforeWrite',
			static function ( string $action, $performer, string $text, StatusValue $status ) use ( &$calls ) {
				$calls[] = [ $action, $text ];
				$status->fatal( 'wikisocial-error-input-invalid' );
			} );
		$this->assertRefused( 'wikisocial-error-input-invalid', $this->post( $this->newPerson(), 'a text' ) );
		$this->assertSame( [ [ 'post', 'a text' ] ], $calls );
	}

	public function testWhatIsRefusedEarlyReachesNoFilter(): void {
		$calls = 0;
		$scope = MediaWikiServices::getInstance()->getHookContainer()->scopedRegister( 'WikiSocialBeforeWrite',
			static function () use ( &$calls ) {
				$calls++;
			} );
		$this->post( $this->block( $this->newPerson() ) );
		$this->assertSame( 0, $calls );
	}

	public function testAWriteNobodyHasDefinedIsAnError(): void {
		$this->expectException( \InvalidArgumentException::class );
		$this->guard()->authorize( 'shout', $this->newPerson() );
	}
}
