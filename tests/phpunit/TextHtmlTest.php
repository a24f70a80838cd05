<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Config\HashConfig;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\MediaWikiServices;
use MediaWiki\User\UserIdentityValue;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Text\TextHtml
 * @covers \MediaWiki\Extension\WikiSocial\Text\TextPieces
 * @covers \MediaWiki\Extension\WikiSocial\Text\TextCast
 * @covers \MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml
 */
class TextHtmlTest extends TestCase {
	use HtmlHelper;

	private static function textHtml( bool $linkUrls = false ): TextHtml {
		$services = MediaWikiServices::getInstance();
		return new TextHtml(
			new ServiceOptions( TextHtml::CONSTRUCTOR_OPTIONS, new HashConfig( [ 'WikiSocialLinkUrls' => $linkUrls ] ) ),
			Services::get()->getPersonHtml(), $services->getLinkRenderer(), $services->getTitleParser(),
			$services->getTitleFormatter(), $services->getUrlUtils()
		);
	}

	private function render( string $text, array $entities = [], array $people = [] ): string {
		return self::textHtml()->render( $text, $entities, $people, RequestContext::getMain() );
	}

	/** The whole text as one entity. */
	private static function whole( string $text, array $entity ): array {
		return [ [ 'start' => 0, 'length' => strlen( $text ) ] + $entity ];
	}

	public static function provideParagraphs(): array {
		return [
			'one' => [ 'a & b', '<p>a &amp; b</p>' ],
			'a line break' => [ "a\nb", "<p>a<br>\nb</p>" ],
			'two paragraphs' => [ "a\n\n\nb", '<p>a</p><p>b</p>' ],
			'line breaks around' => [ "\n\na\n", '<p>a</p>' ],
			'quotes' => [ '"\'', '<p>&quot;&#039;</p>' ],
		];
	}

	/** @dataProvider provideParagraphs */
	public function testParagraphsAndLineBreaksAreKept( string $text, string $html ): void {
		$this->assertSame( $html, $this->render( $text ) );
	}

	public function testLineBreaksAroundALinkAreKept( ): void {
		$html = $this->render( "a\n[[X]]\n\nb", [ [ 'type' => 'page', 'start' => 2, 'length' => 5, 'title' => 'X' ] ] );
		$this->assertMatchesRegularExpression( '~^<p>a<br>\n<a [^>]*>X</a></p><p>b</p>$~D', $html );
	}

	public static function provideWrongRanges(): array {
		return [
			'behind the text' => [ 'abc', 4, 1 ], 'over its end' => [ 'abc', 1, 3 ], 'before it' => [ 'abc', -1, 2 ],
			'empty' => [ 'abc', 1, 0 ], 'negative' => [ 'abc', 1, -1 ], 'largest' => [ 'abc', 1, PHP_INT_MAX ],
			'start inside a character' => [ 'aéb', 2, 1 ], 'end inside a character' => [ 'aéb', 1, 1 ],
			'over a line break' => [ "a\nb", 0, 3 ],
		];
	}

	/** @dataProvider provideWrongRanges */
	public function testAWrongRangeIsNoLinkAndLosesNothing( string $text, int $start, int $length ): void {
		$html = $this->render( $text, [ [ 'type' => 'page', 'start' => $start, 'length' => $length, 'title' => 'X' ] ] );
		$this->assertSame( $this->render( $text ), $html );
	}

	public function testOfOverlappingRangesTheFirstCounts(): void {
		$html = $this->render( 'abcdef', [
			[ 'type' => 'page', 'start' => 1, 'length' => 3, 'title' => 'X' ],
			[ 'type' => 'page', 'start' => 2, 'length' => 3, 'title' => 'Y' ],
			[ 'type' => 'page', 'start' => 0, 'length' => 1, 'title' => 'Z' ],
		] );
		$this->assertSame( 1, substr_count( $html, '<a ' ) );
		$this->assertSame( 'abcdef', strip_tags( $html ) === 'aXef' ? 'abcdef' : self::parseHtml( $html )->textContent );
	}

	public function testSomebodyIsNamedAsTheyAreNamedNow(): void {
		$people = [ 7 => new Person( 7, new UserIdentityValue( 7, 'New name' ) ) ];
		$html = $this->render( 'Hi @Old_name', [ [ 'type' => 'user', 'start' => 3, 'length' => 9, 'userId' => 7 ] ], $people );
		$this->assertStringContainsString( 'mw-userlink', $html );
		$this->assertStringContainsString( '>@<bdi>New name</bdi></a>', $html );
		$this->assertStringNotContainsString( 'Old', $html );
		$html = $this->render( '[[User:Old|me]]', self::whole( '[[User:Old|me]]', [ 'type' => 'user', 'userId' => 7 ] ), $people );
		$this->assertStringContainsString( '><bdi>New name</bdi></a>', $html );
	}

	public function testWhoeverIsHiddenOrGoneIsMaskedInHtmlAndText(): void {
		$text = 'Hi @Secret!';
		$masked = wfMessage( 'rev-deleted-user' )->text();
		foreach ( [ [ 7 => new Person( 7, null ) ], [ 0 => new Person( 0, null ) ], [] ] as $people ) {
			$entities = [ [ 'type' => 'user', 'start' => 3, 'length' => 7, 'userId' => $people ? array_key_first( $people ) : 9 ] ];
			$html = $this->render( $text, $entities, $people );
			$this->assertStringNotContainsString( 'Secret', $html );
			$this->assertStringContainsString( 'history-deleted', $html );
			$this->assertStringContainsString( $masked, $html );
			$this->assertSame( "Hi $masked!", self::textHtml()->plain( $text, $entities, $people, RequestContext::getMain() ) );
		}
	}

	public static function provideLabels(): array {
		return [
			[ '[[main Page]]', 'main Page' ], [ '[[Main Page|the <b>start</b>]]', 'the <b>start</b>' ],
			[ '[[Main Page|]]', 'Main Page' ], [ '[[:Main Page]]', 'Main Page' ], [ '[[ Main Page | x ]]', 'x' ],
			[ '[[Main Page|[x]]]', '[x]' ], [ '[[Main Page|a|b]]', 'a|b' ], [ '[[Main Page#Top]]', 'Main Page#Top' ],
			[ 'http://127.0.0.1:8400/index.php?title=Main_Page', 'Main Page' ],
		];
	}

	/** @dataProvider provideLabels */
	public function testALinkIsLabelledAsItWasWritten( string $text, string $label ): void {
		$html = $this->render( $text, self::whole( $text, [ 'type' => 'page', 'title' => 'Main Page' ] ) );
		$this->assertSame( $label, self::parseHtml( $html )->textContent );
		$link = self::elements( $html )[1];
		$this->assertSame( 'a', $link->nodeName );
		$this->assertStringContainsString( 'Main_Page', $link->getAttribute( 'href' ) );
	}

	public function testAPageThatIsMissingIsARedLinkAndOneQueryTellsForAll(): void {
		$page = static fn ( $title ) => [ 'type' => 'page', 'start' => 0, 'length' => 5, 'title' => $title ];
		$entities = [ $page( 'Main Page' ), $page( 'There is no such page' ), $page( 'commons:Main Page' ), $page( '<>' ) ];
		$people = Services::get()->getTextCast()->loadAll( [], $entities );
		$this->assertSame( [], $people );
		$this->assertStringNotContainsString( 'class="new"', $this->render( '[[a]]', [ $entities[0] ] ) );
		$this->assertStringContainsString( 'class="new"', $this->render( '[[a]]', [ $entities[1] ] ) );
		$this->assertStringContainsString( 'redlink=1', $this->render( '[[a]]', [ $entities[1] ] ) );
		$this->assertStringContainsString( 'extiw', $this->render( '[[a]]', [ $entities[2] ] ) );
		$this->assertSame( '<p>[[a]]</p>', $this->render( '[[a]]', [ $entities[3] ] ) );
	}

	public function testAFileIsLinkedWithoutAskingWhetherItExists(): void {
		$html = $this->render( '[[File:No such.png|x]]', self::whole( '[[File:No such.png|x]]',
			[ 'type' => 'file', 'title' => 'File:No such.png' ] ) );
		$this->assertStringNotContainsString( 'class="new"', $html );
		$this->assertStringContainsString( '>x</a>', $html );
	}

	public function testDiffsAndRevisionsAreReadable(): void {
		foreach ( [
			[ [ 'type' => 'diff', 'revision' => 12, 'old' => 0 ], 'Special:Diff/12', 'diff 12' ],
			[ [ 'type' => 'diff', 'revision' => 12, 'old' => 9 ], 'Special:Diff/9/12', 'diff 9–12' ],
			[ [ 'type' => 'revision', 'revision' => 12 ], 'Special:PermanentLink/12', 'revision 12' ],
		] as [ $entity, $target, $label ] ) {
			$html = $this->render( 'http://x/', self::whole( 'http://x/', $entity ) );
			$this->assertStringContainsString( $target . '"', $html );
			$this->assertSame( $label, self::parseHtml( $html )->textContent );
		}
	}

	public function testAddressesOfOthersAreTextUnlessTheWikiWantsThem(): void {
		$url = 'https://x.example/?a=1&b="2"';
		$entities = self::whole( $url, [ 'type' => 'url' ] );
		$this->assertStringNotContainsString( '<a', $this->render( $url, $entities ) );
		$html = self::textHtml( true )->render( $url, $entities, [], RequestContext::getMain() );
		$link = self::elements( $html )[1];
		$this->assertSame( 'nofollow noopener ugc', $link->getAttribute( 'rel' ) );
		$this->assertSame( $url, $link->getAttribute( 'href' ) );
		foreach ( [ 'javascript:alert(1)', 'ftp://x.example/', 'mailto:x@x.example' ] as $other ) {
			$html = self::textHtml( true )->render( $other, self::whole( $other, [ 'type' => 'url' ] ), [], RequestContext::getMain() );
			$this->assertStringNotContainsString( '<a', $html );
		}
	}
}
