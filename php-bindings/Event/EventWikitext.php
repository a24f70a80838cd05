<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Parser\Parser;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\PPNode;
use MediaWiki\Parser\Preprocessor;
use MediaWiki\Parser\Sanitizer;
use RuntimeException;

/**
 * Tags of events as they stand in wikitext. What is a tag is MediaWiki's preprocessor's to say, so that
 * none is seen in a comment, in <nowiki> or inside another tag; all other text stays as it is to the byte.
 */
class EventWikitext {
	public const SERVICE_NAME = 'WikiSocial.EventWikitext';

	/** Letters and digits of a new id: none that is taken for another */
	private const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';
	private const ID_LENGTH = 12;
	/** Templates within templates: MediaWiki itself shows no deeper ones */
	private const DEPTH = 100;

	public function __construct( private readonly ParserFactory $parsers ) {
	}

	/** Whether it is worth a look. */
	public static function mayHaveTags( string $text ): bool {
		return stripos( $text, '<' . EventTag::NAME ) !== false;
	}

	/**
	 * Gives an id to each tag that has none, and a new one to each that has that of an earlier tag.
	 * @param string $text
	 * @param ?Parser $parser whose preprocessor to use
	 */
	public function withIds( string $text, ?Parser $parser = null ): string {
		// Also those of later tags: a new id is none of the page's.
		$taken = array_fill_keys( $this->ids( $text, $parser ), true );
		$seen = [];
		return $this->map( $text, function ( string $attributes ) use ( &$seen, &$taken ): ?array {
			$values = Sanitizer::decodeTagAttributes( $attributes );
			$id = EventAttributes::plain( $values['id'] ?? '' );
			if ( $id !== '' && !isset( $seen[$id] ) ) {
				$seen[$id] = true;
				return null;
			}
			do {
				$new = self::newId();
			} while ( isset( $taken[$new] ) );
			$seen[$new] = $taken[$new] = true;
			return [ 'attributes' => isset( $values['id'] ) ? self::attributes( [ 'id' => $new ] + array_map( EventAttributes::plain( ... ), $values ) )
				: " id=\"$new\"$attributes" ];
		}, $parser ) ?? $text;
	}

	/** @return string[] ids of the tags that are written out in a text, not made by a template */
	public function ids( string $text, ?Parser $parser = null ): array {
		return array_values( array_filter(
			array_map( static fn ( array $tag ) => $tag['attributes']['id'] ?? '', $this->tags( $text, $parser ) ),
			static fn ( string $id ) => $id !== ''
		) );
	}

	/** @return array{attributes: array<string, string>, description: string}[] in their order */
	public function tags( string $text, ?Parser $parser = null ): array {
		$tags = [];
		$this->map( $text, static function ( string $attributes, ?string $inside ) use ( &$tags ): ?array {
			$tags[] = [
				'attributes' => array_map( EventAttributes::plain( ... ), Sanitizer::decodeTagAttributes( $attributes ) ),
				'description' => EventAttributes::description( $inside ),
			];
			return null;
		}, $parser );
		return $tags;
	}

	/** @return ?array{attributes: array<string, string>, description: string} the first tag of this id */
	public function find( string $text, string $id ): ?array {
		foreach ( $this->tags( $text ) as $tag ) {
			if ( ( $tag['attributes']['id'] ?? '' ) === $id ) {
				return $tag;
			}
		}
		return null;
	}

	/**
	 * The text with another tag in place of the first one of this id; null where there is none.
	 * @param string $text
	 * @param string $id
	 * @param array<string, string> $attributes all of them, without id
	 * @param string $description
	 */
	public function replace( string $text, string $id, array $attributes, string $description ): ?string {
		$isFound = false;
		$changed = $this->map( $text, static function ( string $given ) use ( $id, $attributes, $description, &$isFound ): ?array {
			if ( $isFound || EventAttributes::plain( Sanitizer::decodeTagAttributes( $given )['id'] ?? '' ) !== $id ) {
				return null;
			}
			$isFound = true;
			return [
				'attributes' => self::attributes( [ 'id' => $id ] + $attributes ),
				'inside' => self::inside( $description ),
			];
		} );
		return $isFound ? $changed : null;
	}

	/**
	 * Number of the first section with this heading, as the wiki's API counts them. The text is read once, however
	 * many there are.
	 */
	public function section( string $text, string $heading ): ?string {
		try {
			$tree = $this->parsers->getInstance()->getPreprocessor()->preprocessToObj( $text, Preprocessor::DOM_UNCACHED );
			for ( $node = $tree->getFirstChild(); $node; $node = $node->getNextSibling() ) {
				if ( $node->getName() !== 'h' ) {
					continue;
				}
				[ 'i' => $number, 'level' => $level ] = $node->splitHeading();
				if ( trim( substr( trim( self::rebuild( $node, static fn () => null, 0 ) ), $level, -$level ) ) === $heading ) {
					return (string)$number;
				}
			}
		} catch ( RuntimeException ) {
			// Nothing behind a heading that is nested too deep is found.
		}
		return null;
	}

	/**
	 * A tag by itself.
	 * @param array<string, string> $attributes those that are "" are left out
	 * @param string $description
	 */
	public static function make( array $attributes, string $description ): string {
		return self::element( EventTag::NAME, self::attributes( $attributes ), self::inside( $description ), null );
	}

	public static function newId(): string {
		$id = '';
		for ( $i = 0; $i < self::ID_LENGTH; $i++ ) {
			$id .= self::ALPHABET[random_int( 0, strlen( self::ALPHABET ) - 1 )];
		}
		return $id;
	}

	/** @param array<string, string> $values */
	private static function attributes( array $values ): string {
		$text = '';
		foreach ( $values as $name => $value ) {
			if ( $value !== '' ) {
				$text .= " $name=\"" . self::escape( $value ) . '"';
			}
		}
		return $text;
	}

	/**
	 * As it is read again by EventAttributes::plain() behind MediaWiki's own decoding: whatever would be
	 * a character reference afterwards is not one, and no white space is taken for one of its own.
	 */
	private static function escape( string $value ): string {
		if ( Sanitizer::decodeCharReferences( $value ) !== $value ) {
			$value = str_replace( '&', '&amp;', $value );
		}
		return strtr( $value, [
			'&' => '&amp;', '<' => '&lt;', '>' => '&gt;', '"' => '&quot;', "'" => '&#39;', "\n" => '&#10;', "\r" => '&#13;',
			"\t" => '&#9;', '{' => '&#123;', '}' => '&#125;', '|' => '&#124;', '~' => '&#126;', '[' => '&#91;', ']' => '&#93;',
		] );
	}

	private static function inside( string $description ): ?string {
		if ( $description === '' ) {
			return null;
		}
		if ( Sanitizer::decodeCharReferences( $description ) !== $description ) {
			$description = str_replace( '&', '&amp;', $description );
		}
		return strtr( $description, [ '<' => '&lt;' ] );
	}

	private static function element( string $name, string $attributes, ?string $inside, ?string $close ): string {
		return $inside === null ? "<$name$attributes/>" : "<$name$attributes>$inside" . ( $close ?? "</$name>" );
	}

	/**
	 * @param string $text
	 * @param callable(string, ?string): ?array $change by the text of the attributes and what is inside; null:
	 *  it stays; else attributes, and inside where that changes too
	 * @param ?Parser $parser
	 * @return ?string null where the text is one that cannot be put together again
	 */
	private function map( string $text, callable $change, ?Parser $parser = null ): ?string {
		if ( !self::mayHaveTags( $text ) ) {
			return $text;
		}
		$preprocessor = ( $parser ?? $this->parsers->getInstance() )->getPreprocessor();
		$keep = static fn () => null;
		try {
			$tree = $preprocessor->preprocessToObj( $text, Preprocessor::DOM_UNCACHED );
			return self::rebuild( $tree, $keep, 0 ) === $text ? self::rebuild( $tree, $change, 0 ) : null;
		} catch ( RuntimeException ) {
			return null;
		}
	}

	private static function rebuild( PPNode $node, callable $change, int $depth ): string {
		if ( $depth > self::DEPTH * 4 ) {
			throw new RuntimeException( 'Too deep' );
		}
		$name = $node->getName();
		if ( $name === '#text' ) {
			return $node->value;
		}
		if ( $name === 'ext' ) {
			return self::extension( $node, $change );
		}
		$parts = [];
		for ( $child = $node->getFirstChild(); $child; $child = $child->getNextSibling() ) {
			$parts[] = self::rebuild( $child, $change, $depth + 1 );
		}
		return match ( $name ) {
			'template' => '{{' . self::piped( $node, $parts ) . '}}',
			'tplarg' => '{{{' . self::piped( $node, $parts ) . '}}}',
			default => implode( '', $parts ),
		};
	}

	/** @param PPNode $node @param string[] $parts of all its children, attributes too */
	private static function piped( PPNode $node, array $parts ): string {
		$kept = [];
		for ( $child = $node->getFirstChild(), $i = 0; $child; $child = $child->getNextSibling(), $i++ ) {
			if ( in_array( $child->getName(), [ 'title', 'part' ], true ) ) {
				$kept[] = $parts[$i];
			}
		}
		return implode( '|', $kept );
	}

	private static function extension( PPNode $node, callable $change ): string {
		$bits = [ 'name' => '', 'attr' => '', 'inner' => null, 'close' => null ];
		for ( $child = $node->getFirstChild(); $child; $child = $child->getNextSibling() ) {
			$bits[$child->getName()] = $child->getFirstChild()->value ?? '';
		}
		$new = strtolower( $bits['name'] ) === EventTag::NAME ? $change( $bits['attr'], $bits['inner'] ) : null;
		if ( !$new ) {
			return self::element( $bits['name'], $bits['attr'], $bits['inner'], $bits['close'] ?? '' );
		}
		return array_key_exists( 'inside', $new ) ? self::element( $bits['name'], $new['attributes'], $new['inside'], $bits['close'] )
			: self::element( $bits['name'], $new['attributes'], $bits['inner'], $bits['close'] ?? '' );
	}
}
