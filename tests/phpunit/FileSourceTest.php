<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use FileRepo;
use InvalidArgumentException;
use MediaWiki\Extension\WikiSocial\Media\ApiFiles;
use MediaWiki\Extension\WikiSocial\Media\Attribution;
use MediaWiki\Extension\WikiSocial\Media\FileForm;
use MediaWiki\Extension\WikiSocial\Media\FileSource;
use MediaWiki\Extension\WikiSocial\Media\HttpUrl;
use MediaWiki\Extension\WikiSocial\Media\RepoFiles;
use MediaWiki\Extension\WikiSocial\Media\Thumbnails;
use MediaWiki\Extension\WikiSocial\Media\ThumbnailWidths;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Status\Status;
use PHPUnit\Framework\TestCase;
use Psr\Log\NullLogger;
use RepoGroup;
use SearchEngine;
use SearchEngineFactory;
use Wikimedia\Rdbms\DBUnexpectedError;

/**
 * Repositories with answers made up, and the test stack's Commons.
 * @covers \MediaWiki\Extension\WikiSocial\Media\FileSource
 * @covers \MediaWiki\Extension\WikiSocial\Media\ApiFiles
 * @covers \MediaWiki\Extension\WikiSocial\Media\RepoFiles
 * @covers \MediaWiki\Extension\WikiSocial\Media\FileForm
 * @covers \MediaWiki\Extension\WikiSocial\Media\Deadline
 */
class FileSourceTest extends TestCase {
	private const SHA1 = '356a192b7913b04c54574d18c28d46e6395428ab';
	private const FOREVER = 60.0;

	/** The real repository of this wiki's own files, and these. */
	private static function source( FileRepo ...$foreign ): FileSource {
		return self::sourceWith( MediaWikiServices::getInstance()->getSearchEngineFactory(), ...$foreign );
	}

	private static function sourceWith( SearchEngineFactory $engines, FileRepo ...$foreign ): FileSource {
		$services = MediaWikiServices::getInstance();
		$group = new class( $GLOBALS['wgLocalFileRepo'], [], $services->getMainWANObjectCache(), $services->getMimeAnalyzer(), $foreign )
			extends RepoGroup {
			public function __construct( $local, $none, $cache, $mime, private readonly array $given ) {
				parent::__construct( $local, $none, $cache, $mime );
			}

			public function initialiseRepos() {
				parent::initialiseRepos();
				$this->foreignRepos = $this->given;
			}
		};
		$urls = new HttpUrl( $services->getUrlUtils() );
		$widths = new ThumbnailWidths( null );
		$form = new FileForm( $urls, new Attribution( $urls, [ 'en' ] ), new Thumbnails( $urls, $widths ) );
		return new FileSource( $group, new RepoFiles( $form, $widths->shown(), $services->getContentLanguage(),
			$services->getUrlUtils(), $engines, $services->getDBLoadBalancer(), new NullLogger() ), new ApiFiles( $form, $widths->shown(), 'en' ),
			Services::get()->getBadFiles() );
	}

	/** A wiki that has one wide picture under each of these names. */
	private static function commons( array $names, ?\Closure $change = null ): FakeApiRepo {
		return new FakeApiRepo( static function ( array $query ) use ( $names, $change ) {
			$pages = [];
			foreach ( isset( $query['generator'] ) ? $names : explode( '|', strtr( $query['titles'], [ 'File:' => '' ] ) ) as $i => $name ) {
				$info = self::info( (string)$name, (int)( $query['iiurlwidth'] ?? 0 ) );
				$pages[] = in_array( $name, $names, true )
					? [ 'title' => "File:$name", 'index' => $i + 1, 'imageinfo' => [ $change ? $change( $info, $query ) : $info ] ]
					: [ 'title' => "File:$name", 'missing' => true, 'imagerepository' => '' ];
			}
			return json_encode( [ 'batchcomplete' => true, 'query' => [ 'pages' => $pages ] ] );
		} );
	}

	private static function info( string $name, int $width ): array {
		$path = 'https://upload.example/7/7f/' . rawurlencode( $name );
		return ( $width === 0 ? [] : [
			'thumburl' => "$path/{$width}px-x.png", 'thumbwidth' => $width, 'thumbheight' => (int)( $width * 3 / 4 ),
		] ) + [
			'size' => 1234, 'width' => 1200, 'height' => 900, 'mime' => 'image/png', 'mediatype' => 'BITMAP', 'sha1' => self::SHA1, 'url' => $path,
			'descriptionurl' => 'https://commons.example/wiki/File:' . rawurlencode( $name ),
			'extmetadata' => [ 'Artist' => [ 'value' => '<a href="//a.example/">Foo</a>' ], 'LicenseShortName' => [ 'value' => 'CC0' ],
				'AttributionRequired' => [ 'value' => 'false' ] ],
		];
	}

	public function testAFileOfAnotherWikiIsInTheEnginesForm(): void {
		$repo = self::commons( [ 'A b.png' ] );
		$answer = self::source( $repo )->fetch( [ 'A b.png' ], self::FOREVER )['A b.png'];
		$this->assertSame( [ 'found', true ], [ $answer->state, $answer->hasAllThumbs ] );
		$url = 'https://upload.example/7/7f/A%20b.png';
		$this->assertSame( [
			'file' => 'A b.png', 'title' => 'A b.png', 'repo' => 'commons', 'kind' => 'image', 'mime' => 'image/png', 'sha1' => self::SHA1,
			'size' => 1234, 'width' => 1200, 'height' => 900, 'author' => 'Foo', 'authorUrl' => 'https://a.example/', 'licence' => 'CC0',
			'licenceUrl' => '', 'attribution' => false, 'description' => '', 'descriptionUrl' => 'https://commons.example/wiki/File:A%20b.png',
			'url' => $url, 'thumbs' => [
				[ 'width' => 250, 'height' => 187, 'url' => "$url/250px-x.png" ], [ 'width' => 500, 'height' => 375, 'url' => "$url/500px-x.png" ],
				[ 'width' => 960, 'height' => 720, 'url' => "$url/960px-x.png" ],
			],
		], $answer->file );
		$this->assertSame( [ '500', '250', '960' ], array_column( $repo->asked, 'iiurlwidth' ) );
		$first = $repo->asked[0];
		$this->assertSame( [ '/w/api.php', 'query', 'imageinfo', 'json', '2', '1', 'en' ], [ $first['path'], $first['action'], $first['prop'],
			$first['format'], $first['formatversion'], $first['redirects'], $first['iiextmetadatalanguage'] ] );
		$this->assertSame( 'url', $repo->asked[1]['iiprop'] );
	}

	public function testOneRequestPerWidthIsForAllNames(): void {
		$names = array_map( static fn ( int $i ) => "$i", range( 2000, 2049 ) );
		$repo = self::commons( $names );
		$source = self::source( $repo );
		$answers = $source->fetch( $names, self::FOREVER );
		$this->assertSame( [ 'found' ], array_values( array_unique( array_column( $answers, 'state' ) ) ) );
		$this->assertCount( 50, $answers );
		$this->assertSame( 4, $source->requests() );
		$this->expectException( InvalidArgumentException::class );
		$source->fetch( [ ...$names, 'x' ] );
	}

	public function testNoAddressIsLongerThanServersTake(): void {
		$names = array_map( static fn ( int $i ) => str_repeat( '鳥', 80 ) . "$i.png", range( 1, 20 ) );
		$repo = self::commons( $names );
		$answers = self::source( $repo )->fetch( $names, self::FOREVER );
		$this->assertSame( [ 'found' ], array_values( array_unique( array_column( $answers, 'state' ) ) ) );
		$this->assertLessThan( 8000, max( array_column( $repo->asked, 'length' ) ) );
	}

	public function testMissingIsToldFromUnavailable(): void {
		$state = static fn ( FileRepo ...$repos ) => self::source( ...$repos )->fetch( [ 'A.png' ], self::FOREVER )['A.png']->state;
		$none = self::commons( [] );
		$some = self::commons( [ 'A.png' ] );
		$away = new FakeApiRepo( static fn () => false );
		$this->assertSame( 'missing', $state() );
		$this->assertSame( 'missing', $state( $none ) );
		$this->assertSame( 'missing', $state( $none, $none ) );
		$this->assertSame( 'found', $state( $none, $some ) );
		$this->assertSame( 'found', $state( $some, $away ) );
		$this->assertSame( 'unavailable', $state( $none, $away ) );
		$this->assertSame( 'unavailable', $state( $away, $some ), 'it may have another file of that name' );
		$this->assertSame( 'unavailable', $state( new FakeApiRepo( static fn () => '<html>' ) ) );
		$this->assertSame( 'unavailable', $state( new FakeApiRepo( static fn () => '{"error":{"code":"maxlag"}}' ) ) );
		$this->assertSame( [], self::source( $some )->fetch( [] ) );
		$this->assertNull( self::source( $none )->fetch( [ 'A.png' ] )['A.png']->file );
	}

	public function testAFileIsFoundWithFewerThumbnailsWhenTheTimeIsOver(): void {
		$repo = self::commons( [ 'A.png' ], static function ( array $info, array $query ) {
			usleep( isset( $query['iiurlwidth'] ) ? 350000 : 0 );
			return $info;
		} );
		$answer = self::source( $repo )->fetch( [ 'A.png' ], 0.3 )['A.png'];
		$this->assertSame( [ 'found', false ], [ $answer->state, $answer->hasAllThumbs ] );
		$this->assertCount( 2, $repo->asked, 'the other widths are not tried' );
		$this->assertGreaterThan( $repo->asked[1]['timeout'], $repo->asked[0]['timeout'] );
		$this->assertLessThanOrEqual( 0.3, $repo->asked[0]['timeout'] );
		$this->assertSame( 'unavailable', self::source( self::commons( [ 'A.png' ] ) )->fetch( [ 'A.png' ], 0.0 )['A.png']->state );
		$first = new FakeApiRepo( static fn ( array $query ) => in_array( $query['iiurlwidth'] ?? '500', [ '500' ], true )
			? self::commons( [ 'A.png' ] )->httpGet( 'https://x.example/?' . http_build_query( $query ) ) : false );
		$answer = self::source( $first )->fetch( [ 'A.png' ], self::FOREVER )['A.png'];
		$this->assertSame( [ 500 ], array_column( $answer->file['thumbs'], 'width' ) );
		$this->assertFalse( $answer->hasAllThumbs );
	}

	public function testAnAnswerInPartsIsFollowed(): void {
		$page = static fn ( string $name, array $more ) => [ 'title' => "File:$name", 'imagerepository' => 'local' ] + $more;
		$repo = new FakeApiRepo( static fn ( array $query ) => json_encode( isset( $query['iicontinue'] )
			? [ 'batchcomplete' => true, 'query' => [ 'pages' => [ $page( 'B.png', [ 'imageinfo' => [ self::info( 'B.png', 500 ) ] ] ) ] ] ]
			: [ 'continue' => [ 'iicontinue' => 'B.png' ], 'query' => [ 'pages' => [
				$page( 'A.png', [ 'imageinfo' => [ self::info( 'A.png', 500 ) ] ] ), $page( 'B.png', [] ),
			] ] ] ) );
		$answers = self::source( $repo )->fetch( [ 'A.png', 'B.png' ], self::FOREVER );
		$this->assertSame( [ 'found', 'found' ], array_column( $answers, 'state' ) );
		$endless = new FakeApiRepo( static fn ( array $query ) => json_encode( [ 'continue' => [ 'iicontinue' => 'x' ], 'query' => [ 'pages' => [] ] ] ) );
		$this->assertSame( 'unavailable', self::source( $endless )->fetch( [ 'A.png' ], self::FOREVER )['A.png']->state );
		$this->assertLessThan( 20, count( $endless->asked ) );
	}

	public static function provideKinds(): array {
		return [
			[ 'BITMAP', 'image/jpeg', 'image' ], [ 'DRAWING', 'image/svg+xml', 'drawing' ], [ 'VIDEO', 'video/webm', 'video' ],
			[ 'AUDIO', 'audio/ogg', 'audio' ], [ 'OFFICE', 'application/pdf', 'document' ], [ 'BITMAP', 'application/pdf', 'document' ],
			[ 'TEXT', 'text/plain', 'document' ], [ 'BITMAP', 'image/vnd.djvu', 'document' ], [ '3D', 'application/sla', 'other' ],
			[ 'MULTIMEDIA', 'application/ogg', 'other' ], [ 'ARCHIVE', 'application/zip', 'other' ], [ null, 'image/png', 'other' ], [ [], '', 'other' ],
		];
	}

	/** @dataProvider provideKinds */
	public function testWhatAFileIsIsToldByItsMedium( mixed $type, string $mime, string $kind ): void {
		$repo = self::commons( [ 'A' ], static fn ( array $info ) => [ 'mediatype' => $type, 'mime' => $mime ] + $info );
		$file = self::source( $repo )->fetch( [ 'A' ], self::FOREVER )['A']->file;
		$this->assertSame( [ $kind, $mime ], [ $file['kind'], $file['mime'] ] );
		$this->assertCount( $kind === 'audio' ? 0 : 3, $file['thumbs'] );
		$this->assertCount( $kind === 'audio' ? 1 : 4, $repo->asked );
	}

	public function testWhatAHostileWikiSaysIsNotLetThrough(): void {
		$bad = [
			'url' => 'javascript:alert(1)', 'descriptionurl' => 'data:text/html,x', 'thumburl' => 'javascript:"/250px-x"', 'mime' => '<b>', 'sha1' => 'x',
			'size' => -1, 'width' => '12', 'height' => 1e300, 'extmetadata' => 'x', 'mediatype' => 7,
		];
		$file = self::source( self::commons( [ 'A' ], static fn () => $bad ) )->fetch( [ 'A' ], self::FOREVER )['A']->file;
		$this->assertSame( [
			'file' => 'A', 'title' => 'A', 'repo' => 'commons', 'kind' => 'other', 'mime' => '', 'sha1' => '', 'size' => 0, 'width' => 0, 'height' => 0,
			'author' => '', 'authorUrl' => '', 'licence' => '', 'licenceUrl' => '', 'attribution' => true, 'description' => '',
			'descriptionUrl' => '', 'url' => '', 'thumbs' => [],
		], $file );
	}

	public static function provideBadNames(): array {
		return array_map( static fn ( $name ) => [ $name ], [
			'<b>x</b>', "A\u{202E}gpj.png", "A\nB.png", str_repeat( 'a', 241 ), 'a|b', '../x', 'a\\b', 'User:A', 'A#b', '',
		] );
	}

	/** @dataProvider provideBadNames */
	public function testANameThatNoFileHasIsNotTaken( string $name ): void {
		$repo = new FakeApiRepo( static fn ( array $query ) => json_encode( [ 'batchcomplete' => true, 'query' => [
			'redirects' => [ [ 'from' => 'File:A.png', 'to' => "File:$name" ] ],
			'pages' => [ [ 'title' => "File:$name", 'imageinfo' => [ self::info( 'A.png', 250 ) ] ] ],
		] ] ) );
		$this->assertSame( 'A.png', self::source( $repo )->fetch( [ 'A.png' ], self::FOREVER )['A.png']->file['title'] );
		$this->assertSame( [], self::source( $repo )->search( 'x', 5, self::FOREVER )->files );
	}

	public function testASearchJoinsWhatAllHave(): void {
		$answer = self::source( self::commons( [ 'B.png', 'A.png' ] ), self::commons( [ 'A.png', 'C.png' ] ) )->search( 'png', 10, self::FOREVER );
		$this->assertTrue( $answer->isComplete );
		$this->assertSame( [ 'B.png', 'A.png', 'C.png' ], array_column( $answer->files, 'file' ) );
		$this->assertSame( [
			'file' => 'B.png', 'title' => 'B.png', 'thumb' => [ 'width' => 250, 'height' => 187, 'url' => 'https://upload.example/7/7f/B.png/250px-x.png' ],
			'kind' => 'image', 'author' => 'Foo', 'licence' => 'CC0', 'descriptionUrl' => 'https://commons.example/wiki/File:B.png',
		], $answer->files[0] );
		$this->assertCount( 2, self::source( self::commons( [ 'A', 'B', 'C' ] ) )->search( 'x', 2, self::FOREVER )->files );
	}

	public function testASearchSaysWhetherAllAnswered(): void {
		$answer = self::source( self::commons( [ 'A' ] ), new FakeApiRepo( static fn () => false ) )->search( 'x', 10, self::FOREVER );
		$this->assertFalse( $answer->isComplete );
		$this->assertCount( 1, $answer->files );
		$repo = new FakeApiRepo( static fn () => '{"batchcomplete":true}' );
		$this->assertTrue( self::source( $repo )->search( 'x', 10, self::FOREVER )->isComplete, 'nothing found is an answer' );
	}

	public static function provideQueries(): array {
		return array_map( static fn ( $query ) => [ $query ], [
			"' OR 1=1 --", '"', '((((', '!!! & | !', '\\', '-', '*', ':*', 'a:*b', "\xFF\xFE", "a\0b", '<script>', '%', '_', 'intitle:/(a+)+$/', 'File:', '鳥',
			"\u{202E}x", 'and or not', 'not', '|', str_repeat( '(', 10000 ), str_repeat( 'x ', 1000 ),
		] );
	}

	/** @dataProvider provideQueries */
	public function testAnyWordsCanBeSearched( string $query ): void {
		$repo = self::commons( [ 'A' ] );
		$this->assertTrue( self::source( $repo )->search( $query, 5, self::FOREVER )->isComplete );
		foreach ( $repo->asked as $asked ) {
			$this->assertLessThanOrEqual( 200, mb_strlen( $asked['gsrsearch'] ) );
			$this->assertSame( '6', $asked['gsrnamespace'] );
		}
	}

	public static function provideWords(): array {
		return [
			[ 'Half a fig', 'Half a fig' ], [ 'insource:/(a+)+$/', 'insource a' ], [ 'prefix:User:A', 'prefix User A' ], [ '-intitle:"a b"~2', 'intitle a b 2' ],
			[ 'red* \?lue ~x', 'red lue x' ], [ 'fig OR NOT bowl AND', 'fig or not bowl and' ], [ "O'Neill", "O'Neill" ], [ "l\u{2019}or 'x'", "l'or x" ],
			[ 'File:Bell_1.oga', 'File Bell 1 oga' ], [ 'all: !x', 'all x' ], [ "नमस्ते", "नमस्ते" ],
		];
	}

	/** @dataProvider provideWords */
	public function testOfASearchTheWordsAloneReachAnotherWiki( string $typed, string $words ): void {
		$repo = self::commons( [ 'A' ] );
		self::source( $repo )->search( $typed, 5, self::FOREVER );
		$this->assertSame( [ $words ], array_column( $repo->asked, 'gsrsearch' ) );
	}

	public static function provideFaults(): array {
		$throw = static fn () => throw new DBUnexpectedError( null, 'broken' );
		return [ 'it throws' => [ $throw ], 'it says so' => [ static fn () => Status::newFatal( 'x' ) ] ];
	}

	/** @dataProvider provideFaults */
	public function testASearchGoesOnWithoutTheWikisOwn( \Closure $fault ): void {
		$engine = $this->createMock( SearchEngine::class );
		$engine->method( 'searchTitle' )->willReturnCallback( $fault );
		$engines = $this->createMock( SearchEngineFactory::class );
		$engines->method( 'create' )->willReturn( $engine );
		$answer = self::sourceWith( $engines, self::commons( [ 'A' ] ) )->search( 'x', 5, self::FOREVER );
		$this->assertFalse( $answer->isComplete );
		$this->assertSame( [ 'A' ], array_column( $answer->files, 'file' ) );
	}

	public function testASearchForNothingAsksNobody(): void {
		$repo = self::commons( [ 'A' ] );
		foreach ( [ '', ' ', "\0", "\u{202E}", "\u{A0}", '"*" -', "''" ] as $query ) {
			$answer = self::source( $repo )->search( $query, 5 );
			$this->assertSame( [ [], true ], [ $answer->files, $answer->isComplete ] );
		}
		$this->assertSame( [], $repo->asked );
	}
}
