<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Media\BadFiles;
use MediaWiki\Extension\WikiSocial\Media\MediaFile;
use MediaWiki\MediaWikiServices;
use MediaWiki\Page\File\BadFileLookup;
use PHPUnit\Framework\TestCase;
use RepoGroup;
use Wikimedia\ObjectCache\HashBagOStuff;

/** @covers \MediaWiki\Extension\WikiSocial\Media\BadFiles */
class BadFilesTest extends TestCase {
	private function list( string $text ): BadFiles {
		$services = MediaWikiServices::getInstance();
		$repos = $this->createMock( RepoGroup::class );
		$repos->method( 'findFile' )->willReturn( false );
		return new BadFiles( new BadFileLookup(
			static fn () => $text, new HashBagOStuff(), $repos, $services->getTitleParser(), $services->getHookContainer()
		) );
	}

	private static function file( string $file, string $title ): MediaFile {
		return MediaFile::fromArray( [
			'file' => $file, 'title' => $title, 'alt' => 'Alt', 'repo' => 'commons', 'kind' => 'image', 'mime' => 'image/png', 'sha1' => '', 'size' => 1,
			'width' => 1, 'height' => 1, 'author' => 'Foo', 'authorUrl' => '', 'licence' => 'CC0', 'licenceUrl' => '', 'attribution' => false,
			'description' => 'x', 'descriptionUrl' => 'https://a.example/page', 'url' => 'https://a.example/file',
			'thumbs' => [ [ 'width' => 1, 'height' => 1, 'url' => 'https://a.example/thumb' ] ], 'gone' => false,
		] );
	}

	public function testAListedFileKeepsItsCreditAndLinkButNoPicture(): void {
		$bad = $this->list( "* [[:File:Not nice.png]] except on [[Medicine]]\n[[:File:No item.png]]\n* [[File:0]]" );
		$this->assertSame( [ true, true, false, false, true ], [ $bad->has( 'Not nice.png' ), $bad->has( 'A.png', 'Not nice.png' ), $bad->has( 'Medicine' ),
			$bad->has( 'No item.png' ), $bad->has( '0' ) ] );
		$files = $bad->strip( [
			self::file( 'Nice.png', 'Nice.png' ), self::file( 'Not nice.png', 'Moved.png' ), self::file( 'Old.png', 'Not nice.png' ),
		] );
		$this->assertSame( [ 'https://a.example/thumb', null, null ], array_map( static fn ( $one ) => $one->thumb()['url'] ?? null, $files ) );
		$this->assertSame( [ '', [], 'Alt', 'Foo', 'https://a.example/page' ],
			[ $files[1]->url, $files[1]->thumbs, $files[1]->alt, $files[1]->author, $files[1]->descriptionUrl ] );
	}
}
