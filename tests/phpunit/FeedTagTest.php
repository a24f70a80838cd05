<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Feed\FeedTag;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Output\OutputPage;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use WikiSocial\Store;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Feed\FeedTag
 * @covers \MediaWiki\Extension\WikiSocial\Feed\FeedEmbed
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\FeedTagHandler
 */
class FeedTagTest extends TestCase {
	use PeopleHelper;

	private static function parse( string $wikitext ): ParserOutput {
		return MediaWikiServices::getInstance()->getParserFactory()->create()->parse(
			$wikitext, Title::makeTitle( NS_PROJECT, 'Feeds' ), ParserOptions::newFromAnon()
		);
	}

	private static function shown( ParserOutput $output ): string {
		return $output->runOutputPipeline( ParserOptions::newFromAnon() )->getContentHolderText();
	}

	private function post( User $author, string $text ): string {
		$posted = Services::get()->getPostStatusCommand()->postIfAllowed( $author, $text, '', null );
		$this->assertTrue( $posted->isGood(), (string)$posted );
		return $posted->value->status->id;
	}

	public function testAParseAsksTheStoreNothingAndKeepsNothingOfIt(): void {
		$author = $this->newPerson();
		$this->post( $author, 'never in the parser cache' );
		$before = Store::counters()['exchanges'];
		$output = self::parse( "<social-feed user=\"{$author->getName()}\"/>\n\n<social-feed/>" );
		$this->assertSame( $before, Store::counters()['exchanges'] );
		$this->assertStringNotContainsString( 'never in', serialize( $output ) );
		$shown = self::shown( $output );
		$this->assertSame( 2, Store::counters()['exchanges'] - $before );
		$this->assertSame( 2, substr_count( $shown, 'never in the parser cache' ) );
		$this->assertStringNotContainsString( '<!--wikisocial', $shown );
		// The output that was shown is the one that goes into the cache.
		$this->assertStringNotContainsString( 'never in', serialize( $output ) );
		$this->assertContains( 'ext.wikisocial.styles', $output->getModuleStyles() );
	}

	public function testAPageRemembersWhichFeedsItShows(): void {
		$author = $this->newPerson();
		$output = self::parse( "<social-feed user=\"{$author->getName()}\"/> <social-feed/> <social-feed user=\"Nobody of this name\"/>" );
		$properties = array_keys( $output->getPageProperties() );
		sort( $properties );
		$this->assertSame(
			[ FeedTag::PROPERTY . '0', FeedTag::PROPERTY . $author->getId(), FeedTag::FLAG ], $properties
		);
		$this->assertLessThanOrEqual( 3600, $output->getCacheExpiry(), 'somebody of this name may come' );
	}

	public function testOtherPagesAreLeftAlone(): void {
		$before = Store::counters();
		$output = self::parse( 'no tag: &lt;social-feed/&gt; <nowiki><social-feed/></nowiki>' );
		$this->assertStringNotContainsString( 'mw-wikisocial-embed', self::shown( $output ) );
		$this->assertSame( [], $output->getPageProperties() );
		$this->assertSame( $before, Store::counters() );
	}

	public function testEverybodyIsShownTheSame(): void {
		$author = $this->newPerson();
		$this->post( $author, 'the same for all' );
		$output = self::parse( "<social-feed user=\"{$author->getName()}\"/>" );
		RequestContext::getMain()->setUser( MediaWikiServices::getInstance()->getUserFactory()->newAnonymous() );
		$anonymous = self::shown( $output );
		$this->afresh( $author );
		RequestContext::getMain()->setLanguage( 'de' );
		try {
			$this->assertSame( $anonymous, self::shown( $output ) );
		} finally {
			RequestContext::getMain()->setLanguage( 'en' );
		}
		$this->assertStringNotContainsString( 'mw-wikisocial-delete', $anonymous );
	}

	public static function provideForgeries(): array {
		$marker = '<!--wikisocial-feed 0 5 ' . str_repeat( '0', 64 ) . '-->';
		return [
			'a comment' => [ $marker ],
			'not parsed' => [ "<nowiki>$marker</nowiki>" ],
			'a character reference' => [ '&lt;!--wikisocial-feed 0 5 ' . str_repeat( '0', 64 ) . '--&gt;' ],
			'an attribute' => [ "<div title=\"$marker\">x</div>" ],
		];
	}

	/** @dataProvider provideForgeries */
	public function testAMarkerIsNotMadeByHand( string $forgery ): void {
		$this->post( $this->newPerson(), 'not for a forger' );
		$shown = self::shown( self::parse( "$forgery <social-feed user=\"Nobody of this name\"/>" ) );
		$this->assertStringNotContainsString( 'not for a forger', $shown );
	}

	public function testAWrongSignatureIsLeftAsItIs(): void {
		$tag = Services::get()->getFeedTag();
		$forged = '<!--wikisocial-feed 0 5 ' . str_repeat( '0', 64 ) . '-->';
		$this->assertSame( $forged, $tag->replace( $forged, static fn () => 'filled' ) );
		$true = self::parse( '<social-feed/>' )->getRawText();
		$this->assertStringContainsString( 'filled', $tag->replace( $true, static fn () => 'filled' ) );
		$more = str_replace( 'wikisocial-feed 0 5', 'wikisocial-feed 0 100', $true );
		$this->assertSame( $more, $tag->replace( $more, static fn () => 'filled' ) );
	}

	public function testLimitsAreBounded(): void {
		$tag = Services::get()->getFeedTag();
		foreach ( [ '-1' => 1, '0' => 1, '1' => 1, '7' => 7, '21' => 20, 'x' => 1, '' => 1 ] as $given => $limit ) {
			$seen = null;
			$tag->replace( self::parse( "<social-feed limit=\"$given\"/>" )->getRawText(),
				static function ( string $id, int $asked ) use ( &$seen ): string {
					$seen = $asked;
					return '';
				} );
			$this->assertSame( $limit, $seen, "limit $given" );
		}
	}

	public function testThreeTagsAreFilledAndIdsStayDifferent(): void {
		$author = $this->newPerson();
		$id = $this->post( $author, 'one of many' );
		$output = self::parse( str_repeat( "<social-feed user=\"{$author->getName()}\"/>\n", 50 ) );
		$before = Store::counters()['exchanges'];
		$shown = self::shown( $output );
		$this->assertSame( 3, Store::counters()['exchanges'] - $before );
		$this->assertSame( 3, substr_count( $shown, 'one of many' ) );
		$this->assertSame( 47, substr_count( $shown, 'A page shows at most 3 feeds.' ) );
		preg_match_all( '/ id="([^"]*)"/', $shown, $ids );
		$this->assertSame( array_unique( $ids[1] ), $ids[1] );
		$this->assertSame( 3, substr_count( $shown, "data-id=\"$id\"" ) );
	}

	public function testWhoIsUnknownAndWhoIsHiddenLookAlike(): void {
		$author = $this->newPerson();
		$this->post( $author, 'of somebody hidden' );
		$output = self::parse( "<social-feed user=\"{$author->getName()}\"/>" );
		$unknown = self::shown( self::parse( '<social-feed user="Nobody of this name"/>' ) );
		$this->assertStringContainsString( 'There is no person with this name here.', $unknown );
		$database = MediaWikiServices::getInstance()->getConnectionProvider()->getPrimaryDatabase();
		$block = MediaWikiServices::getInstance()->getDatabaseBlockStore();
		$hidden = new \MediaWiki\Block\DatabaseBlock( [
			'address' => $author, 'by' => $this->newPerson(), 'expiry' => 'infinity', 'hideName' => true
		] );
		$this->assertNotFalse( $block->insertBlock( $hidden ) );
		$database->flushSnapshot( __METHOD__ );
		$this->assertSame( $unknown, self::shown( $output ) );
	}

	public function testABrowsersCopyOfSuchAPageIsNeverTheNewest(): void {
		$page = $this->newPage( '<social-feed/>' );
		$other = $this->newPage( 'nothing' );
		foreach ( [ [ $page, true ], [ $other, false ] ] as [ $title, $expected ] ) {
			$context = new DerivativeContext( RequestContext::getMain() );
			$request = new \MediaWiki\Request\FauxRequest();
			$request->setHeader( 'If-Modified-Since', gmdate( 'D, d M Y H:i:s' ) . ' GMT' );
			$context->setRequest( $request );
			$context->setTitle( $title );
			$times = [];
			MediaWikiServices::getInstance()->getHookContainer()
				->run( 'OutputPageCheckLastModified', [ &$times, new OutputPage( $context ) ] );
			$this->assertSame( $expected, isset( $times['wikisocial'] ), $title->getPrefixedText() );
		}
	}

	private function newPage( string $wikitext ): Title {
		$title = Title::makeTitle( NS_PROJECT, 'Feeds ' . bin2hex( random_bytes( 6 ) ) );
		$made = MediaWikiServices::getInstance()->getWikiPageFactory()->newFromTitle( $title )->doUserEditContent(
			new \MediaWiki\Content\WikitextContent( $wikitext ), $this->newPerson(), 'test'
		);
		$this->assertTrue( $made->isOK(), (string)$made );
		\MediaWiki\Deferred\DeferredUpdates::doUpdates();
		return $title;
	}
}
