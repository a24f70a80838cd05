<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Config\HashConfig;
use MediaWiki\Extension\WikiSocial\Media\HttpUrl;
use MediaWiki\Extension\WikiSocial\Media\Thumbnails;
use MediaWiki\Extension\WikiSocial\Media\ThumbnailWidths;
use MediaWiki\MediaWikiServices;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Media\ThumbnailWidths
 * @covers \MediaWiki\Extension\WikiSocial\Media\Thumbnails
 */
class ThumbnailWidthsTest extends TestCase {
	private const BASE = 'https://upload.example/thumb/7/7f/';
	private const ORIGINAL = 'https://upload.example/7/7f/A.png';

	public static function provideSteps(): array {
		return [
			'none' => [ null, [ 250, 500, 960 ] ],
			'an empty list' => [ [], [ 250, 500, 960 ] ],
			'others, in any order' => [ [ 1000, 300, 600, 120 ], [ 300, 600, 1000 ] ],
			'as text' => [ [ '250', '500', '960' ], [ 250, 500, 960 ] ],
			'only small ones' => [ [ 120, 320 ], [ 320 ] ],
			'one' => [ [ 640 ], [ 640 ] ],
			'nonsense' => [ [ 'x', 0, -5 ], [ 250, 500, 960 ] ],
		];
	}

	/** @dataProvider provideSteps */
	public function testTheFirstStepsThatAreLargeEnoughAreShown( ?array $steps, array $shown ): void {
		$this->assertSame( $shown, ( new ThumbnailWidths( $steps ) )->shown() );
	}

	public function testTheSettingIsTakenWhereItIs(): void {
		$this->assertSame( [ 250, 500, 960 ], ThumbnailWidths::ofConfig( new HashConfig( [] ) )->shown() );
		$this->assertSame( [ 250, 500, 960 ], ThumbnailWidths::ofConfig( new HashConfig( [ 'ThumbnailSteps' => null ] ) )->shown() );
		$this->assertSame( [ 400, 800, 1600 ],
			ThumbnailWidths::ofConfig( new HashConfig( [ 'ThumbnailSteps' => [ 400, 800, 1600 ] ] ) )->shown() );
	}

	private static function thumbs( array $info, array $offers ): array {
		$urls = new HttpUrl( MediaWikiServices::getInstance()->getUrlUtils() );
		return ( new Thumbnails( $urls, new ThumbnailWidths( null ) ) )->of(
			$info + [ 'url' => self::ORIGINAL, 'mime' => 'image/png', 'width' => 1200, 'height' => 900 ], $offers
		);
	}

	private static function offer( string $url, int $width, int $height ): array {
		return [ 'thumburl' => $url, 'thumbwidth' => $width, 'thumbheight' => $height ];
	}

	public function testThumbnailsComeByRisingWidth(): void {
		$offers = [
			500 => self::offer( self::BASE . 'A.png/500px-A.png', 500, 375 ),
			250 => self::offer( self::BASE . 'A.png/250px-A.png?utm_source=x', 250, 188 ),
			960 => self::offer( 'https://wiki.example/w/thumb.php?f=A.png&width=960', 960, 720 ),
		];
		$thumbs = self::thumbs( [], $offers );
		$this->assertSame( [ 250, 500, 960 ], array_column( $thumbs, 'width' ) );
		$this->assertSame( [ 'width' => 250, 'height' => 188, 'url' => self::BASE . 'A.png/250px-A.png?utm_source=x' ], $thumbs[0] );
	}

	public static function provideOffers(): array {
		$wide = [ 'width' => 1200, 'height' => 900 ];
		$narrow = [ 'width' => 200, 'height' => 150 ];
		return [
			'the picture itself, narrower' => [ $narrow, self::offer( self::ORIGINAL, 200, 150 ), [ 200, 150 ] ],
			'noted who asked' => [ $narrow, self::offer( self::ORIGINAL . '?utm_content=thumbnail', 200, 150 ), [ 200, 150 ] ],
			'the picture itself, wider' => [ $wide, self::offer( self::ORIGINAL, 250, 188 ), null ],
			'itself, of a type browsers do not show' => [ [ 'mime' => 'image/tiff' ] + $narrow, self::offer( self::ORIGINAL, 200, 150 ), null ],
			'a drawing that is narrower' => [ [ 'mime' => 'image/svg+xml' ] + $narrow, self::offer( self::ORIGINAL, 200, 150 ), [ 200, 150 ] ],
			'a step below, said to be as asked' => [ [ 'width' => 240, 'height' => 240 ],
				self::offer( self::BASE . 'A.tif/lossy-page1-120px-A.tif.jpg', 240, 240 ), [ 120, 120 ] ],
			'a page' => [ $wide, self::offer( self::BASE . 'A.pdf/page1-250px-A.pdf.jpg', 250, 354 ), [ 250, 354 ] ],
			'a moment of a video' => [ $wide, self::offer( self::BASE . 'A.webm/250px--A.webm.jpg', 250, 141 ), [ 250, 141 ] ],
			'a width that is no step' => [ $wide, self::offer( self::BASE . 'A.png/220px-A.png', 220, 165 ), null ],
			'a step above' => [ $wide, self::offer( self::BASE . 'A.png/330px-A.png', 250, 188 ), [ 330, 248 ] ],
			'much wider than asked' => [ $wide, self::offer( self::BASE . 'A.png/1280px-A.png', 1280, 960 ), null ],
			'a number in the name only' => [ $wide, self::offer( self::BASE . 'A.png/thumbnail-of-A.png', 250, 188 ), null ],
			'an icon' => [ $wide, self::offer( 'https://wiki.example/w/resources/assets/file-type-icons/fileicon.png', 120, 120 ), null ],
			'a script' => [ $wide, self::offer( 'javascript:alert("250px-")', 250, 188 ), null ],
			'no numbers' => [ $wide, [ 'thumburl' => self::BASE . '250px-A.png', 'thumbwidth' => 'x', 'thumbheight' => [] ], null ],
			'nothing' => [ $wide, [], null ],
			'no address' => [ $wide, [ 'thumburl' => [], 'thumbwidth' => 250, 'thumbheight' => 188 ], null ],
			'no height' => [ $narrow + [], self::offer( self::BASE . '250px-A.png', 250, 0 ), [ 250, 1 ] ],
		];
	}

	/** @dataProvider provideOffers */
	public function testOnlyPicturesOfTheStepsAreTaken( array $info, array $offer, ?array $size ): void {
		$thumbs = self::thumbs( $info, [ 250 => $offer ] );
		$this->assertSame( $size, $thumbs ? [ $thumbs[0]['width'], $thumbs[0]['height'] ] : null );
	}

	public function testAPictureSmallerThanAllStepsIsThereOnce(): void {
		$itself = self::offer( self::ORIGINAL, 100, 80 );
		$info = [ 'width' => 100, 'height' => 80 ];
		$this->assertSame( [ [ 'width' => 100, 'height' => 80, 'url' => self::ORIGINAL ] ],
			self::thumbs( $info, [ 250 => $itself, 500 => $itself, 960 => $itself ] ) );
	}
}
