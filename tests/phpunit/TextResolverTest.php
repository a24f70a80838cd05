<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Block\DatabaseBlock;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Text\Accounts;
use MediaWiki\Extension\WikiSocial\Text\TextResolver;
use MediaWiki\MediaWikiServices;
use MediaWiki\User\User;
use PHPUnit\Framework\TestCase;
use WikiSocial\Text;

/**
 * @covers \MediaWiki\Extension\WikiSocial\Text\TextResolver
 * @covers \MediaWiki\Extension\WikiSocial\Text\TitleMeaning
 * @covers \MediaWiki\Extension\WikiSocial\Text\UrlMeaning
 * @covers \MediaWiki\Extension\WikiSocial\Text\RepoUrlMeaning
 * @covers \MediaWiki\Extension\WikiSocial\Text\Accounts
 */
class TextResolverTest extends TestCase {
	use MeaningHelper;
	use PeopleHelper;

	/** The meaning of one link without its range; null for none. */
	private static function meaning( string $text, ?TextResolver $resolver = null ): ?array {
		$entities = ( $resolver ?? Services::get()->getTextResolver() )->resolve( Text::scan( $text ) );
		return isset( $entities[0] ) ? array_diff_key( $entities[0], [ 'start' => 1, 'length' => 1 ] ) : null;
	}

	public static function provideLinks(): array {
		$page = static fn ( string $title ) => [ 'type' => 'page', 'title' => $title ];
		return [
			'a page' => [ '[[main Page]]', $page( 'Main Page' ) ],
			'with a label' => [ '[[Main_Page|x]]', $page( 'Main Page' ) ],
			'with a section' => [ '[[Main Page#The top]]', $page( 'Main Page#The top' ) ],
			'with a leading colon' => [ '[[:Category:Birds]]', $page( 'Category:Birds' ) ],
			'a category' => [ '[[Category:Birds]]', $page( 'Category:Birds' ) ],
			'another wiki' => [ '[[commons:Main Page]]', $page( 'commons:Main Page' ) ],
			'another wiki with a section' => [ '[[commons:A#b]]', $page( 'commons:A#b' ) ],
			'a page that looks like an address' => [ '[[javascript:alert(1)]]', $page( 'Javascript:alert(1)' ) ],
			'a file' => [ '[[File:a b.png|thumb]]', [ 'type' => 'file', 'title' => 'File:A b.png' ] ],
			'a file by its older name' => [ '[[Image:A.png]]', [ 'type' => 'file', 'title' => 'File:A.png' ] ],
			'a media file' => [ '[[Media:A.png]]', [ 'type' => 'file', 'title' => 'File:A.png' ] ],
			'the page of a file' => [ '[[:File:A.png]]', $page( 'File:A.png' ) ],
			'a section of nothing' => [ '[[#top]]', null ],
			'a subpage of nothing' => [ '[[/sub]]', null ],
			'a relative page' => [ '[[../x]]', null ],
			'no title' => [ '[[a<b]]', null ],
			'a namespace alone' => [ '[[User:]]', null ],
			'someone unknown' => [ '[[User:No such person]]', $page( 'User:No such person' ) ],
			'someone unknown by sign' => [ '@No_such_person', null ],
			'an address of the network' => [ '@127.0.0.1', null ],
			'a diff' => [ '[[Special:Diff/12]]', [ 'type' => 'diff', 'revision' => 12, 'old' => 0 ] ],
			'a diff of two' => [ '[[Special:Diff/9/12|x]]', [ 'type' => 'diff', 'revision' => 12, 'old' => 9 ] ],
			'a diff in words' => [ '[[Special:Diff/12/next]]', $page( 'Special:Diff/12/next' ) ],
			'a diff of nothing' => [ '[[Special:Diff/0]]', $page( 'Special:Diff/0' ) ],
			'a number too large' => [ '[[Special:Diff/9999999999999999999]]', $page( 'Special:Diff/9999999999999999999' ) ],
			'a revision' => [ '[[Special:PermanentLink/12]]', [ 'type' => 'revision', 'revision' => 12 ] ],
			'by its other name' => [ '[[special:permalink/12]]', [ 'type' => 'revision', 'revision' => 12 ] ],
			'another special page' => [ '[[Special:RecentChanges]]', $page( 'Special:RecentChanges' ) ],
			'a title too long for the store' => [ '[[commons:' . str_repeat( '鳥', 80 ) . ']]',
				$page( 'commons:' . str_repeat( '鳥', 80 ) ) ],
		];
	}

	/** @dataProvider provideLinks */
	public function testALinkMeansWhatItMeansInAPage( string $text, ?array $meaning ): void {
		$this->assertSame( $meaning, self::meaning( $text ) );
	}

	public static function provideAddresses(): array {
		$main = [ 'type' => 'page', 'title' => 'Main Page' ];
		$url = [ 'type' => 'url' ];
		return [
			'article path' => [ '/wiki/Main_Page', $main ],
			'article path with a section' => [ '/wiki/Main_Page#The_%22top%22', [ 'type' => 'page', 'title' => 'Main Page#The "top"' ] ],
			'encoded' => [ '/wiki/%D8%B3', [ 'type' => 'page', 'title' => 'س' ] ],
			'a plus sign is one' => [ '/wiki/C++', [ 'type' => 'page', 'title' => 'C++' ] ],
			'script path' => [ '/w/index.php?title=Main_Page', $main ],
			'script path with a path' => [ '/w/index.php/Main_Page', $main ],
			'an old revision' => [ '/w/index.php?title=Main_Page&oldid=12', [ 'type' => 'revision', 'revision' => 12 ] ],
			'without title' => [ '/w/index.php?oldid=12', [ 'type' => 'revision', 'revision' => 12 ] ],
			'a diff' => [ '/w/index.php?diff=12', [ 'type' => 'diff', 'revision' => 12, 'old' => 0 ] ],
			'a diff of two' => [ '/w/index.php?title=X&diff=12&oldid=9', [ 'type' => 'diff', 'revision' => 12, 'old' => 9 ] ],
			'a diff to the previous' => [ '/w/index.php?diff=prev&oldid=12', [ 'type' => 'diff', 'revision' => 12, 'old' => 0 ] ],
			'a diff to what is newest' => [ '/w/index.php?diff=cur&oldid=12', $url ],
			'an action' => [ '/w/index.php?title=Main_Page&action=history', $url ],
			'an array' => [ '/w/index.php?title[]=Main_Page', $url ],
			'nothing' => [ '/', $url ],
			'another folder' => [ '/x/Main_Page', $url ],
			'no title' => [ '/wiki/%3Cb%3E', $url ],
			'a special page' => [ '/wiki/Special:Diff/12', [ 'type' => 'diff', 'revision' => 12, 'old' => 0 ] ],
			'a file' => [ '/wiki/File:A.png', [ 'type' => 'file', 'title' => 'File:A.png' ] ],
			'a control character' => [ '/wiki/Main_Page#%00', $url ],
		];
	}

	/** @dataProvider provideAddresses */
	public function testAFullAddressOfThisWikiMeansTheSame( string $path, array $meaning ): void {
		$resolver = $this->resolver();
		foreach ( [ 'https://wiki.example', 'http://wiki.example', 'https://WIKI.example:443', 'https://www.wiki.example' ] as $server ) {
			$this->assertSame( $meaning, self::meaning( $server . $path, $resolver ), $server );
		}
		foreach ( [ 'https://wiki.example.evil', 'https://wiki.example:8443', 'https://wiki.example@evil.example',
			'https://x:y@wiki.example', 'https://x@wiki.example' ] as $server
		) {
			$this->assertSame( [ 'type' => 'url' ], self::meaning( $server . $path, $resolver ), $server );
		}
	}

	public static function provideCommons(): array {
		$file = [ 'type' => 'file', 'title' => 'File:A b.png' ];
		return [
			[ 'https://commons.example/wiki/File:A_b.png', $file ],
			[ 'https://commons.m.example/wiki/File:A_b.png', $file ],
			[ 'http://commons.example/w/index.php?title=File:A_b.png', $file ],
			[ 'https://commons.example/wiki/Image:A%20b.png', $file ],
			[ 'https://upload.example/commons/a/ab/A_b.png', $file ],
			[ 'https://upload.example/commons/thumb/a/ab/A_b.png/250px-A_b.png', $file ],
			[ 'https://upload.example/commons/archive/a/ab/A_b.png', [ 'type' => 'url' ] ],
			[ 'https://commons.example/wiki/Category:Birds', [ 'type' => 'page', 'title' => 'commons:Category:Birds' ] ],
			[ 'https://commons.m.example/wiki/Birds#x', [ 'type' => 'page', 'title' => 'commons:Birds#x' ] ],
			[ 'https://commons.example/w/index.php?title=Birds&action=edit', [ 'type' => 'url' ] ],
			[ 'https://commons.example/wiki/File:%3Cb%3E.png', [ 'type' => 'url' ] ],
			[ 'https://commons.example/', [ 'type' => 'url' ] ],
		];
	}

	/** @dataProvider provideCommons */
	public function testAnAddressOfCommonsIsItsFileOrItsPage( string $url, array $meaning ): void {
		$this->assertSame( $meaning, self::meaning( $url, $this->resolver() ) );
	}

	public function testTheTestWikisOwnCommonsIsKnown(): void {
		$base = $GLOBALS['wgForeignFileRepos'][0]['url'];
		$file = [ 'type' => 'file', 'title' => 'File:A.png' ];
		$this->assertSame( $file, self::meaning( "$base/7/7f/A.png" ) );
		$this->assertSame( $file, self::meaning( dirname( $base ) . '/index.php?title=File:A.png' ) );
	}

	/** A wiki of usual addresses with a Commons beside it. */
	private function resolver(): TextResolver {
		$titles = Services::get()->getTitleMeaning();
		return new TextResolver(
			$titles, $this->urlsOf( $titles ), MediaWikiServices::getInstance()->getUserNameUtils(), $this->accounts()
		);
	}

	private function accounts(): Accounts {
		$services = MediaWikiServices::getInstance();
		return new Accounts( $services->getUserIdentityLookup(), $services->getTempUserConfig(),
			$services->getUserRegistrationLookup() );
	}

	public function testSomeoneIsMentionedByEveryFormOfTheName(): void {
		$person = $this->newPerson();
		$name = $person->getName();
		$user = [ 'type' => 'user', 'userId' => $person->getId() ];
		$small = lcfirst( $name );
		foreach ( [ '@' . strtr( $name, ' ', '_' ), '@' . strtr( $small, ' ', '_' ), "[[User:$name]]", "[[user:$small|x]]",
			"[[:User:$name]]", "[[User:$name#x]]", "{$GLOBALS['wgServer']}/index.php?title=User:" . strtr( $name, ' ', '_' )
		] as $text ) {
			$this->assertSame( $user, self::meaning( $text ), $text );
		}
		foreach ( [ "[[User talk:$name]]", "[[User:$name/x]]" ] as $text ) {
			$this->assertSame( 'page', self::meaning( $text )['type'], $text );
		}
	}

	public function testSomeoneHiddenIsAnsweredLikeSomeoneUnknown(): void {
		$person = $this->newPerson();
		$this->hide( $person );
		$name = $person->getName();
		$this->assertNull( self::meaning( '@' . strtr( $name, ' ', '_' ) ) );
		$this->assertSame( [ 'type' => 'page', 'title' => "User:$name" ], self::meaning( "[[User:$name]]" ) );
	}

	private function hide( User $person ): void {
		$block = new DatabaseBlock( [
			'address' => $person, 'by' => $this->administrator(), 'expiry' => 'infinity', 'hideName' => true,
		] );
		$store = MediaWikiServices::getInstance()->getDatabaseBlockStore();
		$this->assertNotFalse( $store->insertBlock( $block ) );
	}

	public function testRangesAreOfTheTextAndInOrder(): void {
		$text = 'Hé @No_one [[Main Page]] – https://x.example/ [[Special:Diff/1]]';
		$entities = Services::get()->getTextResolver()->resolve( Text::scan( $text ) );
		$this->assertSame( [ 'page', 'url', 'diff' ], array_column( $entities, 'type' ) );
		$this->assertSame( [ '[[Main Page]]', 'https://x.example/', '[[Special:Diff/1]]' ], array_map(
			static fn ( $one ) => substr( $text, $one['start'], $one['length'] ), $entities ) );
	}

	public static function provideLanguages(): array {
		return [
			'German' => [ 'de', [ 'Benutzer', 'Benutzerin', 'User', 'BD' => false ], [ 'Datei', 'Bild', 'File' ], 'Spezial:Diff' ],
			'Arabic' => [ 'ar', [ 'مستخدم', 'مستخدمة', 'User' ], [ 'ملف', 'صورة', 'File' ], 'خاص:فرق' ],
			'Polish' => [ 'pl', [ 'Użytkownik', 'Użytkowniczka', 'User' ], [ 'Plik', 'Grafika', 'File' ], 'Specjalna:Diff' ],
		];
	}

	/** @dataProvider provideLanguages */
	public function testEveryLanguagesNamesOfNamespacesMeanTheSame( string $code, array $user, array $file, string $diff ): void {
		$language = MediaWikiServices::getInstance()->getLanguageFactory()->getLanguage( $code );
		$titles = $this->titlesOf( $language );
		foreach ( array_filter( $user ) as $namespace ) {
			$this->assertSame( 'Someone', $titles->of( "$namespace:Someone" )['person'] ?? null, $namespace );
		}
		foreach ( $file as $namespace ) {
			$this->assertSame( 'file', $titles->of( "$namespace:A.png" )['type'], $namespace );
		}
		$this->assertSame( [ 'type' => 'diff', 'revision' => 7, 'old' => 0 ], $titles->of( "$diff/7" ) );
	}
}
