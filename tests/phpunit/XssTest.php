<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Config\HashConfig;
use MediaWiki\Config\ServiceOptions;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\IContextSource;
use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Feed\FeedPage;
use MediaWiki\Extension\WikiSocial\Media\MediaFile;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\Extension\WikiSocial\Status\Composer;
use MediaWiki\Extension\WikiSocial\Status\ComposerFields;
use MediaWiki\Extension\WikiSocial\Status\Draft;
use MediaWiki\Extension\WikiSocial\Status\Levels;
use MediaWiki\Extension\WikiSocial\Status\Licence;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Text\TextHtml;
use MediaWiki\MediaWikiServices;
use MediaWiki\Request\FauxRequest;
use MediaWiki\User\UserIdentityValue;
use PHPUnit\Framework\TestCase;
use Wikimedia\Message\MessageValue;
use WikiSocial\Text;

/**
 * Hostile texts through every field and every output, read as a browser reads them.
 * @covers \MediaWiki\Extension\WikiSocial\Text\TextHtml
 * @covers \MediaWiki\Extension\WikiSocial\Status\StatusHtml
 * @covers \MediaWiki\Extension\WikiSocial\Media\MediaHtml
 * @covers \MediaWiki\Extension\WikiSocial\Media\FileFields
 * @covers \MediaWiki\Extension\WikiSocial\Status\Composer
 * @covers \MediaWiki\Extension\WikiSocial\Status\ComposerFields
 */
class XssTest extends TestCase {
	use HtmlHelper;

	/** What a text may become. */
	private const TEXT = [
		'p' => [], 'br' => [], 'bdi' => [], 'a' => [ 'href', 'title', 'class', 'rel', 'aria-describedby' ], 'span' => [ 'class' ],
	];
	private const ARTICLE = [ 'p' => [ 'class' ] ] + self::TEXT + [
		'article' => [ 'class', 'data-id', 'aria-labelledby' ], 'div' => [ 'class', 'id', 'dir', 'lang' ],
		'time' => [ 'datetime' ],
	];

	/** @return string[] */
	private static function vectors(): array {
		$lines = file( __DIR__ . '/data/xss-vectors.txt', FILE_IGNORE_NEW_LINES );
		return array_values( array_map(
			static fn ( string $line ) => preg_replace_callback(
				'/\\\\u\{([0-9A-F]+)\}|\\\\([nt\\\\])/',
				static fn ( array $found ) => $found[1] !== '' ? mb_chr( (int)hexdec( $found[1] ), 'UTF-8' )
					: [ 'n' => "\n", 't' => "\t", '\\' => '\\' ][$found[2]],
				$line
			),
			array_filter( $lines, static fn ( string $line ) => !str_starts_with( $line, '# ' ) )
		) );
	}

	public function testThereAreEnough(): void {
		$this->assertGreaterThanOrEqual( 300, count( array_unique( self::vectors() ) ) );
	}

	private static function textHtml(): TextHtml {
		$services = MediaWikiServices::getInstance();
		return new TextHtml(
			new ServiceOptions( TextHtml::CONSTRUCTOR_OPTIONS, new HashConfig( [ 'WikiSocialLinkUrls' => true ] ) ),
			Services::get()->getPersonHtml(), $services->getLinkRenderer(), $services->getTitleParser(),
			$services->getTitleFormatter(), $services->getUrlUtils()
		);
	}

	private static function render( string $text, array $entities, array $people = [] ): string {
		return self::textHtml()->render( $text, $entities, $people, RequestContext::getMain() );
	}

	/** The text of HTML as it is read, for texts without links. */
	private static function read( string $html ): string {
		return preg_replace( '/\s+/u', ' ', self::parseHtml( str_replace( '</p>', ' ', $html ) )->textContent );
	}

	public function testATextIsText(): void {
		foreach ( self::vectors() as $vector ) {
			$html = self::render( $vector, [] );
			$this->assertHarmless( $html, [ 'p' => [], 'br' => [] ], $vector );
			$this->assertSame( trim( preg_replace( '/\s+/u', ' ', $vector ) ), trim( self::read( $html ) ), $vector );
		}
	}

	public function testAResolvedTextHasLinksOnly(): void {
		$links = 0;
		foreach ( self::vectors() as $vector ) {
			foreach ( [ $vector, "[[Main Page|$vector]]", "[[$vector]]", "[[File:$vector|$vector]]", "@$vector",
				"https://x.example/$vector", "{$GLOBALS['wgServer']}/index.php?title=$vector",
				"{$GLOBALS['wgServer']}/index.php?title=" . rawurlencode( $vector ) . '#' . rawurlencode( $vector ),
			] as $text ) {
				$entities = Services::get()->getTextResolver()->resolve( Text::scan( $text ) );
				$html = self::render( $text, $entities );
				$links += substr_count( $html, '<a ' );
				$this->assertHarmless( $html, self::TEXT, $text );
			}
		}
		$this->assertGreaterThan( 500, $links );
	}

	/** Not even a store that was written to by others makes markup. */
	public function testAForgedEntityHasLinksOnly(): void {
		foreach ( self::vectors() as $vector ) {
			$text = strtr( "x $vector y", "\n", ' ' );
			foreach ( [
				[ 'type' => 'page', 'title' => $vector ], [ 'type' => 'page', 'title' => "Main Page#$vector" ],
				[ 'type' => 'page', 'title' => "commons:$vector" ], [ 'type' => 'file', 'title' => "File:$vector" ],
				[ 'type' => 'url' ], [ 'type' => 'diff', 'revision' => -1, 'old' => PHP_INT_MAX ], [ 'type' => $vector ],
			] as $entity ) {
				$whole = [ 'start' => 0, 'length' => strlen( $text ) ] + $entity;
				$this->assertHarmless( self::render( $text, [ $whole ] ), self::TEXT, json_encode( $entity ) );
				$part = [ 'start' => 2, 'length' => strlen( $vector ) ] + $entity;
				$this->assertHarmless( self::render( $text, [ $part ] ), self::TEXT, json_encode( $entity ) );
			}
		}
	}

	public function testANameIsText(): void {
		foreach ( self::vectors() as $vector ) {
			$name = strtr( $vector, "\n", ' ' );
			$people = [ 7 => new Person( 7, new UserIdentityValue( 7, $name ) ) ];
			$html = self::render( '@x', [ [ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 7 ] ], $people );
			$this->assertHarmless( $html, self::TEXT, $vector );
			$this->assertSame( trim( preg_replace( '/\s+/u', ' ', "@$name" ) ), trim( self::read( $html ) ), $vector );
		}
	}

	private static function status( string $text, array $entities, string $lang, string $visibility ): Status {
		return new Status( '17', 'wiki', 7, $text, $entities, [], $lang, $visibility, 1, 1_600_000_000_000_000, null, true, 'hidden' );
	}

	private static function context( string $language ): IContextSource {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setRequest( new FauxRequest() );
		$context->setLanguage( $language );
		return $context;
	}

	/** What is said of a file is another wiki's, its description the author's. */
	public function testAFileHasItsOwnElementsOnly(): void {
		$allowed = [
			'div' => [ 'class', 'role', 'aria-label' ], 'figure' => [], 'figcaption' => [], 'bdi' => [], 'p' => [ 'dir' ],
			'span' => [ 'typeof', 'class' ], 'a' => [ 'href', 'rel', 'class' ],
			'img' => [ 'class', 'src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding', 'data-file-width', 'data-file-height' ],
		];
		foreach ( self::vectors() as $vector ) {
			$url = 'https://x.example/' . rawurlencode( $vector ) . strtr( $vector, "\n\t ", '---' );
			$row = [
				'file' => $vector, 'title' => $vector, 'alt' => $vector, 'kind' => 'image', 'mime' => 'image/png', 'size' => 1, 'width' => 900,
				'height' => 600, 'author' => $vector, 'authorUrl' => $url, 'licence' => $vector, 'licenceUrl' => $url, 'description' => $vector,
				'descriptionUrl' => $url, 'url' => $url, 'attribution' => true, 'gone' => false,
				'thumbs' => [ [ 'width' => 250, 'height' => 167, 'url' => $url ], [ 'width' => 500, 'height' => 333, 'url' => $url ] ],
			];
			$files = MediaFile::list( [ $row, [ 'gone' => true ] + $row, [ 'kind' => 'video', 'thumbs' => [] ] + $row ] );
			$html = Services::get()->getMediaHtml()->render( $files, self::context( 'en' ) );
			$this->assertHarmless( $html, $allowed, $vector );
			$picture = self::parseHtml( $html )->getElementsByTagName( 'img' )->item( 0 );
			$this->assertSame( strtr( $vector, [ "\r" => "\n" ] ), $picture->getAttribute( 'alt' ), $vector );
		}
		$this->assertHarmless( Services::get()->getMediaHtml()->render( $files, self::context( 'x-xss' ) ), $allowed, 'x-xss' );
	}

	public static function provideLanguages(): array {
		return [ [ 'en' ], [ 'x-xss' ] ];
	}

	/** @dataProvider provideLanguages */
	public function testAnArticleHasItsOwnElementsOnly( string $language ): void {
		$context = self::context( $language );
		foreach ( self::vectors() as $vector ) {
			$name = strtr( $vector, "\n", ' ' );
			$person = new Person( 7, new UserIdentityValue( 7, $name ) );
			$text = "@x [[Main Page|$name]] $vector";
			$entities = [
				[ 'type' => 'user', 'start' => 0, 'length' => 2, 'userId' => 7 ],
				[ 'type' => 'page', 'start' => 3, 'length' => strlen( "[[Main Page|$name]]" ), 'title' => 'Main Page' ],
			];
			foreach ( [ [ 7 => $person ], [ 7 => new Person( 7, null ) ] ] as $people ) {
				$html = Services::get()->getStatusHtml()->render(
					self::status( $text, $entities, $vector, 'mentioned' ), $people[7], $context, true, $people
				);
				$this->assertHarmless( $html, self::ARTICLE, $vector );
			}
		}
	}

	public function testTheInterfaceOfAFeedIsEscaped(): void {
		$page = new FeedPage( [ self::status( 'x', [], '', 'public' ) ], '"><script>' );
		$feed = Services::get()->getFeedHtml();
		$html = $feed->articles( $page, self::context( 'x-xss' ) ) . $feed->articles( new FeedPage( [], null ), self::context( 'x-xss' ) ) .
			$feed->pager( $page, self::context( 'x-xss' ), \MediaWiki\SpecialPage\SpecialPage::getTitleFor( 'Social' ), [], true );
		$nav = [ 'nav' => [ 'class', 'aria-label' ] ];
		$this->assertHarmless( $html, self::ARTICLE + $nav, 'feed' );
	}

	/** @dataProvider provideLanguages */
	public function testAComposerHasItsOwnElementsOnly( string $language ): void {
		$allowed = [
			'form' => [ 'id', 'class', 'method', 'action', 'aria-label', 'data-wikisocial-route' ], 'div' => [ 'class', 'role', 'id', 'dir', 'lang' ],
			'label' => [ 'class', 'for' ], 'span' => [ 'class', 'id' ],
			'textarea' => [ 'name', 'id', 'class', 'rows', 'cols', 'dir', 'required', 'autofocus', 'aria-describedby', 'aria-invalid', 'data-max' ],
			'input' => [ 'type', 'name', 'value', 'class', 'id', 'checked', 'aria-describedby', 'dir', 'autocomplete' ],
			'select' => [ 'class', 'name', 'id' ], 'option' => [ 'value', 'lang', 'selected' ],
			'fieldset' => [ 'class' ], 'legend' => [ 'class' ], 'button' => [ 'type', 'class', 'name', 'value' ],
			'p' => [ 'class', 'id' ], 'a' => [ 'href', 'rel', 'class' ], 'details' => [ 'class', 'open' ], 'summary' => [],
			'section' => [ 'class', 'aria-labelledby' ], 'h2' => [ 'id' ],
		];
		$context = self::context( $language );
		foreach ( self::vectors() as $vector ) {
			$draft = Draft::fromRequest( new FauxRequest( [
				'wpText' => $vector, 'wpKey' => $vector, 'wpLang' => $vector, 'wpVisibility' => $vector, 'returnto' => "User:$vector",
				'wpFile1' => $vector, 'wpAlt1' => $vector,
			], true ) );
			$errors = [ MessageValue::new( 'wikisocial-error-too-many-links' )->numParams( 20 ) ];
			$composer = self::composer( $vector );
			$html = $composer->render( $context, $draft, $errors ) . $composer->preview( $context, $draft, '<p>x</p>', '' );
			$this->assertHarmless( $html, $allowed, $vector );
			$area = self::parseHtml( $html )->getElementsByTagName( 'textarea' )->item( 0 );
			$this->assertSame( ltrim( $draft->text, "\n" ), ltrim( $area->textContent, "\n" ), $vector );
		}
	}

	/** On a wiki with both levels, whose licence is hostile too. */
	private static function composer( string $licence ): Composer {
		$services = MediaWikiServices::getInstance();
		$options = static fn ( array $keys, array $values ) => new ServiceOptions( $keys, new HashConfig( $values ) );
		return new Composer( new ComposerFields(
			$options( ComposerFields::CONSTRUCTOR_OPTIONS, [ 'WikiSocialLanguages' => [ 'ar', $licence ] ] ),
			new Levels( $options( Levels::CONSTRUCTOR_OPTIONS, [ 'WikiSocialVisibility' => Levels::KNOWN ] ) ),
			new Licence( $options( Licence::CONSTRUCTOR_OPTIONS, [
				'WikiSocialLicence' => [ 'name' => $licence, 'url' => $licence ], 'RightsText' => '', 'RightsUrl' => '', 'RightsPage' => '',
			] ) ),
			Services::get()->getTextLanguage(), $services->getContentLanguage()
		) );
	}

	public function testRestAnswersTheSameHtml(): void {
		foreach ( self::vectors() as $vector ) {
			$answer = Services::get()->getStatusFormatter()->format( [ self::status( $vector, [], $vector, 'public' ) ] )[0];
			$this->assertHarmless( $answer['html'], self::TEXT, $vector );
			$this->assertSame( 'auto', $answer['dir'] );
		}
	}
}
