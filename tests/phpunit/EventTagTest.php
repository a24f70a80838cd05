<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Title\Title;
use PHPUnit\Framework\TestCase;
use WikiSocial\Store;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventTag
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventAttributes
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventBox
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventTimes
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventEmbed
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventHtml
 * @covers \MediaWiki\Extension\WikiSocial\Hooks\EventTagHandler
 */
class EventTagTest extends TestCase {
	use HtmlHelper;
	use PageHelper;
	use PeopleHelper;

	private const GOOD = [ 'title' => 'Meeting', 'start' => '2027-05-07 18:00', 'end' => '20:00', 'zone' => 'Europe/Berlin' ];
	/** What a box may be made of. */
	private const BOX = [
		'div' => [ 'class', 'id', 'lang', 'dir', 'role', 'aria-level' ], 'section' => [ 'class', 'id', 'aria-labelledby', 'dir', 'lang' ],
		'bdi' => [ 'class' ], 'dl' => [ 'class' ], 'dt' => [], 'dd' => [], 'time' => [ 'class', 'datetime' ], 'span' => [ 'class', 'typeof', 'title', 'data-width' ],
		'p' => [ 'class', 'dir' ], 'br' => [], 'ul' => [ 'class' ], 'li' => [], 'a' => [ 'href', 'class', 'rel', 'dir', 'title' ],
	];

	private static function parse( string $wikitext, int $namespace = NS_PROJECT, string $name = 'Events' ): ParserOutput {
		return MediaWikiServices::getInstance()->getParserFactory()->create()->parse(
			$wikitext, Title::makeTitle( $namespace, $name ), ParserOptions::newFromAnon()
		);
	}

	private static function shown( ParserOutput $output ): string {
		return $output->runOutputPipeline( ParserOptions::newFromAnon() )->getContentHolderText();
	}

	private static function tag( array $attributes = [], string $description = '' ): string {
		return EventWikitext::make( $attributes + self::GOOD, $description );
	}

	private static function newId(): string {
		return 'test-' . bin2hex( random_bytes( 6 ) );
	}

	/** @return string[] what the box says is wrong */
	private static function mistakes( ParserOutput $output ): array {
		preg_match( '~mw-wikisocial-event-mistakes.*?<ul>(.*?)</ul>~s', $output->getRawText(), $found );
		preg_match_all( '~<li>(.*?)</li>~s', $found[1] ?? '', $items );
		return array_map( static fn ( string $item ) => html_entity_decode( $item, ENT_QUOTES ), $items[1] );
	}

	public function testABoxSaysWhatTheTagSays(): void {
		$html = self::parse( self::tag( [
			'id' => 'a', 'place' => 'Library', 'link' => 'https://example.org/?a=b&c=d', 'deadline' => '2027-05-01',
			'repeat' => 'FREQ=WEEKLY;INTERVAL=2;COUNT=3',
		], "First\nline\n\nSecond '''paragraph'''" ) )->getRawText();
		foreach ( [
			'<bdi class="p-name">Meeting</bdi>',
			'<time class="dt-start" datetime="2027-05-07T16:00:00Z">Friday, 18:00, 7 May 2027</time> – ' .
				'<time class="dt-end" datetime="2027-05-07T18:00:00Z">20:00</time>',
			'(<bdi>Europe/Berlin</bdi>)',
			'Every 2 weeks: 3 dates, the last on 4 June 2027',
			'<bdi class="p-location">Library</bdi>',
			'href="https://example.org/?a=b&amp;c=d" class="external u-url" rel="nofollow noopener ugc"',
			'Saturday, 23:59, 1 May 2027',
			'<p dir="auto">First<br />line</p><p dir="auto">Second &#39;&#39;&#39;paragraph&#39;&#39;&#39;</p>',
			'<section class="h-event" id="social-event-a" aria-labelledby="mw-wikisocial-event-0"',
			'<div role="heading" aria-level="3" class="mw-wikisocial-event-title" id="mw-wikisocial-event-0">',
		] as $part ) {
			$this->assertStringContainsString( $part, $html );
		}
	}

	public function testTheEngineIsToldWhatTheTagSays(): void {
		$output = self::parse( self::tag( [
			'id' => 'a', 'capacity' => '20', 'waitlist' => 'no', 'guests' => '2', 'deadline' => '2027-05-01 9:00',
			'repeat' => 'rrule:freq=weekly;count=3', 'except' => '2027-05-14; 2027-05-21', 'file' => 'File:Some_file.jpg',
		], 'Text' ) );
		[ $tag ] = EventTag::announced( $output );
		ksort( $tag );
		$this->assertSame( [
			'capacity' => 20, 'deadline' => '2027-05-01T09:00', 'description' => 'Text', 'end' => '2027-05-07T20:00',
			'except' => [ '2027-05-14T18:00', '2027-05-21T18:00' ], 'file' => 'Some file.jpg', 'guestsMax' => 2, 'lang' => 'en',
			'link' => '', 'place' => '', 'rule' => 'FREQ=WEEKLY;COUNT=3', 'start' => '2027-05-07T18:00', 'tag' => 'a',
			'title' => 'Meeting', 'waitlist' => false, 'zone' => 'Europe/Berlin',
		], $tag );
		$this->assertSame( [ 'wikisocial-events' => 1, 'wikisocial-event-0' => 'a' ], $output->getPageProperties() );
		$this->assertSame( [], self::mistakes( $output ) );
		$this->assertSame( [], $output->getCategoryNames() );
		$this->assertContains( 'ext.wikisocial.styles', $output->getModuleStyles() );
	}

	public static function provideMistakes(): array {
		$tag = static fn ( array $attributes, string $description = '' ) => self::tag( $attributes + [ 'id' => 'a' ], $description );
		return [
			'no title' => [ $tag( [ 'title' => '' ] ), 'An event needs a title.' ],
			'a megabyte of title' => [ $tag( [ 'title' => str_repeat( 'x', 1 << 20 ) ] ), 'The title is too long: at most 200 characters.' ],
			'a megabyte of text' => [ $tag( [], str_repeat( 'x', 1 << 20 ) ), 'The description is too long: at most 2,000 characters.' ],
			'a long place' => [ $tag( [ 'place' => str_repeat( 'x', 201 ) ] ), 'The place is too long: at most 200 characters.' ],
			'no start' => [ $tag( [ 'start' => '' ] ), 'The start is not a date with a time, like 2026-05-01 18:00.' ],
			'a day that is none' => [ $tag( [ 'start' => '2027-02-30 18:00' ] ), 'The start is not a date with a time, like 2026-05-01 18:00.' ],
			'no end' => [ $tag( [ 'end' => '' ] ), 'The end is not a date with a time, like 2026-05-01 20:00.' ],
			'end before start' => [ $tag( [ 'end' => '17:00' ] ), 'The event does not end after it begins.' ],
			'too long' => [ $tag( [ 'end' => '2027-06-07 18:00' ] ), 'The event is too long: a single date lasts at most 14 days.' ],
			'too far' => [ $tag( [ 'start' => '2127-05-07 18:00', 'end' => '2127-05-07 19:00' ] ), 'The event is too far away: at most 10 years from now.' ],
			'unknown zone' => [ $tag( [ 'zone' => 'Mars/Olympus' ] ), 'There is no such time zone. Time zones have names like Europe/Berlin or Asia/Tokyo.' ],
			'a script as link' => [ $tag( [ 'link' => 'javascript:alert(1)' ] ), 'The link is not the address of a website: those begin with https:// or http://.' ],
			'capacity -1' => [ $tag( [ 'capacity' => '-1' ] ), 'The number of seats is not a whole number from 1 to 1,000,000.' ],
			'capacity in words' => [ $tag( [ 'capacity' => 'many' ] ), 'The number of seats is not a whole number from 1 to 1,000,000.' ],
			'a billion guests' => [ $tag( [ 'guests' => '1000000000' ] ), 'The number of guests one may bring is not a whole number from 0 to 20.' ],
			'21 guests' => [ $tag( [ 'guests' => '21' ] ), 'The number of guests one may bring is not a whole number from 0 to 20.' ],
			'a deadline that is none' => [ $tag( [ 'deadline' => 'tomorrow' ] ), 'The deadline is not a date, like 2026-04-30, or a date with a time.' ],
			'a late deadline' => [ $tag( [ 'deadline' => '2027-05-08' ] ), 'The deadline is after the event is over.' ],
			'an endless rule' => [ $tag( [ 'repeat' => 'FREQ=SECONDLY' ] ), null ],
			'an endless week' => [ $tag( [ 'repeat' => 'FREQ=WEEKLY' ] ),
				'The event repeats without end. Say how often with COUNT, or until when with UNTIL.' ],
			'a bomb' => [ $tag( [ 'repeat' => 'FREQ=DAILY;COUNT=2000000000' ] ), null ],
			'a rule that is none' => [ $tag( [ 'repeat' => 'every week' ] ),
				'How the event repeats is not understood. It is written like FREQ=WEEKLY;COUNT=5.' ],
			'exceptions that are none' => [ $tag( [ 'repeat' => 'FREQ=WEEKLY;COUNT=3', 'except' => 'never' ] ),
				'The exceptions are not dates of the event, like 2026-05-08, 2026-05-15.' ],
			'a file that is none' => [ $tag( [ 'file' => '<x>' ] ), 'No file can have that name.' ],
			'a bad id' => [ self::tag( [ 'id' => 'a b' ] ), 'The id of an event has 1 to 64 letters (A–Z), digits, hyphens and underscores.' ],
			'a waiting list in words' => [ $tag( [ 'waitlist' => 'perhaps' ] ), 'Whether there is a waiting list (waitlist) is said by “yes” or “no”.' ],
			'an unknown attribute' => [ $tag( [ 'organizer' => 'me' ] ), 'This attribute is not known: organizer. Known are: id, title, start, end, zone, ' .
				'place, link, capacity, waitlist, deadline, guests, file, repeat, except.' ],
			'invisible directions' => [ $tag( [ 'title' => "a\u{202e}b" ] ), null ],
		];
	}

	/** @dataProvider provideMistakes */
	public function testAMistakeIsSaidAndNothingIsAnnounced( string $wikitext, ?string $said ): void {
		$output = self::parse( $wikitext );
		$mistakes = self::mistakes( $output );
		$this->assertCount( 1, $mistakes );
		if ( $said !== null ) {
			$this->assertSame( [ $said ], $mistakes );
		}
		$this->assertStringNotContainsString( '⧼', $mistakes[0] );
		$this->assertSame( [ 'Pages_with_mistakes_in_events' ], $output->getCategoryNames() );
		$this->assertLessThan( 5000, strlen( $output->getRawText() ) );
		foreach ( EventTag::announced( $output ) as $tag ) {
			$this->assertSame( [ 'tag' => 'a', 'keep' => true ], $tag );
		}
	}

	public function testSeveralMistakesAreSaidAtOnce(): void {
		$this->assertCount( 4, self::mistakes( self::parse(
			self::tag( [ 'id' => 'a', 'capacity' => 'x', 'waitlist' => 'x', 'colour' => 'red', 'zone' => 'x' ] )
		) ) );
	}

	public function testTheSameIdAndNoIdTwiceAreSaid(): void {
		$output = self::parse( self::tag( [ 'id' => 'a' ] ) . self::tag( [ 'id' => 'a' ] ) . str_repeat( self::tag(), 2 ) );
		$this->assertSame( [ 'a', '' ], array_column( EventTag::announced( $output ), 'tag' ) );
		$this->assertSame( 2, substr_count( $output->getRawText(), 'mw-wikisocial-event-mistakes' ) );
		$this->assertStringContainsString( 'Another event on this page has the id “a” already.', $output->getRawText() );
		$this->assertStringContainsString( 'A page has only one event without an id.', $output->getRawText() );
		preg_match_all( '/ id="([^"]*)"/', $output->getRawText(), $ids );
		$this->assertSame( array_unique( $ids[1] ), $ids[1] );
	}

	public function testAPageHasAtMostFifty(): void {
		$wikitext = '';
		for ( $i = 0; $i < 60; $i++ ) {
			$wikitext .= self::tag( [ 'id' => "n$i" ] ) . "\n";
		}
		$output = self::parse( $wikitext );
		$this->assertCount( 50, EventTag::announced( $output ) );
		$this->assertSame( 10, substr_count( $output->getRawText(), 'A page has at most 50 events.' ) );
		$before = Store::counters()['exchanges'];
		$shown = self::shown( $output );
		// Of registered ones it is one: the other asks whether these are kept from this reader.
		$this->assertSame( 2, Store::counters()['exchanges'] - $before );
		$this->assertStringNotContainsString( '<!--wikisocial', $shown );
	}

	public function testOnlySomeNamespacesAnnounce(): void {
		foreach ( [ NS_PROJECT, NS_TALK, NS_USER_TALK, NS_PROJECT_TALK ] as $namespace ) {
			$this->assertSame( [], self::mistakes( self::parse( self::tag( [ 'id' => 'a' ] ), $namespace ) ), (string)$namespace );
		}
		foreach ( [ NS_MAIN, NS_USER, NS_TEMPLATE ] as $namespace ) {
			$output = self::parse( self::tag( [ 'id' => 'a' ] ), $namespace );
			$this->assertSame( [ 'Events are not announced on pages of this namespace.' ], self::mistakes( $output ), (string)$namespace );
			$this->assertSame( [ [ 'tag' => 'a', 'keep' => true ] ], EventTag::announced( $output ) );
		}
	}

	public function testATemplatesArgumentsAreTaken(): void {
		$title = Title::makeTitle( NS_TEMPLATE, 'Event ' . bin2hex( random_bytes( 6 ) ) );
		$this->edit( $title, $this->newPerson(), '<includeonly>{{#tag:social-event|{{{text}}}|title={{{title|{{PAGENAME}}}}}' .
			'|start={{{start}}}|end=21:00|zone=UTC|id={{{id|}}}}}</includeonly>' );
		$call = '{{' . substr( $title->getPrefixedText(), strlen( 'Template:' ) ) . '|start=2027-05-07 {{#expr:19}}:00|text=A <nowiki>B | \'\' & [[C]]</nowiki>}}';
		$call = str_replace( '{{#expr:19}}', '19', $call );
		[ $tag ] = EventTag::announced( self::parse( $call, NS_PROJECT, "Bob's \"day\" & more" ) );
		$this->assertSame( "Bob's \"day\" & more", $tag['title'] );
		$this->assertSame( "A B | '' & [[C]]", $tag['description'] );
		$this->assertSame( '', $tag['tag'] );
		$this->assertSame( '2027-05-07T19:00', $tag['start'] );
		[ $tag ] = EventTag::announced( self::parse( str_replace( '}}', '|id=x|title=Y}}', $call ) ) );
		$this->assertSame( [ 'x', 'Y' ], [ $tag['tag'], $tag['title'] ] );
	}

	public function testAParseAsksTheStoreNothing(): void {
		$before = Store::counters();
		self::parse( self::tag( [ 'id' => 'a' ] ) );
		$this->assertSame( $before, Store::counters() );
		$output = self::parse( 'no tag: &lt;social-event/&gt; <nowiki><social-event/></nowiki>' );
		$this->assertStringNotContainsString( 'mw-wikisocial', self::shown( $output ) );
		$this->assertSame( [], $output->getPageProperties() );
		$this->assertSame( $before, Store::counters() );
	}

	public function testAMarkerIsNotMadeByHand(): void {
		$marker = '<!--wikisocial-event 1 a ' . str_repeat( '0', 64 ) . '-->';
		$tag = Services::get()->getEventTag();
		$this->assertSame( [], $tag->markers( $marker ) );
		$true = self::parse( self::tag( [ 'id' => 'a--b' ] ) )->getRawText();
		$this->assertSame( [ 'a--b' ], array_column( $tag->markers( $true ), 'tag' ) );
		$this->assertSame( [], $tag->markers( str_replace( ' a..b ', ' c ', $true ) ) );
		$this->assertSame( [], $tag->markers( str_replace( 'wikisocial-event 0', 'wikisocial-event 1', $true ) ) );
		foreach ( [ $marker, "<nowiki>$marker</nowiki>", "<div title=\"$marker\">x</div>" ] as $forgery ) {
			$this->assertSame( 1, substr_count( self::shown( self::parse( $forgery . self::tag() ) ), 'not registered' ) );
		}
	}

	/** @return string[] */
	private static function vectors(): array {
		$lines = preg_grep( '/^(?!#)./', file( __DIR__ . '/data/xss-vectors.txt', FILE_IGNORE_NEW_LINES ) );
		return array_values( array_map( static fn ( string $line ) => preg_replace_callback(
			'/\\\\u\{([0-9A-F]+)\}|\\\\([nt\\\\])/',
			static fn ( array $found ) => $found[1] !== '' ? mb_chr( (int)hexdec( $found[1] ), 'UTF-8' )
				: [ 'n' => "\n", 't' => "\t", '\\' => '\\' ][$found[2]],
			$line
		), $lines ) );
	}

	public function testMarkupInAnyAttributeIsText(): void {
		$vectors = self::vectors();
		$this->assertGreaterThan( 50, count( $vectors ) );
		foreach ( $vectors as $turn => $vector ) {
			$boxes = self::tag( [ 'id' => 'a', 'title' => mb_substr( $vector, 0, 190 ), 'place' => mb_substr( $vector, 0, 190 ) ], $vector );
			foreach ( [ 'id', 'title', 'start', 'end', 'zone', 'link', 'capacity', 'waitlist', 'deadline', 'guests', 'file', 'repeat', 'except' ] as $i => $name ) {
				// All of them take a minute; two each go through every attribute many times.
				$boxes .= $i % 7 !== $turn % 7 ? '' : self::tag( [ $name => $vector ] + [ 'id' => "n$i" ] );
			}
			$output = self::parse( $boxes );
			preg_match( '~^<div class="mw-content-ltr[^>]*>(.*)</div>$~s', trim( self::shown( $output ) ), $found );
			$this->assertHarmless( preg_replace( '/<!--\s*NewPP.*?-->|<!--\s*Transclusion.*?-->/s', '', $found[1] ?? self::shown( $output ) ), self::BOX, $vector );
		}
	}
}
