<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use PHPUnit\Framework\TestCase;
use ReflectionClass;
use ReflectionMethod;

/**
 * extension.json, the wiring and the messages fit the code.
 * @coversNothing
 */
class ExtensionTest extends TestCase {
	private const ROOT = __DIR__ . '/../..';
	/** Keys of MediaWiki itself that the code uses. */
	private const FOREIGN = [ 'emailsender', 'actionthrottledtext', 'badaccess-group0', 'cancel', 'parentheses', 'rev-deleted-user', 'returnto', 'sessionfailure' ];

	private static function json( string $path ): array {
		return json_decode( file_get_contents( self::ROOT . "/$path" ), true, 64, JSON_THROW_ON_ERROR );
	}

	private static function messages( string $language ): array {
		$messages = self::json( "i18n/$language.json" ) + self::json( "i18n/events/$language.json" ) +
			self::json( "i18n/follows/$language.json" ) + self::json( "i18n/groups/$language.json" ) + self::json( "i18n/notifications/$language.json" );
		unset( $messages['@metadata'] );
		return $messages;
	}

	/** @return string[] all PHP files of the extension, by path */
	private static function sources(): array {
		$sources = [];
		$files = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator(
			self::ROOT . '/php-bindings', \FilesystemIterator::SKIP_DOTS ) );
		foreach ( $files as $file ) {
			if ( $file->getExtension() === 'php' ) {
				$sources[$file->getPathname()] = file_get_contents( $file->getPathname() );
			}
		}
		return $sources;
	}

	/** @return string[] */
	private static function wiring(): array {
		return self::json( 'extension.json' )['ServiceWiringFiles'];
	}

	/** It is read on every page: a constant of each class there would load them all, which costs a view two milliseconds. */
	public function testTheWiringLoadsNoClass(): void {
		foreach ( self::wiring() as $file ) {
			$command = escapeshellarg( PHP_BINARY ) . ' -n -r ' . escapeshellarg( 'exit( count( require $argv[1] ) > 0 ? 0 : 1 );' ) . ' ';
			exec( $command . escapeshellarg( self::ROOT . "/$file" ) . ' 2>&1', $lines, $status );
			$this->assertSame( 0, $status, implode( "\n", $lines ) );
		}
	}

	public function testEachServiceHasTheNameThatItsClassSays(): void {
		$names = [];
		foreach ( self::sources() as $source ) {
			preg_match( '/ SERVICE_NAME = \'([^\']+)\'/', $source, $found ) && ( $names[] = $found[1] );
		}
		$this->assertEqualsCanonicalizing( array_keys( self::provideServices() ), $names );
	}

	public static function provideServices(): array {
		$names = array_keys( array_merge( ...array_map( static fn ( $file ) => require self::ROOT . "/$file", self::wiring() ) ) );
		return array_combine( $names, array_map( static fn ( $name ) => [ $name ], $names ) );
	}

	/** @dataProvider provideServices */
	public function testAServiceIsMadeByItsWiring( string $name ): void {
		$this->assertIsObject( MediaWikiServices::getInstance()->getService( $name ) );
		$this->assertStringStartsWith( 'WikiSocial.', $name );
	}

	public function testTheTypedAccessorsAnswerTheirTypes(): void {
		$accessors = array_filter(
			( new ReflectionClass( Services::class ) )->getMethods( ReflectionMethod::IS_PUBLIC ),
			static fn ( $method ) => !$method->isStatic() && !$method->isConstructor()
		);
		$this->assertNotEmpty( $accessors );
		foreach ( $accessors as $accessor ) {
			$this->assertInstanceOf( $accessor->getReturnType()->getName(), $accessor->invoke( Services::get() ) );
		}
	}

	public function testEveryClassInExtensionJsonIsThereWithItsServices(): void {
		$seen = 0;
		$walk = function ( array $node ) use ( &$walk, &$seen ): void {
			if ( is_string( $node['class'] ?? null ) ) {
				$seen++;
				$this->assertTrue( class_exists( $node['class'] ), $node['class'] );
				foreach ( $node['services'] ?? [] as $service ) {
					$this->assertTrue( MediaWikiServices::getInstance()->hasService( $service ), $service );
				}
			}
			array_walk( $node, static fn ( $child ) => is_array( $child ) && $walk( $child ) );
		};
		$walk( self::json( 'extension.json' ) );
		$this->assertGreaterThan( 5, $seen );
	}

	public function testEveryHookHasAHandlerThatImplementsIt(): void {
		$extension = self::json( 'extension.json' );
		foreach ( $extension['Hooks'] as $hook => $handlers ) {
			foreach ( (array)$handlers as $handler ) {
				$class = $extension['HookHandlers'][$handler]['class'];
				$this->assertTrue( method_exists( $class, 'on' . strtr( $hook, ':-', '__' ) ), "$class: $hook" );
			}
		}
	}

	public function testTheExtensionNeedsItsModule(): void {
		$this->assertSame( '*', self::json( 'extension.json' )['requires']['platform']['ext-wikisocial'] );
	}

	public function testEverySettingIsDescribed(): void {
		foreach ( self::json( 'extension.json' )['config'] as $name => $setting ) {
			$this->assertStringStartsWith( 'WikiSocial', $name );
			$this->assertNotSame( '', $setting['description'] ?? '', $name );
		}
	}

	public function testEverySettingIsInTheAdministratorsManual(): void {
		$manual = file_get_contents( self::ROOT . '/docs/admin.md' );
		$extension = self::json( 'extension.json' );
		foreach ( [ ...array_keys( $extension['config'] ), ...$extension['AvailableRights'] ] as $name ) {
			$this->assertStringContainsString( $name, $manual );
		}
	}

	public function testEveryMessageIsDocumented(): void {
		$english = array_keys( self::messages( 'en' ) );
		$documented = array_keys( self::messages( 'qqq' ) );
		$this->assertSame( [], array_diff( $english, $documented ), 'in en, not in qqq' );
		$this->assertSame( [], array_diff( $documented, $english ), 'in qqq, not in en' );
		foreach ( self::messages( 'qqq' ) as $key => $text ) {
			$this->assertNotSame( '', trim( $text ), $key );
		}
	}

	public function testEveryMessageThatTheCodeNamesExists(): void {
		$have = self::messages( 'en' );
		$used = 0;
		foreach ( self::sources() as $path => $source ) {
			preg_match_all( "/(?:msg|wfMessage|new|MessageValue|Message)\(\s*'([a-z][a-z0-9-]+)'\s*[,)]/i", $source, $found );
			preg_match_all( "/'(wikisocial-(?!post|moderate|report'|suggest'|suppress|comment'|read-reported|userpage|logged|feeds|events'|event-states'|event-create'|group-create'|signup'|mail'|muted'|notify'|unread'|unread-pause'|kinds'|remind'|read-notifications')[a-z0-9-]*[a-z0-9])'/",
				$source, $more );
			preg_match_all( '/Messages?(?: used here)?: ([a-z0-9, -]+)$/m', $source, $listed );
			$keys = [ ...$found[1], ...$more[1] ];
			foreach ( $listed[1] as $line ) {
				$keys = [ ...$keys, ...array_filter( array_map( 'trim', explode( ',', $line ) ) ) ];
			}
			foreach ( array_unique( $keys ) as $key ) {
				if ( in_array( $key, self::FOREIGN, true ) ) {
					$this->assertTrue( wfMessage( $key )->inLanguage( 'en' )->exists(), $key );
				} else {
					$used++;
					$this->assertArrayHasKey( $key, $have, basename( $path ) );
				}
			}
		}
		$this->assertGreaterThan( 30, $used );
	}

	public function testRightsGrantsAndBlocksHaveTheirTexts(): void {
		$have = self::messages( 'en' );
		$extension = self::json( 'extension.json' );
		$this->assertNotEmpty( $extension['AvailableRights'] );
		foreach ( $extension['AvailableRights'] as $right ) {
			$this->assertArrayHasKey( "right-$right", $have );
			$this->assertArrayHasKey( "action-$right", $have );
		}
		foreach ( $extension['GrantPermissions'] as $grant => $rights ) {
			$this->assertArrayHasKey( "grant-$grant", $have );
			$this->assertArrayHasKey( $grant, $extension['GrantPermissionGroups'] );
			$this->assertArrayHasKey( $grant, $extension['GrantRiskGroups'] );
			$this->assertSame( [], array_diff( array_keys( $rights ), $extension['AvailableRights'] ) );
		}
		$actions = MediaWikiServices::getInstance()->getBlockActionInfo()->getAllBlockActions();
		$this->assertArrayHasKey( 'wikisocial-post', $actions );
		$this->assertArrayHasKey( 'ipb-action-wikisocial-post', $have );
	}

	public function testUnnamedAddressesMayWriteNothing(): void {
		$this->assertArrayNotHasKey( '*', self::json( 'extension.json' )['GroupPermissions'] );
	}

	public function testMessagesHoldNoMarkup(): void {
		foreach ( self::messages( 'en' ) as $key => $text ) {
			$this->assertDoesNotMatchRegularExpression( '/[<>]/', $text, $key );
		}
		$this->assertArrayNotHasKey( 'RawHtmlMessages', self::json( 'extension.json' ) );
	}

	/** Raw HTML of messages, and globals that MediaWiki is getting rid of. */
	public function testTheCodeUsesNothingThatAReviewerRefuses(): void {
		$refused = '/\$wg[A-Z]\w*|\$_SESSION|\$_GET|\$_POST|wfGetDB|->plain\(\)|eval\(/';
		foreach ( self::sources() as $path => $source ) {
			$code = preg_replace( '~/\*.*?\*/|//[^\n]*~s', '', $source );
			$this->assertDoesNotMatchRegularExpression( $refused, $code, basename( $path ) );
			$this->assertStringContainsString( 'declare( strict_types = 1 );', $source, basename( $path ) );
			$this->assertStringContainsString( 'SPDX-License-Identifier: GPL-2.0-or-later', $source, basename( $path ) );
		}
	}

	/** What the engine can answer in words has a message, whatever the reason. */
	public function testEveryReasonOfTheEngineHasAMessage(): void {
		$stub = file_get_contents( self::ROOT . '/ext/zend/wikisocial.stub.php' );
		preg_match_all( '/@throws InvalidException ([a-z, -]+)/', $stub, $found );
		$have = self::messages( 'en' );
		$operators = [ 'wiki-invalid', 'user-invalid', 'caps-invalid', 'consumer-invalid', 'users-invalid', 'merge-self', 'targets-invalid', 'policy-invalid', 'channels-invalid', 'digest-invalid', 'lease-invalid', 'mark-invalid', 'kind-invalid', 'choice-invalid', 'list-invalid', 'group-invalid' ];
		// "those of" another method are listed there.
		$reasons = preg_grep( '/ /', array_diff( array_map( 'trim', explode( ',', implode( ',', $found[1] ) ) ), $operators ), PREG_GREP_INVERT );
		$this->assertContains( 'text-too-long', $reasons );
		foreach ( $reasons as $reason ) {
			$this->assertArrayHasKey( "wikisocial-error-$reason", $have );
		}
	}
}
