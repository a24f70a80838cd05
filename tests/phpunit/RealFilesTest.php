<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use LocalRepo;
use MediaWiki\Content\WikitextContent;
use MediaWiki\Extension\WikiSocial\Media\Attribution;
use MediaWiki\Extension\WikiSocial\Media\FileForm;
use MediaWiki\Extension\WikiSocial\Media\HttpUrl;
use MediaWiki\Extension\WikiSocial\Media\RepoFiles;
use MediaWiki\Extension\WikiSocial\Media\Thumbnails;
use MediaWiki\Extension\WikiSocial\Media\ThumbnailWidths;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Title\Title;
use MediaWiki\WikiMap\WikiMap;
use NullLockManager;
use PHPUnit\Framework\TestCase;
use Psr\Log\NullLogger;
use ReflectionProperty;
use Wikimedia\FileBackend\FSFileBackend;
use Wikimedia\ObjectCache\HashBagOStuff;
use Wikimedia\ObjectCache\WANObjectCache;

/**
 * Files that are there: of the test stack's Commons, over the network, and of this wiki itself.
 * @covers \MediaWiki\Extension\WikiSocial\Media\FileSource
 * @covers \MediaWiki\Extension\WikiSocial\Media\ApiFiles
 * @covers \MediaWiki\Extension\WikiSocial\Media\RepoFiles
 */
class RealFilesTest extends TestCase {
	use PeopleHelper;

	private const SECONDS = 30.0;

	private string $folder;
	/** What all names of one test have */
	private string $word;

	protected function setUp(): void {
		$this->word = 'Phpunit' . bin2hex( random_bytes( 6 ) );
		$this->folder = sys_get_temp_dir() . "/$this->word";
		mkdir( $this->folder );
	}

	protected function tearDown(): void {
		exec( 'rm -rf ' . escapeshellarg( $this->folder ) );
	}

	private function picture( string $name, int $width, int $height ): string {
		$image = imagecreatetruecolor( $width, $height );
		imagefill( $image, 0, 0, random_int( 0, 0xffffff ) );
		imagepng( $image, "$this->folder/$name" );
		return "$this->folder/$name";
	}

	/** A maintenance script of Commons. */
	private function commons( string $input, string ...$arguments ): void {
		$settings = dirname( getenv( 'MW_CONFIG_FILE' ), 2 ) . '/commons/LocalSettings.php';
		$command = implode( ' ', array_map( 'escapeshellarg', [ PHP_BINARY, MW_INSTALL_PATH . '/maintenance/run.php', ...$arguments ] ) );
		$said = shell_exec( 'printf %s ' . escapeshellarg( $input ) . ' | MW_CONFIG_FILE=' . escapeshellarg( $settings ) . " $command 2>&1; echo end $?" );
		$this->assertStringEndsWith( "end 0\n", $said );
	}

	public function testCommonsIsAskedForWhatItHas(): void {
		$wide = "$this->word wide.png";
		$narrow = "$this->word narrow.png";
		$this->picture( $wide, 1200, 900 );
		$this->picture( $narrow, 200, 100 );
		$source = Services::get()->getFileSource();
		$this->assertSame( 'missing', $source->fetch( [ $wide ], self::SECONDS )[$wide]->state );

		$this->commons( '', 'importImages', '--comment', $this->word, $this->folder );
		$moved = "$this->word moved.png";
		$this->commons( "#REDIRECT [[File:$wide]]", 'edit', "File:$moved" );
		$requests = $source->requests();
		$answers = $source->fetch( [ $wide, lcfirst( $narrow ), $moved, "$this->word none.png" ], self::SECONDS );
		$this->assertSame( 4, $source->requests() - $requests );
		$this->assertSame( [ 'found', 'found', 'found', 'missing' ], array_column( $answers, 'state' ),
			'what was missing a moment ago is not remembered as such' );

		$file = $answers[$wide]->file;
		$this->assertSame( [ $wide, $wide, 'commons', 'image', 'image/png', 1200, 900 ], [ $file['file'], $file['title'], $file['repo'],
			$file['kind'], $file['mime'], $file['width'], $file['height'] ] );
		$this->assertSame( sha1_file( "$this->folder/$wide" ), $file['sha1'] );
		$this->assertSame( [ 250, 500, 960 ], array_column( $file['thumbs'], 'width' ) );
		foreach ( $file['thumbs'] as $thumb ) {
			$this->assertSame( [ $thumb['width'], $thumb['height'] ], array_slice( getimagesize( $thumb['url'] ), 0, 2 ) );
		}
		$this->assertStringContainsString( strtr( $wide, ' ', '_' ), rawurldecode( $file['descriptionUrl'] ) );
		$this->assertSame( [ 'file' => $moved ] + $file, $answers[$moved]->file );

		$small = $answers[lcfirst( $narrow )]->file;
		$this->assertSame( [ [ 'width' => 200, 'height' => 100, 'url' => $small['url'] ] ], $small['thumbs'] );
		$this->assertSame( $narrow, $small['title'] );

		$found = $source->search( $this->word, 10, self::SECONDS );
		$this->assertTrue( $found->isComplete );
		$names = array_column( $found->files, 'file' );
		sort( $names );
		$this->assertSame( [ $narrow, $wide ], $names );
	}

	/** A repository of this wiki's own files, in a folder of the test. */
	private function local( ?WANObjectCache $cache = null ): LocalRepo {
		$backend = new FSFileBackend( [
			'name' => 'phpunit', 'domainId' => WikiMap::getCurrentWikiId(), 'lockManager' => new NullLockManager( [] ),
			'containerPaths' => array_map( fn ( $zone ) => "$this->folder/$zone", [ 'local-public' => 'public', 'local-thumb' => 'thumb',
				'local-temp' => 'temp', 'local-deleted' => 'deleted', 'local-transcoded' => 'transcoded' ] ),
		] );
		return new LocalRepo( [ 'backend' => $backend, 'wanCache' => $cache ?? MediaWikiServices::getInstance()->getMainWANObjectCache() ]
			+ $GLOBALS['wgLocalFileRepo'] );
	}

	private function near(): RepoFiles {
		$services = MediaWikiServices::getInstance();
		$urls = new HttpUrl( $services->getUrlUtils() );
		$widths = new ThumbnailWidths( null );
		return new RepoFiles( new FileForm( $urls, new Attribution( $urls, [ 'en' ] ), new Thumbnails( $urls, $widths ) ),
			$widths->shown(), $services->getContentLanguage(), $services->getUrlUtils(), $services->getSearchEngineFactory(),
			$services->getDBLoadBalancer(), new NullLogger() );
	}

	public function testNothingIsRememberedOfFilesThatAreNotHere(): void {
		$cache = new HashBagOStuff();
		$answers = $this->near()->fetch( $this->local( new WANObjectCache( [ 'cache' => $cache ] ) ), [ "$this->word.png", '7' ] );
		$this->assertSame( [ 'missing', 'missing' ], array_column( $answers, 'state' ) );
		$this->assertSame( [], ( new ReflectionProperty( $cache, 'bag' ) )->getValue( $cache ) );
	}

	public function testAFileOfThisWikiIsFoundBeforeAnyOther(): void {
		$files = $this->near();
		$repo = $this->local();
		$name = "$this->word own.png";
		$path = $this->picture( 'x.png', 1200, 900 );
		$this->assertSame( 'missing', $files->fetch( $repo, [ $name ] )[$name]->state );
		$uploaded = $repo->newFile( $name );
		$person = $this->administrator();
		$status = $uploaded->upload( $path, 'A picture', "About $this->word", 0, false, false, $person );
		$this->assertTrue( $status->isOK(), (string)$status );
		try {
			$file = $files->fetch( $repo, [ $name, lcfirst( $name ), 'No such file.png' ] );
			$this->assertSame( [ 'found', 'found', 'missing' ], array_column( $file, 'state' ) );
			$file = $file[$name]->file;
			$this->assertSame( [ $name, $name, 'local', 'image', 'image/png', 1200, 900, sha1_file( $path ), '' ], [ $file['file'], $file['title'],
				$file['repo'], $file['kind'], $file['mime'], $file['width'], $file['height'], $file['sha1'], $file['author'] ] );
			$this->assertSame( [ 250, 500, 960 ], array_column( $file['thumbs'], 'width' ) );
			foreach ( [ $file['url'], $file['descriptionUrl'], $file['thumbs'][0]['url'] ] as $url ) {
				$this->assertStringStartsWith( $GLOBALS['wgCanonicalServer'] . '/', $url );
			}
			$this->assertSame( [ $name ], array_column( $files->search( $repo, $this->word, 5 ), 'file' ) );
			$old = "$this->word old.png";
			MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( Title::makeTitle( NS_FILE, $old ) )
				->doUserEditContent( new WikitextContent( "#REDIRECT [[File:$name]]" ), $person, 'x' );
			// A cache of its own: the edit has looked for the file while there was no redirect.
			$cache = new WANObjectCache( [ 'cache' => new HashBagOStuff() ] );
			$moved = $files->fetch( $this->local( $cache ), [ $old, 'No such file.png' ] );
			$this->assertSame( [ 'found', 'missing' ], array_column( $moved, 'state' ) );
			$this->assertSame( [ $old, $name ], [ $moved[$old]->file['file'], $moved[$old]->file['title'] ] );
		} finally {
			$uploaded->deleteFile( 'x', $person );
		}
		$this->assertSame( 'missing', $files->fetch( $this->local(), [ $name ] )[$name]->state );
	}
}
