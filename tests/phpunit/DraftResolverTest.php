<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\DraftResolver;
use MediaWiki\Extension\WikiSocial\Status\Levels;
use MediaWiki\Extension\WikiSocial\Status\PostStatusCommand;
use MediaWiki\MediaWikiServices;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use WikiSocial\InvalidException;
use WikiSocial\NotFoundException;

/**
 * Limits, levels and audiences, into the real store.
 * @covers \MediaWiki\Extension\WikiSocial\Status\DraftResolver
 * @covers \MediaWiki\Extension\WikiSocial\Status\Audience
 * @covers \MediaWiki\Extension\WikiSocial\Status\Levels
 * @covers \MediaWiki\Extension\WikiSocial\Status\PreviewQuery
 */
class DraftResolverTest extends TestCase {
	use PeopleHelper;

	private const SERVICES = [
		Levels::SERVICE_NAME, DraftResolver::SERVICE_NAME, WriteGuard::SERVICE_NAME, PostStatusCommand::SERVICE_NAME,
	];

	private array $levels;

	protected function setUp(): void {
		$this->levels = $GLOBALS['wgWikiSocialVisibility'];
		$this->offer( [ 'public' ] );
	}

	protected function tearDown(): void {
		$this->offer( $this->levels );
	}

	private function offer( array $levels ): void {
		$GLOBALS['wgWikiSocialVisibility'] = $levels;
		foreach ( self::SERVICES as $service ) {
			MediaWikiServices::getInstance()->resetServiceForTesting( $service );
		}
	}

	private static function mention( User $person ): string {
		return '@' . strtr( $person->getName(), ' ', '_' );
	}

	private function post( User $author, string $text, ?string $visibility = null ): WriteStatus {
		return Services::get()->getPostStatusCommand()->postIfAllowed( $author, $text, '', null, $visibility );
	}

	private function assertRefused( string $key, int $httpStatus, WriteStatus $status ): void {
		$this->assertFalse( $status->isOK() );
		$this->assertSame( $key, $status->getMessages()[0]->getKey() );
		$this->assertSame( $httpStatus, $status->httpStatus );
	}

	public function testAMentionIsStoredAndReadBack(): void {
		$person = $this->newPerson();
		$text = 'Hi ' . self::mention( $person ) . "!\r\n[[Main Page]]  \n";
		$status = $this->post( $this->newPerson(), $text );
		$this->assertTrue( $status->isGood(), (string)$status );
		$this->assertSame( [ 'user', 'page' ], array_column( $status->value->status->entities, 'type' ) );
		$this->assertSame( $person->getId(), $status->value->status->entities[0]['userId'] );
		$answer = Services::get()->getStatusFormatter()->format( [ $status->value->status ] )[0];
		$this->assertSame( [ $person->getName() ], array_column( $answer['mentions'], 'name' ) );
		$this->assertStringContainsString( "</a>!<br>\n<a ", $answer['html'] );
	}

	public function testTooManyMentionsAndLinksAreRefusedAndOneLessIsTaken(): void {
		$author = $this->newPerson();
		$mention = self::mention( $author ) . ' ';
		$this->assertTrue( $this->post( $author, str_repeat( $mention, 10 ) )->isGood() );
		$this->assertRefused( 'wikisocial-error-too-many-mentions', 400, $this->post( $author, str_repeat( $mention, 11 ) ) );
		$this->assertTrue( $this->post( $author, str_repeat( '[[Main Page]] ', 20 ) )->isGood() );
		foreach ( [ '[[Main Page]] ', 'https://x.example/ ', '[[File:X.png]] ', '[[Special:Diff/1]] ' ] as $link ) {
			$this->assertRefused( 'wikisocial-error-too-many-links', 400, $this->post( $author, str_repeat( $link, 21 ) ) );
		}
		$this->assertTrue( $this->post( $author, str_repeat( '@nobody ', 200 ) )->isGood(), 'unknown people are text' );
	}

	public function testALevelThatTheWikiDoesNotOfferIsRefused(): void {
		$author = $this->newPerson();
		$text = 'For ' . self::mention( $this->newPerson() );
		foreach ( [ 'mentioned', 'followers', 'nonsense', '' ] as $level ) {
			$this->assertRefused( 'wikisocial-error-visibility-invalid', 400, $this->post( $author, $text, $level ) );
		}
		$this->offer( [ 'public', 'mentioned' ] );
		$this->assertTrue( $this->post( $author, $text, 'mentioned' )->isGood() );
		$this->assertRefused( 'wikisocial-error-visibility-invalid', 400, $this->post( $author, $text, 'group' ) );
		$this->offer( [] );
		$this->assertRefused( 'wikisocial-error-posting-off', 503, $this->post( $author, $text ) );
	}

	public function testWhatIsForThoseMentionedIsReadByThemOnly(): void {
		$this->offer( [ 'public', 'mentioned' ] );
		[ $author, $reader, $other ] = [ $this->newPerson(), $this->newPerson(), $this->newPerson() ];
		$status = $this->post( $author, 'For ' . self::mention( $reader ), 'mentioned' );
		$this->assertTrue( $status->isGood(), (string)$status );
		$read = fn ( User $viewer ) => Services::get()->getEngine()->status(
			Services::get()->getViewerFactory()->fromAuthority( $viewer ), $status->value->status->id
		);
		$this->assertSame( 'mentioned', $read( $author )->visibility );
		$this->assertSame( 'mentioned', $read( $reader )->visibility );
		$this->expectException( NotFoundException::class );
		$read( $other );
	}

	public function testForThoseMentionedSomebodyMustBeMentioned(): void {
		$this->offer( [ 'public', 'mentioned' ] );
		try {
			$this->post( $this->newPerson(), 'For @nobody at all', 'mentioned' );
			$this->fail( 'it was taken' );
		} catch ( InvalidException $refusal ) {
			$this->assertSame( 'wikisocial-error-mention-missing', Failure::message( $refusal )->getKey() );
		}
	}

	private function setOption( User $user, string $option, $value ): User {
		MediaWikiServices::getInstance()->getUserOptionsManager()->setOption( $user, $option, $value );
		$user->saveSettings();
		return $user;
	}

	public function testWhoTakesNoMailFromTheAuthorIsNotWrittenTo(): void {
		$this->offer( [ 'public', 'mentioned' ] );
		$author = $this->newPerson();
		$central = MediaWikiServices::getInstance()->getCentralIdLookup()->centralIdFromLocalUser( $author );
		$muting = $this->setOption( $this->newPerson(), 'email-blacklist', (string)$central );
		$careful = $this->setOption( $this->newPerson(), 'email-allow-new-users', 0 );
		foreach ( [ $muting, $careful ] as $person ) {
			$text = self::mention( $this->newPerson() ) . ' and ' . self::mention( $person );
			$this->assertRefused( 'wikisocial-error-mention-refused', 403, $this->post( $author, $text, 'mentioned' ) );
			$this->assertTrue( $this->post( $author, $text )->isGood(), 'in public everybody may be named' );
		}
		$this->assertTrue( $this->post( $careful, 'Note to ' . self::mention( $careful ), 'mentioned' )->isGood(), 'oneself' );
		$other = $this->newPerson();
		$this->assertTrue( $this->post( $other, 'For ' . self::mention( $muting ), 'mentioned' )->isGood(), 'not muted' );
	}

	public function testNobodyIsMentionedByAnEditWhoTakesNoMailFromTheAuthor(): void {
		$this->offer( [ 'public', 'mentioned' ] );
		$author = $this->newPerson();
		$friend = $this->newPerson();
		$careful = $this->setOption( $this->newPerson(), 'email-allow-new-users', 0 );
		$edit = static fn ( WriteStatus $posted, string $text ) => Services::get()->getEditStatusCommand()->editIfAllowed(
			$author, $posted->value->status->id, [ 'text' => $text, 'lang' => '' ], null
		);
		$few = $this->post( $author, 'For ' . self::mention( $friend ), 'mentioned' );
		$both = self::mention( $friend ) . ' and ' . self::mention( $careful );
		$this->assertRefused( 'wikisocial-error-mention-refused', 403, $edit( $few, $both ) );
		$this->assertTrue( $edit( $this->post( $author, 'To all' ), $both )->isGood(), 'in public everybody may be named' );
		$this->setOption( $friend, 'email-allow-new-users', 0 );
		$this->assertTrue( $edit( $few, 'Still for ' . self::mention( $friend ) )->isGood(), 'who reads it already' );
	}

	public function testAPreviewWritesNothing(): void {
		$author = $this->newPerson();
		$before = \WikiSocial\Store::counters()['exchanges'];
		$preview = Services::get()->getPreviewQuery()->preview(
			$author, [ 'text' => '[[Main Page]] é ' . self::mention( $author ) . "\n\n" ], \MediaWiki\Context\RequestContext::getMain()
		);
		$this->assertTrue( $preview->isGood() );
		$this->assertSame( $before, \WikiSocial\Store::counters()['exchanges'] );
		$this->assertSame( 17 + strlen( $author->getName() ), $preview->value['length'] );
		$this->assertSame( [ $author->getName() ], array_column( $preview->value['mentions'], 'name' ) );
		$this->assertStringContainsString( '<a ', $preview->value['html'] );
	}
}
