<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;
use PHPUnit\Framework\TestCase;
use WikiSocial\Actors;
use WikiSocial\Comments;
use WikiSocial\Feeds;
use WikiSocial\Moderation;
use WikiSocial\Statuses;
use WikiSocial\Viewer;

/**
 * The scripts for operators, and the wiki without its store, each in a process of its own.
 * @covers \MediaWiki\Extension\WikiSocial\Maintenance\CheckStore
 * @covers \MediaWiki\Extension\WikiSocial\Maintenance\ReconcileUsers
 * @covers \MediaWiki\Extension\WikiSocial\Maintenance\RunBatch
 * @covers \MediaWiki\Extension\WikiSocial\Backend\Engine
 */
class ScriptTest extends TestCase {
	use PeopleHelper;

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
		$this->assertMatchesRegularExpression( '/^[1-9][0-9]* events handled, [0-9]+ notifications$/m', $said, 'the log is not empty' );
		[ $code, $said ] = $this->script( 'RunBatch', $worker, [ '--once', ...$options ] );
		$this->assertSame( 0, $code, $said );
		$this->assertStringContainsString( '0 events handled', $said );
		$this->assertStringNotContainsString( 'removed', $said );
		[ $code, $said ] = $this->script( 'RunBatch', $worker, [ '--upkeep', ...$options ] );
		$this->assertSame( 0, $code, $said );
		$this->assertMatchesRegularExpression( '/^[0-9]+ things removed that had run out$/m', $said );
	}

	public function testReconcileLogsMakesWhatACrashLeftOutOnce(): void {
		$wiki = WikiMap::getCurrentWikiId();
		$person = $this->newPerson();
		$moderator = $this->newPerson();
		$id = Statuses::post( new Viewer( $wiki, $person->getId() ), [ 'text' => 'Text' ] )['status']['id'];
		$hidden = Statuses::post( new Viewer( $wiki, $person->getId() ), [ 'text' => 'Worse' ] )['status']['id'];
		[ $comment, $below ] = array_map( static fn ( string $root ) => Comments::post(
			new Viewer( $wiki, $person->getId() ), [ 'type' => 'status', 'id' => $root ], [ 'text' => 'Said' ]
		)['comment']['id'], [ $id, $hidden ] );
		Moderation::setLevel( new Viewer( $wiki, $moderator->getId(), Viewer::CAP_MODERATE ), 'status', $hidden,
			[ 'level' => 'hidden', 'reason' => 'x' ] );
		$count = static fn ( string $table, array $where ) => (int)MediaWikiServices::getInstance()->getConnectionProvider()
			->getPrimaryDatabase()->newSelectQueryBuilder()->select( 'COUNT(*)' )->from( $table )->where( $where )
			->caller( __METHOD__ )->fetchField();
		$rows = static fn () => [
			$count( 'recentchanges', [ 'rc_params' => serialize( [ 'status' => $id ] ) ] ),
			$count( 'recentchanges', [ 'rc_params' => serialize( [ 'status' => $hidden ] ) ] ),
			$count( 'recentchanges', [ 'rc_params' => serialize( [ 'status' => $comment, 'comment' => true ] ) ] ),
			$count( 'recentchanges', [ 'rc_params' => serialize( [ 'status' => $below, 'comment' => true ] ) ] ),
			$count( 'logging', [ 'log_type' => 'social', 'log_title' => strtr( $person->getName(), ' ', '_' ) ] ),
		];
		$this->assertSame( [ 0, 0, 0, 0, 0 ], $rows() );
		foreach ( [ 1, 2 ] as $_ ) {
			[ $code, $said ] = $this->script( 'ReconcileLogs', null, [ '--batch-size', '5' ] );
			$this->assertSame( 0, $code, $said );
			$this->assertSame( [ 1, 0, 1, 0, 1 ], $rows(), $said );
		}
		$this->assertMatchesRegularExpression( '/^recent changes: [0-9]+ read, 0 mended, up to [0-9]+$/m', $said );
	}

	public function testReconcileUsersSaysWhatDiffersAndMendsIt(): void {
		[ $code, $said ] = $this->script( 'ReconcileUsers' );
		$this->assertSame( 0, $code, $said );
		$wiki = WikiMap::getCurrentWikiId();
		$person = $this->newPerson();
		$id = $person->getId();
		Statuses::post( new Viewer( $wiki, $id ), [ 'text' => 'Text' ] );
		Actors::mirror( $wiki, [ [ 'userId' => $id, 'hidden' => true, 'temporary' => false, 'exists' => true ] ] );

		[ $code, $said ] = $this->script( 'ReconcileUsers', null, [ '--dry-run', '--batch-size', '2' ] );
		$this->assertSame( 1, $code, $said );
		$this->assertStringContainsString( "user $id: hidden", $said );
		$this->assertMatchesRegularExpression( '/^4 users compared up to [0-9]+, 0 differ, 0 mended$/m', $said, 'progress by batch' );
		$this->assertStringNotContainsString( $person->getName(), $said, 'no names' );
		$this->assertTrue( Actors::list( $wiki, $id - 1, 1 )[0]['hidden'], 'a dry run changes nothing' );

		[ $code, $said ] = $this->script( 'ReconcileUsers', null, [ '--dry-run', '--start', (string)( $id + 1 ) ] );
		$this->assertSame( 0, $code, "begun behind the difference: $said" );
		[ $code, $said ] = $this->script( 'ReconcileUsers', null, [ '--quiet', '--start', (string)$id ] );
		$this->assertSame( [ 0, '' ], [ $code, $said ] );
		$this->assertFalse( Actors::list( $wiki, $id - 1, 1 )[0]['hidden'] );
		[ $code, $said ] = $this->script( 'ReconcileUsers', null, [ '--dry-run' ] );
		$this->assertSame( 0, $code, $said );
	}

	public function testReconcileUsersMovesWhatMergersLeft(): void {
		$wiki = WikiMap::getCurrentWikiId();
		$from = $this->newPerson()->getId();
		$to = $this->newPerson()->getId();
		$status = Statuses::post( new Viewer( $wiki, $from ), [ 'text' => 'Text' ] )['status'];
		Actors::merge( $wiki, $from, $to );
		[ $code, $said ] = $this->script( 'ReconcileUsers', null, [ '--dry-run' ] );
		$this->assertSame( 1, $code, $said );
		$this->assertStringContainsString( ': 1 to be moved', $said );
		[ $code, $said ] = $this->script( 'ReconcileUsers' );
		$this->assertSame( 0, $code, $said );
		$this->assertStringContainsString( ': 1 moved', $said );
		$feed = Feeds::user( new Viewer( $wiki, 0 ), $to )['items'];
		$this->assertSame( [ $status['id'] ], array_column( $feed, 'id' ) );
	}

	public function testReconcileUsersEndsWith2WhenTheStoreIsAway(): void {
		[ $code, $said ] = $this->script( 'ReconcileUsers', self::NOWHERE, [ '--start', '7' ] );
		$this->assertSame( 2, $code, $said );
		$this->assertStringContainsString( '--start 7', $said );
		$this->assertStringNotContainsString( 'secret-name', $said );
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
