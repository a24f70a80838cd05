<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use PHPUnit\Framework\TestCase;

/**
 * The scripts for operators, and the wiki without its store, each in a process of its own.
 * @covers \MediaWiki\Extension\WikiSocial\Maintenance\CheckStore
 * @covers \MediaWiki\Extension\WikiSocial\Maintenance\RunBatch
 * @covers \MediaWiki\Extension\WikiSocial\Backend\Engine
 */
class ScriptTest extends TestCase {
	/** By path: the short name wants the extension below extensions/, where the stack has it not. */
	private const SCRIPTS = __DIR__ . '/../../php-bindings/Maintenance';
	private const NOWHERE = 'host=/nonexistent dbname=secret-name user=nobody';

	/** @return array{int, string} exit code and all it printed */
	private function php( array $arguments, ?string $dsn = null ): array {
		$settings = $dsn === null ? [] : [ '-d', "wikisocial.dsn=\"$dsn\"" ];
		$command = implode( ' ', array_map( 'escapeshellarg', [ PHP_BINARY, ...$settings, ...$arguments ] ) );
		exec( "$command 2>&1 </dev/null", $lines, $code );
		return [ $code, implode( "\n", $lines ) ];
	}

	private function script( string $name, ?string $dsn = null, array $options = [] ): array {
		return $this->php( [ MW_INSTALL_PATH . '/maintenance/run.php', self::SCRIPTS . "/$name.php", ...$options ], $dsn );
	}

	public function testCheckStoreSaysThatAllIsWell(): void {
		[ $code, $said ] = $this->script( 'CheckStore' );
		$this->assertSame( 0, $code, $said );
		$this->assertStringContainsString( 'All is well.', $said );
	}

	public function testCheckStoreSaysWhatToDoAndNotWhere(): void {
		[ $code, $said ] = $this->script( 'CheckStore', self::NOWHERE );
		$this->assertSame( 1, $code, $said );
		$this->assertStringContainsString( 'wikisocial.dsn', $said );
		$this->assertStringNotContainsString( 'secret-name', $said );
	}

	public function testRunBatchHandlesWhatIsThereAndEnds(): void {
		$worker = getenv( 'SOCIAL_DSN_WORKER' );
		$this->assertNotFalse( $worker );
		$options = [ '--consumer', 'phpunit' ];
		[ $code, $said ] = $this->script( 'RunBatch', $worker, $options );
		$this->assertSame( 0, $code, $said );
		$this->assertMatchesRegularExpression( '/^[1-9][0-9]* events handled$/m', $said, 'the log is not empty' );
		[ $code, $said ] = $this->script( 'RunBatch', $worker, [ '--once', ...$options ] );
		$this->assertSame( 0, $code, $said );
		$this->assertStringContainsString( '0 events handled', $said );
	}

	/** After the first failure the rest of the request does not try again. */
	public function testAStoreThatIsAwayIsAskedOnce(): void {
		[ $code, $said ] = $this->php( [ __DIR__ . '/away.php' ], self::NOWHERE );
		$this->assertSame( 0, $code, $said );
		$answers = json_decode( $said, true, 8, JSON_THROW_ON_ERROR );
		$this->assertSame( [ 'store-unavailable', 'store-unavailable', 'store-unavailable' ], $answers['reasons'] );
		$this->assertSame( 1, $answers['failures'] );
	}
}
