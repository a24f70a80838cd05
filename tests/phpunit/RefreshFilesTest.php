<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use JobQueueGroup;
use MediaWiki\Config\HashConfig;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Media\FileAnswer;
use MediaWiki\Extension\WikiSocial\Media\FileSource;
use MediaWiki\Extension\WikiSocial\Media\RefreshFiles;
use MediaWiki\Extension\WikiSocial\Media\RefreshFilesJob;
use MediaWiki\Extension\WikiSocial\Media\RefreshResult;
use MediaWiki\Extension\WikiSocial\Media\RefreshTrigger;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\MediaWikiServices;
use PHPUnit\Framework\TestCase;
use Wikimedia\ObjectCache\HashBagOStuff;

/**
 * Refreshing with a store and homes of files made up.
 * @covers \MediaWiki\Extension\WikiSocial\Media\RefreshFiles
 * @covers \MediaWiki\Extension\WikiSocial\Media\RefreshFilesJob
 * @covers \MediaWiki\Extension\WikiSocial\Media\RefreshTrigger
 * @covers \MediaWiki\Extension\WikiSocial\Media\RefreshResult
 */
class RefreshFilesTest extends TestCase {
	use PeopleHelper;

	/** @var array[] what the store has, by name */
	private array $stored = [];
	/** @var string[] names that are old */
	private array $stale = [];
	/** @var array[] statuses by file */
	private array $statuses = [];
	/** @var string[][] names of each batch that was asked for */
	private array $asked = [];
	/** @var string[][] names of authors with the ids of statuses whose pages were purged */
	private array $purged = [];

	private static function file( string $name, array $change = [] ): array {
		return $change + [
			'file' => $name, 'title' => $name, 'repo' => 'commons', 'kind' => 'image', 'mime' => 'image/png', 'sha1' => '', 'size' => 1, 'width' => 1,
			'height' => 1, 'author' => 'Foo', 'authorUrl' => '', 'licence' => 'CC0', 'licenceUrl' => '', 'attribution' => false, 'description' => '',
			'descriptionUrl' => '', 'url' => '', 'thumbs' => [ [ 'width' => 1, 'height' => 1, 'url' => 'https://a.example/' ] ],
		];
	}

	private function engine(): Engine {
		$engine = $this->createMock( Engine::class );
		$engine->method( 'staleFiles' )->willReturnCallback( fn ( $age, $limit ) => array_slice( $this->stale, 0, $limit ) );
		$engine->method( 'fileBacklog' )->willReturnCallback( fn () => count( $this->stale ) );
		$engine->method( 'files' )->willReturnCallback( fn ( $names ) =>
			array_values( array_intersect_key( $this->stored, array_flip( $names ) ) ) );
		$engine->method( 'putFiles' )->willReturnCallback( function ( array $files ): void {
			foreach ( $files as $file ) {
				$this->stored[$file['file']] = $file + [ 'gone' => false, 'refreshed' => 1 ] + ( $this->stored[$file['file']] ?? [] );
				$this->stale = array_values( array_diff( $this->stale, [ $file['file'] ] ) );
			}
		} );
		$engine->method( 'fileStatuses' )->willReturnCallback( fn ( $file, $after, $limit ) => array_slice( array_filter(
			$this->statuses[$file] ?? [], static fn ( $status ) => (int)$status['id'] > (int)$after ), 0, $limit ) );
		return $engine;
	}

	/** @param array<string, array|FileAnswer|false|null> $homes files by name; null: missing, false: no answer */
	private function refresh( array $homes ): RefreshFiles {
		$source = $this->createMock( FileSource::class );
		$source->method( 'fetch' )->willReturnCallback( function ( array $names ) use ( $homes ) {
			$this->asked[] = $names;
			return array_map( static fn ( $home ) => match ( true ) {
				$home === false => FileAnswer::unavailable(),
				$home === null => FileAnswer::missing(),
				$home instanceof FileAnswer => $home,
				default => FileAnswer::found( $home ),
			}, array_intersect_key( $homes, array_flip( $names ) ) );
		} );
		$source->method( 'requests' )->willReturnCallback( fn () => 3 * count( $this->asked ) );
		$surfaces = $this->createMock( SurfaceCache::class );
		$surfaces->method( 'statusesChanged' )->willReturnCallback( function ( $author, array $ids ): void {
			$this->purged[] = [ $author->getName(), ...$ids ];
		} );
		return new RefreshFiles(
			new ServiceOptions( RefreshFiles::CONSTRUCTOR_OPTIONS, new HashConfig( [ 'WikiSocialRefreshPause' => 0.0 ] ) ),
			$this->engine(), $source, $surfaces, MediaWikiServices::getInstance()->getUserIdentityLookup()
		);
	}

	private function store( array ...$files ): void {
		foreach ( $files as $file ) {
			$this->stored[$file['file']] = $file + [ 'gone' => false, 'refreshed' => 0 ];
			$this->stale[] = $file['file'];
		}
	}

	public function testOldFilesAreAskedForAgainAndStored(): void {
		$this->store( self::file( 'A' ), self::file( 'B' ), self::file( 'C' ) );
		$result = $this->refresh( [ 'A' => self::file( 'A' ), 'B' => self::file( 'B', [ 'author' => 'Bar' ] ), 'C' => null ] )->run( 1000, 60 );
		$this->assertEquals( new RefreshResult( requests: 3, refreshed: 2, gone: 1, changed: 2, unavailable: 0 ), $result );
		$this->assertSame( 'Bar', $this->stored['B']['author'] );
		$this->assertTrue( $this->stored['C']['gone'] );
		$this->assertSame( 'Foo', $this->stored['C']['author'], 'the credit stays known' );
		$this->assertSame( [], $this->stale );
	}

	public function testWhatShowsAChangedFileIsPurged(): void {
		$person = $this->newPerson();
		$name = $person->getName();
		$this->store( self::file( 'A' ), self::file( 'B' ), self::file( 'C', [ 'gone' => true ] ), self::file( 'D', [ 'gone' => true ] ) );
		$status = static fn ( int $id ) => [ 'id' => "$id", 'authorId' => $person->getId() ];
		$this->statuses = [ 'A' => [ $status( 7 ) ], 'B' => [ $status( 8 ), [ 'id' => '9', 'authorId' => 2 ** 30 ], $status( 10 ) ],
			'C' => [ $status( 11 ) ], 'D' => [ $status( 12 ) ] ];
		$thumbs = [ [ 'url' => 'https://a.example/', 'height' => 1, 'width' => 1 ] ];
		$homes = [ 'A' => self::file( 'A', [ 'sha1' => 'x', 'thumbs' => $thumbs ] ), 'B' => self::file( 'B', [ 'licence' => 'CC BY 4.0' ] ),
			'C' => self::file( 'C' ), 'D' => null ];
		$this->assertSame( 2, $this->refresh( $homes )->run( 1000, 60 )->changed );
		$this->assertSame( [ [ $name, '8', '10' ], [ $name, '11' ] ], $this->purged, 'not of one that looks as before, nor of one gone before' );
	}

	public function testThumbnailsThatAHomeDoesNotNameInTimeStay(): void {
		$fewer = static fn ( string $name, array $change = [] ) => FileAnswer::found( self::file( $name, [ 'thumbs' => [] ] + $change ), false );
		$this->store( self::file( 'A' ), self::file( 'B' ), self::file( 'C' ), self::file( 'D' ) );
		$homes = [ 'A' => $fewer( 'A' ), 'B' => $fewer( 'B', [ 'sha1' => 'x' ] ), 'C' => $fewer( 'C', [ 'url' => 'https://b.example/' ] ),
			'D' => self::file( 'D', [ 'thumbs' => [] ] ) ];
		$this->assertSame( 3, $this->refresh( $homes )->run( 1000, 60 )->changed );
		$this->assertSame( self::file( 'A' )['thumbs'], $this->stored['A']['thumbs'] );
		$this->assertSame( [], $this->stored['B']['thumbs'], 'another picture' );
		$this->assertSame( [], $this->stored['C']['thumbs'], 'at another place' );
		$this->assertSame( [], $this->stored['D']['thumbs'], 'it has none any more' );
	}

	public function testAFileInManyStatusesIsPurgedInAllOfThem(): void {
		$person = $this->newPerson();
		$this->store( self::file( 'A' ) );
		$this->statuses['A'] = array_map( static fn ( int $id ) => [ 'id' => "$id", 'authorId' => $person->getId() ], range( 1, 250 ) );
		$this->refresh( [ 'A' => null ] )->run( 1000, 60 );
		$this->assertCount( 250, array_unique( array_merge( ...array_map( static fn ( $one ) => array_slice( $one, 1 ), $this->purged ) ) ) );
		$this->assertCount( 3, $this->purged, 'the author\'s feeds are purged once for each part' );
	}

	public function testBatchesEndAtTheLimit(): void {
		$names = array_map( static fn ( int $i ) => "F$i", range( 1, 120 ) );
		$homes = array_combine( $names, array_map( [ self::class, 'file' ], $names ) );
		$this->store( ...array_values( $homes ) );
		$sums = [];
		$result = $this->refresh( $homes )->run( 110, 60, 50, null, static function ( $sum ) use ( &$sums ): void {
			$sums[] = $sum->refreshed;
		} );
		$this->assertSame( [ 50, 50, 10 ], array_map( 'count', $this->asked ) );
		$this->assertSame( [ 50, 100, 110 ], $sums );
		$this->assertSame( [ 110, 9 ], [ $result->refreshed, $result->requests ] );
		$this->assertCount( 10, $this->stale );
	}

	public function testItEndsWhereAHomeDoesNotAnswer(): void {
		$this->store( self::file( 'A' ), self::file( 'B' ), self::file( 'C' ) );
		$result = $this->refresh( [ 'A' => self::file( 'A' ), 'B' => false, 'C' => self::file( 'C' ) ] )->run( 1000, 60, 2 );
		$this->assertEquals( new RefreshResult( requests: 3, refreshed: 1, unavailable: 1 ), $result );
		$this->assertSame( [ [ 'A', 'B' ] ], $this->asked );
		$this->assertSame( [ 'B', 'C' ], $this->stale, 'left for later' );
		$this->assertFalse( $this->stored['B']['gone'] );
	}

	/** @return int how many jobs it pushes */
	private function pushes( callable $do, int $hours = 24 ): int {
		$pushed = 0;
		$jobs = $this->createMock( JobQueueGroup::class );
		$jobs->method( 'lazyPush' )->willReturnCallback( function ( $job ) use ( &$pushed ): void {
			$this->assertSame( 'wikisocialRefreshFiles', $job->getType() );
			$pushed++;
		} );
		$options = new ServiceOptions( RefreshTrigger::CONSTRUCTOR_OPTIONS, new HashConfig( [ 'WikiSocialFileRefresh' => $hours ] ) );
		$do( new RefreshTrigger( $options, new HashBagOStuff(), $jobs, $this->engine() ) );
		return $pushed;
	}

	public function testOneJobIsPushedHoweverManyRead(): void {
		$this->assertSame( 1, $this->pushes( static function ( $trigger ): void {
			$trigger->seen();
			$trigger->seen();
		} ) );
		$this->assertSame( 0, $this->pushes( static fn ( $trigger ) => $trigger->seen(), 0 ), 'never by itself' );
	}

	private function job( array $homes, RefreshTrigger $trigger ): bool {
		return ( new RefreshFilesJob( [], $this->refresh( $homes ), $trigger ) )->run();
	}

	public function testAJobComesAgainWhileFilesAreOld(): void {
		$names = array_map( static fn ( int $i ) => "F$i", range( 1, 60 ) );
		$homes = array_combine( $names, array_map( [ self::class, 'file' ], $names ) );
		$this->store( ...array_values( $homes ) );
		$this->assertSame( 1, $this->pushes( fn ( $trigger ) => $this->assertTrue( $this->job( $homes, $trigger ) ) ) );
		$this->assertCount( 10, $this->stale );
		$this->assertSame( 0, $this->pushes( fn ( $trigger ) => $this->assertTrue( $this->job( $homes, $trigger ) ) ), 'all is done' );
		$this->store( ...array_values( $homes ) );
		$away = array_fill_keys( $names, false );
		$this->assertSame( 0, $this->pushes( fn ( $trigger ) => $this->assertTrue( $this->job( $away, $trigger ) ) ), 'nobody answers' );
	}

	public function testTheJobIsMadeByMediaWiki(): void {
		$job = MediaWikiServices::getInstance()->getJobFactory()->newJob( RefreshFilesJob::TYPE, [] );
		$this->assertInstanceOf( RefreshFilesJob::class, $job );
		$this->assertTrue( $job->ignoreDuplicates() );
	}
}
