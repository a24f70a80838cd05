<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use DOMDocument;
use DOMXPath;
use MediaWiki\Config\HashConfig;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Feed\AtomFeed;
use MediaWiki\Extension\WikiSocial\Status\Excerpt;
use MediaWiki\Extension\WikiSocial\Status\Licence;
use PHPUnit\Framework\TestCase;

/**
 * Atom as RFC 4287 wants it, by a real XML parser.
 * @covers \MediaWiki\Extension\WikiSocial\Feed\AtomFeed
 * @covers \MediaWiki\Extension\WikiSocial\Status\Excerpt
 * @covers \MediaWiki\Extension\WikiSocial\Status\Licence
 */
class AtomFeedTest extends TestCase {
	private static function licence( array $config = [] ): Licence {
		return new Licence( new ServiceOptions( Licence::CONSTRUCTOR_OPTIONS, new HashConfig( $config + [
			'WikiSocialLicence' => null, 'RightsPage' => '', 'RightsText' => 'CC BY-SA 4.0 & more',
			'RightsUrl' => 'https://licence.example/by-sa?a=1&b=2',
		] ) ) );
	}

	private static function status( array $with = [] ): array {
		return $with + [
			'id' => '7', 'type' => 'status', 'author' => [ 'name' => 'A & <B>', 'url' => 'https://wiki.example/A?a&b' ],
			'text' => 'x', 'html' => '<p>x</p>', 'lang' => null, 'dir' => 'auto',
			'created' => '2026-01-02T03:04:05.678Z', 'edited' => null, 'url' => 'https://wiki.example/status/7', 'media' => [],
		];
	}

	private function feed( array $statuses, ?string $cursor = null, ?string $next = null, ?Licence $licence = null ): DOMXPath {
		$feed = new AtomFeed( AtomFeed::page( 'Some One' ), 'Title & <more>', 'en', '(removed)', $licence ?? self::licence() );
		$document = new DOMDocument();
		$this->assertTrue( $document->loadXML( $feed->render( $statuses, $cursor, $next ), LIBXML_NONET ) );
		$path = new DOMXPath( $document );
		$path->registerNamespace( 'a', 'http://www.w3.org/2005/Atom' );
		$this->assertStructure( $path );
		return $path;
	}

	private static function media( array $with = [] ): array {
		return $with + [
			'file' => 'A & b.jpg', 'mime' => 'image/jpeg', 'size' => 1234, 'url' => 'https://files.example/a.jpg',
			'thumbUrl' => 'https://files.example/250px-a.jpg', 'alt' => '<A cat>', 'author' => 'Eva <b>', 'authorUrl' => 'https://e.example/',
			'licence' => 'CC BY 4.0', 'licenceUrl' => 'https://cc.example/', 'descriptionUrl' => 'https://files.example/A', 'gone' => false,
		];
	}

	public function testAFileIsThereWithItsCredit(): void {
		$path = $this->feed( [ self::status( [ 'media' => [
			self::media(), self::media( [ 'gone' => true, 'url' => null, 'thumbUrl' => null, 'author' => 'Gone' ] ),
			self::media( [ 'thumbUrl' => null, 'author' => null, 'licence' => null, 'descriptionUrl' => null ] ),
		] ] ) ] );
		$enclosures = $path->query( '/a:feed/a:entry/a:link[@rel="enclosure"]' );
		$this->assertSame( 2, $enclosures->length );
		$this->assertSame( [ 'https://files.example/a.jpg', 'image/jpeg', '1234' ], array_map(
			static fn ( string $name ) => $enclosures->item( 0 )->getAttribute( $name ), [ 'href', 'type', 'length' ] ) );
		$content = $path->evaluate( 'string(/a:feed/a:entry/a:content)' );
		$this->assertStringContainsString( '<a href="https://files.example/A"><img src="https://files.example/250px-a.jpg" alt="&lt;A cat&gt;"></a>' .
			'<figcaption><a href="https://e.example/">Eva &lt;b&gt;</a> · <a href="https://cc.example/">CC BY 4.0</a></figcaption>', $content );
		$this->assertStringNotContainsString( 'Gone', $content );
		$this->assertStringContainsString( '<figure>A &amp; b.jpg<figcaption></figcaption></figure>', $content );
	}

	/** What RFC 4287 says must be there once, in the feed and in each entry. */
	private function assertStructure( DOMXPath $path ): void {
		foreach ( $path->query( '/a:feed|/a:feed/a:entry' ) as $node ) {
			foreach ( [ 'id', 'title', 'updated' ] as $once ) {
				$this->assertSame( 1.0, $path->evaluate( "count(a:$once)", $node ), $once );
			}
			$this->assertMatchesRegularExpression( '~^https?://~', $path->evaluate( 'string(a:id)', $node ) );
			$this->assertLessThanOrEqual( 1.0, $path->evaluate( 'count(a:rights)', $node ) );
			$this->assertMatchesRegularExpression( '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/', $path->evaluate( 'string(a:updated)', $node ) );
			$this->assertSame( 1.0, $path->evaluate( 'count(a:link[@rel="alternate"])', $node ) );
		}
		foreach ( $path->query( '//a:entry' ) as $entry ) {
			$this->assertSame( 1.0, $path->evaluate( 'count(a:author/a:name)', $entry ) );
			$this->assertSame( 1.0, $path->evaluate( 'count(a:content[@type="html"])', $entry ) );
		}
		$this->assertSame( 1.0, $path->evaluate( 'count(/a:feed/a:link[@rel="self"])' ) );
		$this->assertSame( 0.0, $path->evaluate( 'count(//a:link[not(@href) or @href=""])' ) );
		$this->assertSame( 0.0, $path->evaluate( 'count(//*[namespace-uri()!="http://www.w3.org/2005/Atom"])' ) );
	}

	public function testAFeedHasWhatReadersNeed(): void {
		$path = $this->feed( [
			self::status( [ 'html' => '<p>Hello <a href="/index.php?title=X&amp;y">there</a><br>you</p>', 'lang' => 'ar', 'dir' => 'rtl' ] ),
			self::status( [ 'edited' => '2026-05-02T03:04:05.678Z' ] ),
		], null, 'next&cursor' );
		$this->assertSame( 'Title & <more>', $path->evaluate( 'string(/a:feed/a:title)' ) );
		$this->assertSame( 'en', $path->evaluate( 'string(/a:feed/@xml:lang)' ) );
		$this->assertSame( '2026-05-02T03:04:05.678Z', $path->evaluate( 'string(/a:feed/a:updated)' ) );
		$this->assertSame( 'A & <B>', $path->evaluate( 'string(//a:entry[1]/a:author/a:name)' ) );
		$this->assertSame( 'https://wiki.example/A?a&b', $path->evaluate( 'string(//a:entry[1]/a:author/a:uri)' ) );
		$this->assertSame( 'https://wiki.example/status/7', $path->evaluate( 'string(//a:entry[1]/a:id)' ) );
		$this->assertSame( 'ar', $path->evaluate( 'string(//a:entry[1]/@xml:lang)' ) );
		$this->assertSame( 'Hello there you', $path->evaluate( 'string(//a:entry[1]/a:title)' ) );
		$content = $path->evaluate( 'string(//a:entry[1]/a:content)' );
		$this->assertMatchesRegularExpression( '~<a href="https?://[^"]*/index.php\?title=X&amp;y">~', $content );
		$this->assertStringStartsWith( '<div dir="rtl">', $content );
		$this->assertStringContainsString( 'cursor=next%26cursor', $path->evaluate( 'string(//a:link[@rel="next"]/@href)' ) );
		$this->assertSame( 'CC BY-SA 4.0 & more', $path->evaluate( 'string(/a:feed/a:rights)' ) );
		$this->assertSame( 'https://licence.example/by-sa?a=1&b=2', $path->evaluate( 'string(/a:feed/a:link[@rel="license"]/@href)' ) );
	}

	/** Whose time zone has a T in its name, as many have. */
	public function testAnEventSaysWhenItIsAsItWasWritten(): void {
		$event = [
			'id' => '9', 'type' => 'event', 'title' => 'Talk & <tea>', 'start' => '2026-05-02T10:00', 'end' => '2026-05-02T12:30', 'zone' => 'America/Toronto',
			'place' => 'The Hall', 'description' => '', 'lang' => null, 'created' => '2026-01-02T03:04:05.678Z', 'changed' => '2026-02-02T03:04:05.678Z',
			'url' => 'https://wiki.example/event/9', 'organisers' => [ [ 'name' => 'Tess', 'url' => 'https://wiki.example/Tess' ] ],
		];
		$path = $this->feed( [ $event, [ 'zone' => 'Etc/GMT+5', 'place' => null, 'organisers' => [] ] + $event ] );
		$this->assertSame(
			'<div dir="auto"><p dir="auto">Talk &amp; &lt;tea&gt;</p><p dir="auto">2026-05-02 10:00 – 2026-05-02 12:30 (America/Toronto)</p><p dir="auto">The Hall</p></div>',
			$path->evaluate( 'string(//a:entry[1]/a:content)' )
		);
		$this->assertSame( 'Tess', $path->evaluate( 'string(//a:entry[1]/a:author/a:name)' ) );
		$this->assertSame( '2026-02-02T03:04:05.678Z', $path->evaluate( 'string(//a:entry[1]/a:updated)' ) );
		$this->assertStringContainsString( '2026-05-02 10:00 – 2026-05-02 12:30 (Etc/GMT+5)</p></div>', $path->evaluate( 'string(//a:entry[2]/a:content)' ) );
		$this->assertSame( '(removed)', $path->evaluate( 'string(//a:entry[2]/a:author/a:name)' ) );
	}

	public function testALaterPageNamesTheFirst(): void {
		$path = $this->feed( [ self::status() ], 'here' );
		$this->assertStringContainsString( 'cursor=here', $path->evaluate( 'string(//a:link[@rel="self"]/@href)' ) );
		$this->assertStringNotContainsString( 'cursor', $path->evaluate( 'string(//a:link[@rel="first"]/@href)' ) );
		$this->assertSame( 0.0, $path->evaluate( 'count(//a:link[@rel="next"])' ) );
	}

	public function testAnEmptyFeedIsAFeed(): void {
		$this->assertSame( '1970-01-01T00:00:00.000Z', $this->feed( [] )->evaluate( 'string(/a:feed/a:updated)' ) );
	}

	public function testAMaskedAuthorHasNoAddress(): void {
		$path = $this->feed( [ self::status( [ 'author' => [ 'name' => null, 'url' => null ] ] ) ] );
		$this->assertSame( '(removed)', $path->evaluate( 'string(//a:author/a:name)' ) );
		$this->assertSame( 0.0, $path->evaluate( 'count(//a:uri)' ) );
	}

	public static function provideTexts(): array {
		return [
			'no characters' => [ "\u{FFFE}\u{FFFF}" ], 'a control' => [ "a\x01b\x0bc" ], 'CDATA' => [ ']]>' ],
			'a document' => [ '<!DOCTYPE a [<!ENTITY b "c">]>&b;' ], 'beyond the first plane' => [ "\u{1F426}\u{1FFFF}" ],
			'an isolate' => [ "\u{2067}x\u{2069}" ], 'a separator' => [ "a\u{2028}b\u{85}c" ],
		];
	}

	/** @dataProvider provideTexts */
	public function testAnyTextIsWellFormed( string $text ): void {
		$html = '<p>' . htmlspecialchars( $text ) . '</p>';
		$path = $this->feed( [ self::status( [ 'html' => $html, 'author' => [ 'name' => $text, 'url' => null ] ] ) ] );
		$this->assertSame( 1.0, $path->evaluate( 'count(//a:entry)' ) );
	}

	public function testTheWikisLicenceIsTakenUnlessAnotherIsSet(): void {
		$own = self::licence( [ 'WikiSocialLicence' => [ 'name' => 'CC0', 'url' => 'https://licence.example/zero' ] ] );
		$this->assertSame( [ 'CC0', 'https://licence.example/zero' ], [ $own->name, $own->url ] );
		$none = self::licence( [ 'RightsText' => '', 'RightsUrl' => '' ] );
		$this->assertSame( [ null, null ], [ $none->name, $none->url ] );
		$path = $this->feed( [ self::status() ], null, null, $none );
		$this->assertSame( 0.0, $path->evaluate( 'count(//a:rights|//a:link[@rel="license"])' ) );
		$page = self::licence( [ 'RightsPage' => 'Project:Copyrights' ] );
		$this->assertStringContainsString( 'Copyrights', $page->url );
		$nameless = self::licence( [ 'WikiSocialLicence' => [ 'url' => 'https://licence.example/zero' ] ] );
		$this->assertSame( [ null, 'https://licence.example/zero' ], [ $nameless->name, $nameless->url ] );
	}

	public function testFirstWordsEndBetweenWords(): void {
		$this->assertSame( 'one two', Excerpt::of( '<p>one<br>two</p>', 20 ) );
		$this->assertSame( 'one two', Excerpt::of( '<p>one</p><p>two</p>', 20 ) );
		$this->assertSame( 'one two…', Excerpt::of( '<p>one two three</p>', 10 ) );
		$this->assertSame( 'a < b & c', Excerpt::of( '<p>a &lt; b &amp; c</p>', 20 ) );
		$this->assertSame( str_repeat( '鳥', 10 ) . '…', Excerpt::of( str_repeat( '鳥', 30 ), 10 ) );
		$this->assertSame( str_repeat( "e\u{301}", 2 ) . '…', Excerpt::of( str_repeat( "e\u{301}", 9 ), 5 ), 'not inside a letter' );
	}
}
