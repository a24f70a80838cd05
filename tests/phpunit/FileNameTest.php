<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Media\FileName;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Media\FileName
 * @covers \MediaWiki\Extension\WikiSocial\Text\RepoUrlMeaning
 */
class FileNameTest extends TestCase {
	use MeaningHelper;

	private function name( string $typed, string $language = 'en', array $commons = [] ): ?string {
		$titles = $this->titlesOf( MediaWikiServices::getInstance()->getLanguageFactory()->getLanguage( $language ) );
		return ( new FileName( $titles, $this->urlsOf( $titles, $commons ) ) )->of( $typed );
	}

	public static function provideForms(): array {
		$own = [
			'A b.jpg', 'a b.jpg', 'A_b.jpg', " A b.jpg\n", "\u{200E}A b.jpg\u{200E}", 'File:A b.jpg', 'file: a_b.jpg', 'Image:A b.jpg',
			':File:A b.jpg', 'Media:A b.jpg', 'File:A%20b.jpg', 'A%20b.jpg', '[[File:A b.jpg]]', '[[:File:A b.jpg]]',
			'[[File:A b.jpg|thumb]]', '[[File:A b.jpg|thumb|left|A [[link]] and more]]', "[[File:A b.jpg|thumb|two\nlines]]",
			'File:A b.jpg#metadata',
			'https://wiki.example/wiki/File:A_b.jpg', 'http://www.wiki.example/w/index.php?title=File:A_b.jpg',
			'https://wiki.example/wiki/File:A_b.jpg?uselang=de#filehistory', '//wiki.example/wiki/File:A_b.jpg',
			'https://wiki.example/w/index.php?uselang=de&title=File:A_b.jpg', 'https://wiki.example/wiki/Main_Page#/media/File:A_b.jpg',
			'https://wiki.example/wiki/Main_Page#mediaviewer/File:A%20b.jpg', 'https://wiki.example/wiki/Main_Page?wprov=sfla1#/media/File:A_b.jpg',
			'https://commons.example/wiki/File:A_b.jpg', 'https://commons.m.example/wiki/File:A_b.jpg',
			'https://commons.example/wiki/File:A%20b.jpg#Licensing', 'https://commons.example/w/index.php?title=File:A_b.jpg',
			'https://commons.example/wiki/File:A_b.jpg?uselang=ar', 'https://upload.example/commons/7/7f/A_b.jpg',
			'https://upload.example/commons/7/7f/A_b.jpg?utm_source=commons.example&utm_content=original',
			'https://upload.example/commons/thumb/7/7f/A_b.jpg/250px-A_b.jpg',
		];
		$forms = [];
		foreach ( $own as $typed ) {
			$forms[$typed] = [ $typed, 'A b.jpg' ];
		}
		return $forms + [
			'an ampersand' => [ 'https://commons.example/wiki/File:A&b.jpg', 'A&b.jpg' ],
			'another script' => [ 'https://commons.example/wiki/File:%E9%B3%A5.png', '鳥.png' ],
			'right to left' => [ "\u{200F}ملف.jpg", 'ملف.jpg' ],
			'a digit' => [ '2020', '2020' ],
			'a name with a percent sign' => [ '100%.svg', '100%.svg' ],
			'nothing' => [ '', null ],
			'spaces' => [ " \u{A0}\u{3000}", null ],
			'a namespace alone' => [ 'File:', null ],
			'another namespace' => [ 'User:A.jpg', null ],
			'a page of another namespace' => [ 'https://wiki.example/wiki/User:A.jpg', null ],
			'a page' => [ 'https://commons.example/wiki/Birds', null ],
			'an old revision' => [ 'https://wiki.example/w/index.php?title=File:A.jpg&oldid=7', null ],
			'another site' => [ 'https://other.example/wiki/File:A.jpg', null ],
			'the open picture of another site' => [ 'https://other.example/wiki/X#/media/File:A.jpg', null ],
			'a path' => [ '../../etc/passwd', null ],
			'a slash' => [ 'a/b.jpg', null ],
			'markup' => [ '<img src=x>.jpg', null ],
			'no script' => [ 'javascript:alert(1)//.jpg', null ],
			'invalid bytes' => [ "\xFF.jpg", null ],
			'a null byte' => [ "A\0.jpg", null ],
			'encoded invalid bytes' => [ 'https://commons.example/wiki/File:%FF%00.jpg', null ],
			'encoded many times' => [ str_repeat( '%25', 1000 ) . '.jpg', null ],
			'much too long' => [ str_repeat( 'a', 1000000 ), null ],
			'as long as may be' => [ str_repeat( 'A', 236 ) . '.jpg', str_repeat( 'A', 236 ) . '.jpg' ],
			'longer than a file may be called' => [ str_repeat( 'A', 237 ) . '.jpg', null ],
			'longer than a title' => [ str_repeat( 'a', 300 ) . '.jpg', null ],
			'brackets' => [ str_repeat( '[', 3000 ) . str_repeat( ']', 900 ), null ],
		];
	}

	/** @dataProvider provideForms */
	public function testAFileIsKnownByEveryFormOfItsName( string $typed, ?string $name ): void {
		$this->assertSame( $name, $this->name( $typed ) );
	}

	public function testTheNamespaceHasTheWikisOwnNameToo(): void {
		foreach ( [ 'Datei:A b.jpg', 'Bild:A b.jpg', 'File:A b.jpg', '[[Datei:A b.jpg|mini]]', 'A b.jpg',
			'https://wiki.example/wiki/Datei:A_b.jpg', 'https://commons.example/wiki/File:A_b.jpg' ] as $typed
		) {
			$this->assertSame( 'A b.jpg', $this->name( $typed, 'de' ), $typed );
		}
		$this->assertSame( 'A.jpg', $this->name( '[[ملف:A.jpg|تصغير]]', 'ar' ) );
		$this->assertNull( $this->name( 'Datei:A b.jpg' ), 'no name of a namespace in English' );
	}

	/** As $wgUseInstantCommons sets it up: the address of its script is all that is known. */
	public function testACommonsOfWhichOnlyTheScriptIsKnownHasTheUsualAddresses(): void {
		$commons = [ 'descBaseUrl' => null ];
		foreach ( [ 'https://commons.example/wiki/File:A_b.jpg', 'https://commons.m.example/wiki/File:A_b.jpg',
			'https://commons.example/w/index.php?title=File:A_b.jpg' ] as $typed
		) {
			$this->assertSame( 'A b.jpg', $this->name( $typed, 'en', $commons ), $typed );
		}
	}

	public function testTheServiceKnowsTheTestWikisCommons(): void {
		$base = $GLOBALS['wgForeignFileRepos'][0]['url'];
		$this->assertSame( 'A b.png', Services::get()->getFileName()->of( "$base/thumb/7/7f/A_b.png/250px-A_b.png" ) );
	}
}
