<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Media\FileName;
use MediaWiki\MainConfigNames;
use MediaWiki\Parser\Parser;
use MediaWiki\Parser\ParserOutput;
use MediaWiki\Parser\ParserOutputFlags;
use MediaWiki\Parser\Sanitizer;
use MediaWiki\Title\NamespaceInfo;
use Wikimedia\Message\MessageValue;
use WikiSocial\InvalidException;

/**
 * <social-event title="…" start="…" end="…">Description</social-event> in wikitext. While the page is
 * parsed the store is not asked: what the page says is in the HTML, and a marker, in whose place
 * EventEmbed puts what the store knows whenever the page is shown. The description is text, not wikitext:
 * it is kept, sent in calendars and shown where there is no page around it.
 */
class EventTag {
	public const SERVICE_NAME = 'WikiSocial.EventTag';
	public const NAME = 'social-event';
	public const CONSTRUCTOR_OPTIONS = [
		'WikiSocialEnableEvents', 'WikiSocialEventNamespaces', MainConfigNames::SecretKey, MainConfigNames::Localtimezone
	];

	/** Tags of one page */
	public const MAX = 50;
	/** Page property, and of the parser output the keys of its tags: the page has tags */
	public const FLAG = 'wikisocial-events';
	/** Page property of each tag, by number from 0: its id */
	public const PROPERTY = 'wikisocial-event-';
	/** Of the parser output, for each key: what WikiSocial\Events::sync() is told */
	public const DATA = 'wikisocial-event ';
	public const MISTAKE_CATEGORY = 'wikisocial-event-mistake-category';
	/** Before the page's number: a tag without an id, made by a template */
	public const BY_PAGE = '@';

	private const MARKER = '/<!--wikisocial-event (\d+) ([A-Za-z0-9_.@]{1,64}) ([0-9a-f]{64})-->/';
	private const ID = '/^[A-Za-z0-9_-]{1,64}$/D';

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly Engine $engine,
		private readonly FileName $files,
		private readonly NamespaceInfo $namespaces,
		private readonly EventStates $states,
		private readonly EventBox $box,
		private readonly EventPicture $pictures
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	public function isOn(): bool {
		return $this->config->get( 'WikiSocialEnableEvents' );
	}

	/** Whether events are announced on pages of this namespace. */
	public function isAllowedIn( int $namespace ): bool {
		$allowed = $this->config->get( 'WikiSocialEventNamespaces' );
		return is_array( $allowed ) ? in_array( $namespace, $allowed, true )
			: $namespace === NS_PROJECT || $this->namespaces->isTalk( $namespace );
	}

	/**
	 * @param ?string $inside
	 * @param array<string, string> $attributes
	 * @param Parser $parser
	 */
	public function render( ?string $inside, array $attributes, Parser $parser ): string {
		$output = $parser->getOutput();
		$output->addModuleStyles( [ 'ext.wikisocial.styles' ] );
		$given = array_map( fn ( string $value ) => EventAttributes::plain( self::unstripped( $value, $parser ) ), $attributes );
		$language = $parser->getTargetLanguage();
		[ 'tag' => $tag, 'mistakes' => $mistakes ] = EventAttributes::read(
			$given, EventAttributes::description( self::unstripped( $inside ?? '', $parser ) ), [
				'lang' => $language->getCode(),
				'zone' => $this->config->get( MainConfigNames::Localtimezone ) ?? 'UTC',
				'file' => $this->files->of( ... ),
			]
		);
		$pageId = self::pageId( $parser );
		$key = $tag['tag'] === '' ? self::BY_PAGE . $pageId : ( preg_match( self::ID, $tag['tag'] ) ? $tag['tag'] : null );
		$number = count( $output->getExtensionData( self::FLAG ) ?? [] );
		foreach ( $number ? [] : $this->states->of( $pageId ) as $state ) {
			$parser->addTrackingCategory( EventStates::CATEGORIES[$state] );
		}
		$facts = null;
		if ( $number >= self::MAX ) {
			$parser->addTrackingCategory( self::MISTAKE_CATEGORY );
			return $this->box->refused( MessageValue::new( 'wikisocial-event-too-many' )->numParams( self::MAX ), $parser );
		}
		if ( $key !== null && self::has( $output, $key ) ) {
			$mistakes[] = MessageValue::new(
				$tag['tag'] === '' ? 'wikisocial-event-duplicate-page' : 'wikisocial-event-duplicate'
			)->plaintextParams( $tag['tag'] );
			$key = null;
		} else {
			if ( !$this->isAllowedIn( $parser->getPage()?->getNamespace() ?? NS_SPECIAL ) ) {
				array_unshift( $mistakes, MessageValue::new( 'wikisocial-event-namespace' ) );
			}
			$facts = $this->check( $tag, $mistakes );
		}
		if ( $mistakes ) {
			$parser->addTrackingCategory( self::MISTAKE_CATEGORY );
		}
		$picture = $facts && !$mistakes ? $this->pictures->read( $tag['file'], $parser ) : null;
		if ( $this->isOn() ) {
			if ( $picture && $key !== null ) {
				$output->setUnsortedPageProperty( EventPicture::PROPERTY . $number, json_encode( $picture ) );
			}
			$this->tell( $output, $key, $number, $mistakes || !$facts ? [ 'tag' => $tag['tag'], 'keep' => true ] : [
				'rule' => $facts['rule'] ] + $tag );
		}
		return $this->box->render( $tag, $facts ? $facts + [ 'picture' => $picture ] : null, $mistakes, $number, $parser,
			$key === null || !$this->isOn() ? '' : $this->marker( $pageId, $key ) );
	}

	/** @return array[] what the page announces, as WikiSocial\Events::sync() takes it */
	public static function announced( ParserOutput $output ): array {
		$tags = [];
		foreach ( array_keys( $output->getExtensionData( self::FLAG ) ?? [] ) as $key ) {
			if ( $key[0] === 'k' ) {
				$tags[] = $output->getExtensionData( self::DATA . substr( $key, 1 ) );
			}
		}
		return array_values( array_filter( $tags ) );
	}

	public static function isIn( ParserOutput $output ): bool {
		return (bool)$output->getExtensionData( self::FLAG );
	}

	/**
	 * The markers of a page, without those that somebody else wrote.
	 * @return array{pageId: int, tag: string}[] by marker
	 */
	public function markers( string $html ): array {
		$markers = [];
		preg_match_all( self::MARKER, $html, $found, PREG_SET_ORDER );
		foreach ( $found as [ $marker, $pageId, $key, $signature ] ) {
			if ( hash_equals( $this->signature( (int)$pageId, $key ), $signature ) ) {
				$markers[$marker] = [ 'pageId' => (int)$pageId, 'tag' => strtr( $key, '.', '-' ) ];
			}
		}
		return $markers;
	}

	/** Hyphens could end the comment. */
	private function marker( int $pageId, string $key ): string {
		$key = strtr( $key, '-', '.' );
		return "<!--wikisocial-event $pageId $key {$this->signature( $pageId, $key )}-->";
	}

	private function signature( int $pageId, string $key ): string {
		return hash_hmac( 'sha256', "wikisocial-event $pageId $key", $this->config->get( MainConfigNames::SecretKey ) );
	}

	/** Keys have a letter before them: PHP makes a number of one that is one. */
	private static function has( ParserOutput $output, string $key ): bool {
		return isset( $output->getExtensionData( self::FLAG )["k$key"] );
	}

	private function tell( ParserOutput $output, ?string $key, int $number, array $tag ): void {
		// One that cannot be told from others counts, and is not told.
		$output->appendExtensionData( self::FLAG, $key === null ? "n$number" : "k$key" );
		$output->setNumericPageProperty( self::FLAG, $number + 1 );
		if ( $key !== null ) {
			$output->setUnsortedPageProperty( self::PROPERTY . $number, $key );
			$output->setExtensionData( self::DATA . $key, $tag );
		}
	}

	/** What the engine makes of it; null: it does not take it, or there is none. */
	private function check( array $tag, array &$mistakes ): ?array {
		if ( !$this->engine->isUsable() ) {
			return null;
		}
		try {
			return $this->engine->checkEvent( $tag );
		} catch ( InvalidException $failure ) {
			$said = array_map( static fn ( MessageValue $one ) => $one->getKey(), $mistakes );
			$mistake = Failure::message( $failure );
			if ( !in_array( $mistake->getKey(), $said, true ) ) {
				$mistakes[] = $mistake;
			}
			return null;
		}
	}

	/** What <nowiki> protects in the arguments of a template is text; other tags are not. */
	private static function unstripped( string $value, Parser $parser ): string {
		if ( !str_contains( $value, Parser::MARKER_PREFIX ) ) {
			return $value;
		}
		return $parser->getStripState()->killMarkers( preg_replace_callback(
			'/' . Parser::MARKER_PREFIX . '-nowiki-[0-9A-F]{8,}' . Parser::MARKER_SUFFIX . '/',
			static fn ( array $found ) => Sanitizer::decodeCharReferences( $parser->getStripState()->unstripNoWiki( $found[0] ) ),
			$value
		) );
	}

	/** As {{PAGEID}} has it: a page that is being made is parsed again where the number was another. */
	private static function pageId( Parser $parser ): int {
		$page = $parser->getTitle();
		$id = $page->canExist() ? $page->getArticleID() : 0;
		if ( !$id && $page->canExist() ) {
			$output = $parser->getOutput();
			$output->setOutputFlag( ParserOutputFlags::VARY_PAGE_ID );
			$id = (int)$parser->getOptions()->getSpeculativePageId();
			if ( $id ) {
				$output->setSpeculativePageIdUsed( $id );
			}
		}
		return $id;
	}
}
