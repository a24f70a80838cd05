<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Media\Attribution;
use MediaWiki\Extension\WikiSocial\Media\HttpUrl;
use MediaWiki\MediaWikiServices;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Media\Attribution
 * @covers \MediaWiki\Extension\WikiSocial\Media\HtmlReader
 * @covers \MediaWiki\Extension\WikiSocial\Media\HttpUrl
 * @covers \MediaWiki\Extension\WikiSocial\Media\PlainText
 */
class AttributionTest extends TestCase {
	private static function of( mixed $metadata ): array {
		return ( new Attribution( self::urls(), [ 'de', 'en' ] ) )->of( $metadata );
	}

	private static function urls(): HttpUrl {
		return new HttpUrl( MediaWikiServices::getInstance()->getUrlUtils() );
	}

	/** @return string[] name and address of the author */
	private static function author( mixed $html ): array {
		$read = self::of( [ 'Artist' => [ 'value' => $html ] ] );
		return [ $read['author'], $read['authorUrl'] ];
	}

	public static function provideAuthors(): array {
		$foo = [ 'Foo', 'https://commons.wikimedia.org/wiki/User:Foo' ];
		return [
			'a user' => [ '<a href="//commons.wikimedia.org/wiki/User:Foo" title="User:Foo">Foo</a>', $foo ],
			'in capitals' => [ '<A HREF=//commons.wikimedia.org/wiki/User:Foo>Foo</A>', $foo ],
			'a template of a person' => [
				'<div class="fn value"><div class="vcard"><table><tr><th colspan="2"><bdi>' .
				'<a href="https://en.wikipedia.org/wiki/en:Vincent_van_Gogh" class="extiw">Vincent van Gogh</a></bdi></th></tr>' .
				'<tr><td>(1853–1890)</td><td><a href="https://www.wikidata.org/wiki/Q5582"><img src="x.svg" alt="wikidata"></a></td></tr>' .
				'</table></div></div>', [ 'Vincent van Gogh (1853–1890)', 'https://en.wikipedia.org/wiki/en:Vincent_van_Gogh' ] ],
			'a picture links before the name' => [
				'<a href="https://www.wikidata.org/wiki/Q1"><img src=x></a> <a href="//a.example/n">Name</a>', [ 'Name', 'https://a.example/n' ] ],
			'someone unknown' => [ 'Unknown author<span style="display: none;">Unknown author</span>', [ 'Unknown author', '' ] ],
			'hidden in other ways' => [ 'A<span style="DISPLAY :/* x */none">B</span><b hidden>C</b><i style="visibility:hidden">D</i>', [ 'A', '' ] ],
			'a page that is not there' => [ '<a class="new" href="//a.example/w?redlink=1">Foo</a>', [ 'Foo', '' ] ],
			'plain text' => [ 'Foo &amp; Bar', [ 'Foo & Bar', '' ] ],
			'nested tables' => [ str_repeat( '<table><tr><td>', 40 ) . 'Foo' . str_repeat( '</td></tr></table>', 40 ), [ 'Foo', '' ] ],
			'a protocol in capitals' => [ '<a href="HTTPS://a.example/X">Foo</a>', [ 'Foo', 'https://a.example/X' ] ],
			'two links' => [ '<a href="http://a.example/">A</a>, <a href="http://b.example/">B</a>', [ 'A, B', 'http://a.example/' ] ],
			'a link within a link' => [ '<a href="javascript:x">A<a href="//b.example/">B</a></a>', [ 'AB', 'https://b.example/' ] ],
			'unclosed' => [ '<div><a href="//a.example/"><b>Foo', [ 'Foo', 'https://a.example/' ] ],
			'ended twice' => [ '</div></a></b>Foo</span>', [ 'Foo', '' ] ],
			'broken attributes' => [ '<a href="//a.example/" title="x>y" onclick=alert(1) "\'<>Foo</a>', [ 'Foo', 'https://a.example/' ] ],
			'a script' => [ '<script>alert("</span>")</script>Foo<style>.a:before{content:"<a href=//b.example>"}</style>', [ 'Foo', '' ] ],
			'a script that ends what is around it' => [ '<span>F<script>"</span>"</script>oo</span>', [ 'Foo', '' ] ],
			'a style that ends what is around it' => [ '<b>F<style>a{}</b>x</style>oo', [ 'Foo', '' ] ],
			'a script that does not end' => [ 'Foo<script><!-- </b>Bar', [ 'Foo', '' ] ],
			'a text field' => [ '<textarea><a href="//a.example">x</a></textarea>Foo', [ 'Foo', '' ] ],
			'comments' => [ 'F<!-- > <a href="//a.example/">x</a> -->oo<!-->', [ 'Foo', '' ] ],
			'a comment that does not end' => [ 'Foo<!-- Bar', [ 'Foo', '' ] ],
			'CDATA' => [ '<![CDATA[<a href="//a.example">x</a>]]>Foo', [ 'x]]>Foo', '' ] ],
			'a drawing' => [ '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a><script>alert(1)</script></svg>Foo', [ 'Foo', '' ] ],
			'a formula' => [ '<math><mtext><a href="//a.example">x</a></mtext></math>Foo', [ 'Foo', '' ] ],
			'a template' => [ '<template><a href="//a.example">x</a></template>Foo', [ 'Foo', '' ] ],
			'what an entity hides' => [ '&lt;script&gt;alert(1)&lt;/script&gt;', [ '<script>alert(1)</script>', '' ] ],
			'null bytes' => [ "F\0o<a hr\0ef='//a.example/'>o</a>\0", [ 'Foo', 'https://a.example/' ] ],
			'controls' => [ "F\x01o\x7Fo\u{85}B\u{FFFE}ar\u{9B}", [ 'Foo Bar', '' ] ],
			'spaces of all kinds' => [ " \u{A0}Foo\n\t\u{2028}\u{3000}Bar ", [ 'Foo Bar', '' ] ],
			'lines' => [ 'Foo<br>Bar<p>Baz</p><ul><li>A<li>B</ul>', [ 'Foo Bar Baz A B', '' ] ],
			'letters in pieces' => [ 'F<b>o</b>o', [ 'Foo', '' ] ],
			'an override' => [ "Foo\u{202E}gpj.exe", [ 'Foogpj.exe', '' ] ],
			'an override that ends' => [ "Foo\u{202E}gpj\u{202C}.exe", [ 'Foogpj.exe', '' ] ],
			'an isolate that ends' => [ "\u{2067}فو\u{2069} Foo", [ "\u{2067}فو\u{2069} Foo", '' ] ],
			'marks that cross' => [ "\u{2066}A\u{202A}B\u{2069}C", [ 'ABC', '' ] ],
			'ends of nothing' => [ "\u{202C}\u{2069}Foo\u{2066}", [ 'Foo', '' ] ],
			'Arabic' => [ '<a href="//a.example/م">نور</a>', [ 'نور', 'https://a.example/م' ] ],
			'no author' => [ '', [ '', '' ] ],
			'spaces only' => [ '<p>&nbsp;</p>', [ '', '' ] ],
			'languages' => [ [ 'en' => 'Someone', 'de' => 'Jemand', '_type' => 'lang' ], [ 'Jemand', '' ] ],
			'another language only' => [ [ '_type' => 'lang', 'ja' => '誰か' ], [ '誰か', '' ] ],
			'a list' => [ [ 'A', 'B', '_type' => 'ul' ], [ 'A, B', '' ] ],
			'lists of lists' => [ [ [ 'A' ], [ 'B' ] ], [ '', '' ] ],
			'a number' => [ 7, [ '7', '' ] ],
			'null' => [ null, [ '', '' ] ],
		];
	}

	/** @dataProvider provideAuthors */
	public function testAnAuthorIsATextWithOneLinkAtMost( mixed $html, array $author ): void {
		$this->assertSame( $author, self::author( $html ) );
	}

	public static function provideBadAddresses(): array {
		return array_map( static fn ( $url ) => [ $url ], [
			'javascript:alert(1)', 'JaVaScRiPt:alert(1)', "java\tscript:alert(1)", 'java&#x09;script:alert(1)', '&#106;avascript:alert(1)',
			'vbscript:msgbox(1)', '&#118;&#98;script:x', 'data:text/html,<script>alert(1)</script>', ' javascript:alert(1)', '/wiki/User:Foo',
			'wiki', '?x', '#x', 'ftp://a.example/', 'mailto:a@a.example', 'http://', 'https://', '//', 'http:///x', 'http://a b.example/',
			'http://a.example/&#10;x', 'http://a.example/&#x202E;x', 'http://a.example\\@b.example/', 'http://user:word@a.example/',
			'http://user@a.example/', 'http://a.example/&quot;&gt;', 'http://a.example/' . str_repeat( 'x', 2000 ), '',
		] );
	}

	/** @dataProvider provideBadAddresses */
	public function testALinkThatLeadsNowhereInTheWebIsNone( string $url ): void {
		$this->assertSame( [ 'Foo', '' ], self::author( "<a href=\"$url\">Foo</a>" ) );
		$this->assertSame( '', self::urls()->of( html_entity_decode( $url ) ) );
	}

	public function testInvalidBytesAreReplaced(): void {
		$read = self::of( [ 'Artist' => [ 'value' => "\xFF\xC0\x80Foo\xE2\x80" ], 'LicenseUrl' => [ 'value' => "http://a.example/\xFF" ],
			'ImageDescription' => [ 'value' => "\xF8\xA1\xA1\xA1\xA1" ] ] );
		$this->assertStringContainsString( 'Foo', $read['author'] );
		$this->assertTrue( mb_check_encoding( implode( '', $read ), 'UTF-8' ) );
		$this->assertSame( '', $read['licenceUrl'] );
	}

	public static function provideFloods(): array {
		return array_map( static fn ( $piece ) => [ str_repeat( $piece, intdiv( 1000000, strlen( $piece ) ) ) ], [
			'brackets' => '<', 'open brackets' => '<a<', 'bold' => '<b>', 'divs' => '<div>', 'links' => '<a href="//a.example/">x', 'tables' => '<table><tr><td>',
			'crossing' => '<i><a><div>', 'ends' => '</p>', 'opened and ended' => '<b><i></b></i>', 'attributes' => ' a=b', 'entities' => '&amp;',
			'no entities' => '&', 'comments' => '<!--', 'ended comments' => '<!-->', 'drawings' => '<svg>', 'scripts' => '<script>', 'ended scripts' => '<script></scrip',
			'marks' => "\u{202E}", 'isolates' => "\u{2066}", 'closed isolates' => "\u{2066}\u{2069}", 'accents' => "\u{301}", 'zeros' => "\0",
			'classes' => '<a class="' . str_repeat( 'x ', 500 ) . '">', 'styles' => '<b style="' . str_repeat( '/* ', 500 ) . '">',
		] );
	}

	/** @dataProvider provideFloods */
	public function testAMegabyteOfAnythingIsReadAtOnce( string $html ): void {
		$start = hrtime( true );
		foreach ( [ $html, "<b $html" ] as $one ) {
			$read = self::of( array_fill_keys( Attribution::KEYS, [ 'value' => $one ] ) );
			$this->assertLessThanOrEqual( 500, mb_strlen( $read['author'] ) );
		}
		$this->assertLessThan( 2.0, ( hrtime( true ) - $start ) / 1e9 );
	}

	public function testWhatIsTooLongIsCutBetweenLetters(): void {
		$long = str_repeat( '鳥', 3000 );
		$read = self::of( array_fill_keys( Attribution::KEYS, [ 'value' => $long ] ) );
		$this->assertSame( [ 500, 200, 500 ], [
			mb_strlen( $read['author'] ), mb_strlen( $read['licence'] ), mb_strlen( $read['description'] )
		] );
		$this->assertSame( 'x', self::author( str_repeat( ' ', 3000 ) . 'x' )[0] );
		$this->assertSame( str_repeat( 'a', 499 ), self::author( str_repeat( 'a', 499 ) . "\u{2066}b\u{2069}" )[0], 'a mark whose end was cut off' );
	}

	public function testTheLicenceAndTheRest(): void {
		$this->assertSame( [
			'author' => 'Credited', 'authorUrl' => 'https://a.example/', 'licence' => 'CC BY-SA 4.0',
			'licenceUrl' => 'https://creativecommons.org/licenses/by-sa/4.0', 'attribution' => true, 'description' => 'A bird',
		], self::of( [
			'Artist' => [ 'value' => '<span></span>' ], 'Credit' => [ 'value' => '<a href="//a.example/">Credited</a>', 'source' => 'x' ],
			'LicenseShortName' => [ 'value' => 'CC BY-SA 4.0', 'hidden' => '' ], 'License' => [ 'value' => 'cc-by-sa-4.0' ],
			'LicenseUrl' => [ 'value' => 'https://creativecommons.org/licenses/by-sa/4.0' ],
			'AttributionRequired' => [ 'value' => 'true' ], 'ImageDescription' => [ 'value' => '<p>A <b>bird</b></p>' ],
		] ) );
		$this->assertSame( 'Public domain', self::of( [ 'UsageTerms' => [ 'value' => 'Public domain' ], 'License' => [ 'value' => 'pd' ] ] )['licence'] );
		$this->assertSame( 'https://a.example/l', self::of( [ 'LicenseUrl' => [ 'value' => '//a.example/l' ] ] )['licenceUrl'] );
	}

	public static function provideRequired(): array {
		return [
			[ 'true', true ], [ 'false', false ], [ 'False', false ], [ '', true ], [ 1, true ], [ 0, false ], [ true, true ], [ false, false ],
			[ null, true ], [ 'perhaps', true ], [ [ 'false' ], false ], [ [], true ],
		];
	}

	/** @dataProvider provideRequired */
	public function testACreditIsNeededUnlessItIsSaidThatNoneIs( mixed $value, bool $required ): void {
		$this->assertSame( $required, self::of( [ 'AttributionRequired' => [ 'value' => $value ] ] )['attribution'] );
	}

	public static function provideNothing(): array {
		return [ [ null ], [ [] ], [ 'x' ], [ 7 ], [ false ], [ [ 'Artist' => [] ] ], [ [ 'Artist' => [ 'value' => [ [ [] ] ] ] ] ],
			[ [ 'Artist' => [ 'value' => new \stdClass() ] ] ], [ [ 'Artist' => null, 'LicenseUrl' => [ 'value' => [] ] ] ] ];
	}

	/** @dataProvider provideNothing */
	public function testMetadataOfNoFormSayNothing( mixed $metadata ): void {
		$this->assertSame( [ 'author' => '', 'authorUrl' => '', 'licence' => '', 'licenceUrl' => '', 'attribution' => true, 'description' => '' ],
			self::of( $metadata ) );
	}

	public function testAPartWithoutItsFrameIsReadToo(): void {
		$this->assertSame( 'Foo', self::of( [ 'Artist' => '<b>Foo</b>' ] )['author'] );
	}
}
