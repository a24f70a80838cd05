<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Content\WikitextContent;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;
use PHPUnit\Framework\TestCase;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventWikitext
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventAttributes
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\EventTagHandler::onParserPreSaveTransformComplete
 */
class EventWikitextTest extends TestCase {
	private static function wikitext(): EventWikitext {
		return Services::get()->getEventWikitext();
	}

	/** As the wiki itself does when a page is saved. */
	private static function saved( string $text, int $namespace = NS_PROJECT ): string {
		$services = MediaWikiServices::getInstance();
		$user = $services->getUserFactory()->newAnonymous( '127.0.0.1' );
		return $services->getParserFactory()->create()->preSaveTransform(
			$text, Title::makeTitle( $namespace, 'Events' ), $user, ParserOptions::newFromUser( $user )
		);
	}

	/** The text with "…" in place of each new id. */
	private static function masked( string $text ): string {
		return preg_replace( '/id="[a-z2-9]{12}"/', 'id="…"', $text );
	}

	public static function provideTexts(): array {
		$same = static fn ( string $text ) => [ $text, $text ];
		return [
			'none' => $same( 'no tag' ),
			'plain' => [ 'a <social-event title="x">y</social-event> b', 'a <social-event id="…" title="x">y</social-event> b' ],
			'self-closed' => [ '<social-event title="x"/>', '<social-event id="…" title="x"/>' ],
			'self-closed with a blank' => [ '<social-event />', '<social-event id="…" />' ],
			'capital letters' => [ "<Social-Event TITLE=x></SOCIAL-EVENT >", "<Social-Event id=\"…\" TITLE=x></SOCIAL-EVENT >" ],
			'over lines' => [ "<social-event\n title='x'\n>\ny\n</social-event>", "<social-event id=\"…\"\n title='x'\n>\ny\n</social-event>" ],
			'with one' => $same( '<social-event id="mine" title="x"/>' ),
			'without quotes' => $same( '<social-event id=mine />' ),
			'an empty one' => [ '<social-event id="" title="x"/>', '<social-event id="…" title="x"/>' ],
			'the same twice' => [
				'<social-event id="a"/><social-event title="&lt;&quot;x" id=a />',
				'<social-event id="a"/><social-event id="…" title="&lt;&quot;x"/>'
			],
			'in nowiki' => $same( '<nowiki><social-event title="x"/></nowiki>' ),
			'in pre' => $same( '<pre><social-event title="x"/></pre>' ),
			'in a comment' => $same( '<!-- <social-event title="x"/> -->' ),
			'in an unclosed comment' => $same( '<!-- <social-event title="x"/>' ),
			'in another tag' => $same( '<gallery><social-event title="x"/></gallery>' ),
			'for inclusion only' => $same( '<includeonly><social-event title="x"/></includeonly>' ),
			'not for inclusion' => [ '<noinclude><social-event/></noinclude>', '<noinclude><social-event id="…"/></noinclude>' ],
			'never closed' => $same( '<social-event title="x"> and text' ),
			'of another name' => $same( '<social-events title="x"/><social-event-x/>' ),
			'in an argument' => [ '{{Box|a={{{b|<social-event/>}}}|c}} {{{', '{{Box|a={{{b|<social-event id="…"/>}}}|c}} {{{' ],
			'in a heading' => [ "== a <social-event/> == <!-- x -->\n=b=\n", "== a <social-event id=\"…\"/> == <!-- x -->\n=b=" ],
			'behind broken braces' => [ "{{a|}}}} -{x}- {{{{{b}} [[<social-event/>", "{{a|}}}} -{x}- {{{{{b}} [[<social-event id=\"…\"/>" ],
			'a function' => $same( '{{#tag:social-event|x|title=y}}' ),
			'substituted' => [ '{{subst:#tag:social-event|x|title=y}}', '<social-event id="…" title="y">x</social-event>' ],
		];
	}

	/** @dataProvider provideTexts */
	public function testSavingWritesIds( string $text, string $expected ): void {
		$saved = self::saved( $text );
		$this->assertSame( $expected, self::masked( $saved ) );
		$this->assertSame( $saved, self::saved( $saved ), 'once' );
	}

	public function testIdsDiffer(): void {
		$ids = self::wikitext()->ids( self::saved( str_repeat( "<social-event title=\"x\"/>\n", 50 ) ) );
		$this->assertCount( 50, array_unique( $ids ) );
	}

	public function testTemplatesKeepWhatIsWritten(): void {
		foreach ( [ NS_TEMPLATE, NS_MAIN, NS_USER ] as $namespace ) {
			$this->assertSame( '<social-event/>', self::saved( '<social-event/>', $namespace ) );
		}
		$this->assertNotSame( '<social-event/>', self::saved( '<social-event/>', NS_USER_TALK ) );
	}

	public function testOtherTagsStayWhereOneIsReplaced(): void {
		$text = "{{Box|<social-event id=\"a\" title=\"1\">one</social-event>}} <nowiki><social-event id=\"b\"/></nowiki>\n" .
			'<social-event id="b" title="2"/> ~~~~';
		$changed = self::wikitext()->replace( $text, 'b', [ 'title' => 'three', 'place' => '' ], "text\n\nmore" );
		$this->assertSame( str_replace(
			'<social-event id="b" title="2"/> ', "<social-event id=\"b\" title=\"three\">text\n\nmore</social-event> ", $text
		), $changed );
		$this->assertSame( '{{Box|<social-event id="a" title="4"/>}}',
			self::wikitext()->replace( '{{Box|<social-event id="a" title="1">one</social-event>}}', 'a', [ 'title' => '4' ], '' ) );
		$this->assertNull( self::wikitext()->replace( $text, 'c', [], '' ) );
		$this->assertNull( self::wikitext()->find( $text, 'c' ) );
	}

	public static function provideHostileValues(): array {
		return array_map( static fn ( string $value ) => [ $value ], [
			'a "quoted" word', "it's", '<script>alert(1)</script>', '</social-event><social-event id="other"/>', '-->', '<!-- a',
			'</nowiki><nowiki>', '{{Template|x}}', '{{{1}}}', '}}', '[[Link]]', '|', "~~~~", "'''''", '&', '&amp;', '&lt;b&gt;',
			'&#39;', '&amp;lt;', '&quot; onclick="x', 'a=b', 'http://example.org/?a=b&lt=c&copy=d', '/>', 'x/', '>', '<', '__TOC__', '-{a}-',
			"\u{202b}", '日本語', 'עברית', '<includeonly>x</includeonly>', '<noinclude>', '<onlyinclude>', "\u{7f}'\"`UNIQ--nowiki-00000000-QINU`\"'\u{7f}",
		] );
	}

	/** @dataProvider provideHostileValues */
	public function testWhatIsWrittenIsRead( string $value ): void {
		$made = EventWikitext::make( [ 'id' => 'mine', 'title' => $value, 'place' => $value ], $value );
		foreach ( [ $made, self::saved( $made ), self::saved( "{{Box|$made}}" ) ] as $text ) {
			$found = self::wikitext()->tags( $text );
			$this->assertCount( 1, $found, $text );
			$this->assertSame( [ 'id' => 'mine', 'title' => $value, 'place' => $value ], $found[0]['attributes'], $text );
			$this->assertSame( $value, $found[0]['description'], $text );
		}
		$replaced = self::wikitext()->replace( 'a <social-event id="mine"/> b', 'mine', [ 'title' => $value ], $value );
		$this->assertSame( [ 'id' => 'mine', 'title' => $value ], self::wikitext()->find( $replaced, 'mine' )['attributes'] );
		$this->assertStringEndsWith( ' b', $replaced );
	}

	public function testNestedBracesAreNoTrap(): void {
		$deep = str_repeat( '{{a|', 5000 ) . '<social-event/>' . str_repeat( '}}', 5000 );
		$this->assertSame( $deep, self::wikitext()->withIds( $deep ), 'left alone' );
		$start = microtime( true );
		self::wikitext()->withIds( str_repeat( '<social-event ', 20000 ) . str_repeat( '{', 20000 ) );
		$this->assertLessThan( 5.0, microtime( true ) - $start );
	}

	public static function provideHeadings(): array {
		return [
			'the second' => [ "a\n== one ==\nb\n=== two ===\nc", 'two', '2' ],
			'the first of two alike' => [ "==one==\n==two==\n==two==", 'two', '2' ],
			'of any level' => [ "= one =\n====== two ======\n", 'two', '2' ],
			'behind a comment and a template, which count as the API counts' => [
				"<!--\n==two==\n-->{{x|\n==two==\n}}\n<nowiki>\n==two==\n</nowiki>\n==two==", 'two', '2'
			],
			'with markup' => [ "== ''a'' {{b|c}} <!-- d --> ==\n", "''a'' {{b|c}} <!-- d -->", '1' ],
			'none' => [ "==one==\n", 'two', null ],
			'none in the text' => [ "two\n", 'two', null ],
			'one nested too deep' => [ '== ' . str_repeat( '{{a|', 500 ) . str_repeat( '}}', 500 ) . " ==\n==two==", 'two', null ],
		];
	}

	/** @dataProvider provideHeadings */
	public function testFindsTheSectionWithAHeading( string $text, string $heading, ?string $number ): void {
		$this->assertSame( $number, self::wikitext()->section( $text, $heading ) );
		if ( $number !== null ) {
			$this->assertStringContainsString( $heading, strtok( ( new WikitextContent( $text ) )->getSection( $number )->getText(), "\n" ) );
		}
	}

	/** A page may have as many as it likes: 20,000 looked for one by one take minutes. */
	public function testReadsAPageOfManySectionsOnce(): void {
		$from = hrtime( true );
		$this->assertNull( self::wikitext()->section( str_repeat( "==a==\n", 20_000 ), 'b' ) );
		$this->assertLessThan( 10, ( hrtime( true ) - $from ) / 1e9 );
	}
}
