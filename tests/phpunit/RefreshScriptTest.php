<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Maintenance\RefreshFiles;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\WikiMap\WikiMap;
use PHPUnit\Framework\TestCase;
use ReflectionProperty;
use WikiSocial\Media;
use WikiSocial\Statuses;
use WikiSocial\Viewer;

/**
 * Files of the real store, asked for again at the test stack's Commons.
 * @covers \MediaWiki\Extension\WikiSocial\Maintenance\RefreshFiles
 * @covers \MediaWiki\Extension\WikiSocial\Maintenance\WithholdCredit
 * @covers \MediaWiki\Extension\WikiSocial\Media\RefreshFiles
 * @covers \MediaWiki\Extension\WikiSocial\Backend\Engine
 */
class RefreshScriptTest extends TestCase {
	use PeopleHelper;

	private const NOWHERE = 'host=/nonexistent dbname=secret-name user=nobody';

	private string $word;

	protected function setUp(): void {
		$this->word = 'Phpunit' . bin2hex( random_bytes( 6 ) );
		// Other tests' files are not old any more.
		do {
			$names = Media::takeStale( WikiMap::getCurrentWikiId(), 0, 50 );
		} while ( $names );
	}

	/** @return array{int, string} exit code and all it printed */
	private function script( array $options, ?string $dsn = null ): array {
		return $this->start( 'RefreshFiles', [ '--pause', '0', ...$options ], $dsn );
	}

	/** @return array{int, string} likewise */
	private function start( string $name, array $options, ?string $dsn = null ): array {
		$command = [ PHP_BINARY, ...( $dsn === null ? [] : [ '-d', "wikisocial.dsn=\"$dsn\"" ] ), MW_INSTALL_PATH . '/maintenance/run.php',
			__DIR__ . "/../../php-bindings/Maintenance/$name.php", ...$options ];
		exec( implode( ' ', array_map( 'escapeshellarg', $command ) ) . ' 2>&1 </dev/null', $lines, $code );
		return [ $code, implode( "\n", $lines ) ];
	}

	/** A status that shows a file of which the store knows what is said here. */
	private function show( string $name, array $known = [] ): string {
		$wiki = WikiMap::getCurrentWikiId();
		Media::put( $wiki, [ $known + [
			'file' => $name, 'title' => $name, 'repo' => 'commons', 'kind' => 'image', 'mime' => 'image/png', 'sha1' => '', 'size' => 1, 'width' => 1,
			'height' => 1, 'author' => 'Foo', 'authorUrl' => '', 'licence' => 'CC0', 'licenceUrl' => '', 'attribution' => false, 'description' => '',
			'descriptionUrl' => '', 'url' => '', 'thumbs' => [],
		] ] );
		return Statuses::post( new Viewer( $wiki, $this->newPerson()->getId() ), [
			'text' => 'Text', 'media' => [ [ 'file' => $name, 'alt' => 'A picture' ] ],
		] )['status']['id'];
	}

	private function upload( string $name ): void {
		$folder = sys_get_temp_dir() . "/$this->word";
		mkdir( $folder );
		imagepng( imagecreatetruecolor( 1200, 900 ), "$folder/$name" );
		exec( 'MW_CONFIG_FILE=' . escapeshellarg( dirname( getenv( 'MW_CONFIG_FILE' ), 2 ) . '/commons/LocalSettings.php' ) . ' ' .
			implode( ' ', array_map( 'escapeshellarg', [ PHP_BINARY, MW_INSTALL_PATH . '/maintenance/run.php', 'importImages', $folder ] ) ) . ' 2>&1',
			$lines, $code );
		exec( 'rm -rf ' . escapeshellarg( $folder ) );
		$this->assertSame( 0, $code, implode( "\n", $lines ) );
	}

	public function testOldFilesAreRefreshedAndThoseThatAreGoneMarked(): void {
		$there = "$this->word there.png";
		$gone = "$this->word gone.png";
		$this->upload( $there );
		$status = $this->show( $there );
		$this->show( $gone );
		[ $code, $said ] = $this->script( [ '--age', '0', '--dry-run' ] );
		$this->assertSame( 0, $code, $said );
		$this->assertMatchesRegularExpression( '/^[0-9]+ files are old. Nothing was changed.$/', $said );

		[ $code, $said ] = $this->script( [ '--age', '0', '--limit', '2', '--batch', '1' ] );
		$this->assertSame( 0, $code, $said );
		$this->assertStringContainsString( '1 refreshed, 1 gone, 2 changed, 0 unavailable', $said );
		$engine = Services::get()->getEngine();
		$files = array_column( $engine->files( [ $there, $gone ] ), null, 'file' );
		$this->assertSame( [ 1200, 900, '', [ 250, 500, 960 ], false ], [ $files[$there]['width'], $files[$there]['height'],
			$files[$there]['author'], array_column( $files[$there]['thumbs'], 'width' ), $files[$there]['gone'] ] );
		$this->assertSame( [ true, 'Foo' ], [ $files[$gone]['gone'], $files[$gone]['author'] ] );
		$this->assertSame( [ $status ], array_column( $engine->fileStatuses( $there, '0', 10 ), 'id' ) );
		// Asked once more at once it looks as before.
		$answer = Services::get()->getFileSource()->fetch( [ $there ], 30.0 )[$there];
		$this->assertEquals( $answer->file, array_intersect_key( $files[$there], $answer->file ) );
	}

	public function testWhatWasCountedIsNotKeptToTheEnd(): void {
		$this->show( "$this->word counted.png" );
		$stats = MediaWikiServices::getInstance()->getStatsFactory();
		$kept = static fn () => array_sum( array_map( static fn ( $metric ) => $metric->getSampleCount(),
			( new ReflectionProperty( $stats, 'cache' ) )->getValue( $stats )->getAllMetrics() ) );
		$script = new RefreshFiles();
		$script->loadWithArgv( [ '--age', '0', '--limit', '1', '--pause', '0' ] );
		$this->expectOutputRegex( '/0 refreshed, 1 gone/' );
		$script->execute();
		$this->assertSame( 0, $kept() );
		Services::get()->getEngine()->files( [ "$this->word counted.png" ] );
		$this->assertGreaterThan( 0, $kept(), 'there is something to keep' );
	}

	public function testTheStoreBeingAwayIsSaidWithoutSayingWhere(): void {
		[ $code, $said ] = $this->script( [], self::NOWHERE );
		$this->assertSame( 2, $code, $said );
		$this->assertStringNotContainsString( 'secret-name', $said );
		[ $code, $said ] = $this->script( [ '--limit', 'x' ] );
		$this->assertSame( 1, $code, $said );
		$this->assertStringContainsString( '--limit wants a number', $said );
	}

	public function testASuppressorHasACreditWithheldAndThatIsLoggedForSuppressorsAlone(): void {
		$name = "$this->word private.png";
		$this->upload( $name );
		$this->show( $name, [ 'author' => 'Jane Doe', 'description' => 'Jane at home' ] );
		$suppressor = $this->newPerson();
		MediaWikiServices::getInstance()->getUserGroupManager()->addUserToGroup( $suppressor, 'suppress' );
		$order = [ $name, '--user', $suppressor->getName(), '--reason', 'Personal data' ];
		[ $code, $said ] = $this->start( 'WithholdCredit', [ $name, '--user', $this->newPerson()->getName(), '--reason', 'x' ] );
		$this->assertSame( 1, $code, $said );
		[ $code, $said ] = $this->start( 'WithholdCredit', $order );
		$this->assertSame( 0, $code, $said );
		$credit = static fn () => array_intersect_key( Services::get()->getEngine()->files( [ $name ] )[0], [ 'author' => 1, 'description' => 1 ] );
		$this->assertSame( [ 'author' => '', 'description' => '' ], $credit() );
		[ $code, $said ] = $this->script( [ '--age', '0' ] );
		$this->assertSame( 0, $code, $said );
		$this->assertSame( [ 'author' => '', 'description' => '' ], $credit(), 'nor does a refresh bring it back' );
		[ $code, $said ] = $this->start( 'WithholdCredit', $order );
		$this->assertStringContainsString( 'It was so before', $said );
		[ $code, $said ] = $this->start( 'WithholdCredit', [ ...$order, '--undo' ] );
		$this->assertSame( 0, $code, $said );
		$entries = MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase()->newSelectQueryBuilder()
			->select( [ 'log_type', 'log_action' ] )->from( 'logging' )
			->where( [ 'log_namespace' => NS_FILE, 'log_title' => strtr( $name, ' ', '_' ) ] )->orderBy( 'log_id' )->caller( __METHOD__ )->fetchResultSet();
		$this->assertSame( [ 'suppress/socialcreditwithhold', 'suppress/socialcreditshow' ],
			array_map( static fn ( $row ) => "$row->log_type/$row->log_action", iterator_to_array( $entries, false ) ) );
		[ $code, $said ] = $this->start( 'WithholdCredit', [ "$this->word unknown.png", ...array_slice( $order, 1 ) ] );
		$this->assertSame( 1, $code, $said );
	}

	public function testAJobRefreshesAndEnds(): void {
		$name = "$this->word job.png";
		$this->show( $name );
		$services = MediaWikiServices::getInstance();
		$job = $services->getJobFactory()->newJob( 'wikisocialRefreshFiles', [] );
		$this->assertTrue( $job->run(), (string)$job->getLastError() );
		$this->assertFalse( Services::get()->getEngine()->files( [ $name ] )[0]['gone'], 'not old yet' );
	}
}
