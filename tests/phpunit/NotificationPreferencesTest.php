<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Notification\Kinds;
use MediaWiki\Extension\WikiSocial\Notification\PreferenceMirror;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Output\OutputPage;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\User\User;
use MediaWiki\WikiMap\WikiMap;
use PHPUnit\Framework\TestCase;
use WikiSocial\Notifications;
use WikiSocial\Statuses;
use WikiSocial\Store;
use WikiSocial\Viewer;

/**
 * What people choose reaches the store, in the real wiki with the real store.
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\NotificationPreferenceHandler
 * @covers \MediaWiki\Extension\WikiSocial\Notification\Kinds
 * @covers \MediaWiki\Extension\WikiSocial\Notification\PreferenceMirror
 */
class NotificationPreferencesTest extends TestCase {
	use PeopleHelper;

	private static function mirror(): PreferenceMirror {
		return Services::get()->getPreferenceMirror();
	}

	/** Somebody the store knows. */
	private function newAuthor(): User {
		$author = $this->newPerson();
		Statuses::post( new Viewer( WikiMap::getCurrentWikiId(), $author->getId() ), [ 'text' => 'x' ] );
		return $author;
	}

	private function choose( User $person, array $options ): void {
		$manager = MediaWikiServices::getInstance()->getUserOptionsManager();
		foreach ( $options as $name => $value ) {
			$manager->setOption( $person, $name, $value );
		}
		$manager->saveOptions( $person );
		DeferredUpdates::doUpdates();
	}

	/** The store has nothing otherwise than the wiki. */
	private function assertMirrored( User $person ): void {
		$this->assertSame( 0, self::mirror()->refresh( [ $person->getId() ] ), 'the hook has told it' );
	}

	/** What another save tells the store between this one's look at the wiki and its telling. */
	public function testTwoSavesAtOnceLeaveStoreAndWikiEqual(): void {
		$person = $this->newAuthor();
		$id = $person->getId();
		$services = MediaWikiServices::getInstance();
		$set = static function ( string $value ) use ( $services, $id ) {
			$services->getConnectionProvider()->getPrimaryDatabase()->newReplaceQueryBuilder()->replaceInto( 'user_properties' )
				->uniqueIndexFields( [ 'up_user', 'up_property' ] )
				->row( [ 'up_user' => $id, 'up_property' => 'wikisocial-notify-web-like', 'up_value' => $value ] )
				->caller( __METHOD__ )->execute();
		};
		$set( '0' );
		$this->assertSame( 1, self::mirror()->refresh( [ $id ] ) );
		$set( '1' );
		$isFirst = true;
		$scope = $services->getHookContainer()->scopedRegister( 'LoadUserOptions', static function () use ( $set, $id, &$isFirst ) {
			if ( $isFirst ) {
				$isFirst = false;
				$set( '0' );
				self::mirror()->refresh( [ $id ] );
			}
		} );
		self::mirror()->refresh( [ $id ] );
		$this->assertFalse( $isFirst );
		$this->assertMirrored( $person );
		unset( $scope );
	}

	public function testTheKindsAreTheEngines(): void {
		$engine = array_column( Notifications::kinds(), 'channels', 'kind' );
		$ours = Kinds::DEFAULTS;
		ksort( $engine );
		ksort( $ours );
		$this->assertSame( $engine, $ours );
	}

	public function testTheDefaultOptionsAreTheKindsOwn(): void {
		$options = json_decode( file_get_contents( __DIR__ . '/../../extension.json' ), true )['DefaultUserOptions'];
		$named = array_filter( array_keys( $options ), static fn ( $name ) =>
			str_starts_with( $name, Kinds::OPTION ) || str_starts_with( $name, Kinds::SPAN_OPTION ) );
		$expected = Kinds::options();
		sort( $expected );
		sort( $named );
		$this->assertSame( $expected, $named );
		$this->assertSame( Kinds::DEFAULTS, Kinds::ofOptions( $options ) );
	}

	public function testAChoiceIsToldToTheStoreAndTakenBack(): void {
		$person = $this->newAuthor();
		$this->choose( $person, [ Kinds::OPTION . 'web-like' => 0 ] );
		$this->assertMirrored( $person );
		// Had the store not heard of it, the next choice would leave it as it was.
		$this->choose( $person, [ Kinds::OPTION . 'web-like' => null ] );
		$this->assertMirrored( $person );
	}

	public function testHowOftenMailComesIsToldToTheStoreAndTakenBack(): void {
		$person = $this->newAuthor();
		foreach ( [ 'weekly', 'daily', 'nonsense', null ] as $often ) {
			$this->choose( $person, [ Kinds::MAIL_OPTION => $often ] );
			$this->assertMirrored( $person );
		}
		$this->choose( $person, [ Kinds::MAIL_OPTION => 'weekly' ] );
		$this->assertSame( 1, Notifications::mirror( WikiMap::getCurrentWikiId(), [
			[ 'userId' => $person->getId(), 'channels' => [], 'muted' => [], 'every' => null ],
		] ), 'it was there' );
		$this->assertContains( $person->getId(), self::mirror()->chosen( $person->getId() - 1, 10 ), 'the script finds them' );
		$this->assertSame( 1, self::mirror()->refresh( [ $person->getId() ] ), 'and mends it' );
	}

	public function testWithoutTheHookTheStoreIsBehindUntilReconciled(): void {
		$person = $this->newAuthor();
		MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase()->newInsertQueryBuilder()
			->insertInto( 'user_properties' )
			->row( [ 'up_user' => $person->getId(), 'up_property' => Kinds::OPTION . 'mail-like', 'up_value' => '1' ] )
			->caller( __METHOD__ )
			->execute();
		$this->assertContains( $person->getId(), self::mirror()->chosen( $person->getId() - 1, 10 ) );
		$this->assertSame( 1, self::mirror()->refresh( [ $person->getId() ] ) );
		$this->assertMirrored( $person );
	}

	public function testWhoIsMutedHereOrByEchoIsToldByUserId(): void {
		$person = $this->newAuthor();
		[ $one, $other ] = [ $this->newAuthor(), $this->newAuthor() ];
		$central = MediaWikiServices::getInstance()->getCentralIdLookup();
		$this->choose( $person, [ PreferenceMirror::MUTED => $central->centralIdFromLocalUser( $one ) . "\nnonsense\n0" ] );
		$this->assertMirrored( $person );
		$this->choose( $person, [ 'echo-notifications-blacklist' => (string)$central->centralIdFromLocalUser( $other ) ] );
		$this->assertMirrored( $person );
		$this->choose( $person, [ PreferenceMirror::MUTED => null, 'echo-notifications-blacklist' => null ] );
		$this->assertMirrored( $person );
	}

	public function testOtherOptionsCostNoExchange(): void {
		$person = $this->newAuthor();
		$before = Store::counters();
		$this->choose( $person, [ 'wikisocial-userpage' => 0, 'nickname' => 'x' ] );
		$this->assertSame( $before, Store::counters() );
	}

	public function testThePreferencesHaveATableAndAList(): void {
		$person = $this->newPerson();
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setTitle( SpecialPage::getTitleFor( 'Preferences' ) );
		$context->setOutput( new OutputPage( $context ) );
		$preferences = MediaWikiServices::getInstance()->getPreferencesFactory()->getFormDescriptor( $person, $context );
		$this->assertSame( array_keys( Kinds::DEFAULTS ), array_values( $preferences['wikisocial-notify']['rows'] ) );
		$this->assertContains( 'web-like', $preferences['wikisocial-notify']['default'] );
		$this->assertNotContains( 'mail-like', $preferences['wikisocial-notify']['default'] );
		$this->assertSame( [ 'hour', 'day' ], $preferences['wikisocial-remind']['default'] );
		$this->assertArrayHasKey( PreferenceMirror::MUTED, $preferences );
		$this->assertArrayNotHasKey( Kinds::MAIL_OPTION, $preferences, 'this wiki sends no mail' );
	}
}
