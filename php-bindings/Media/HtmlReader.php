<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use Wikimedia\RemexHtml\Tokenizer\Attributes;
use Wikimedia\RemexHtml\Tokenizer\NullTokenHandler;
use Wikimedia\RemexHtml\Tokenizer\Tokenizer;

/**
 * Reads the HTML of another site: what a reader would see of it as text, and the first link in it.
 * By its tokens, not by its tree: each costs the same, however they are nested.
 */
class HtmlReader extends NullTokenHandler {
	/** Bytes that are looked at: a name or a description is never as long. */
	private const MAX = 16384;

	/** Elements whose content is not shown, or not as text. */
	private const UNSEEN = [
		'applet', 'audio', 'canvas', 'datalist', 'frameset', 'head', 'iframe', 'math', 'noembed', 'noframes', 'noscript',
		'object', 'script', 'select', 'style', 'svg', 'template', 'textarea', 'title', 'video', 'xmp',
	];

	/** Of these, whose content has no elements. */
	private const RAW = [
		'iframe' => Tokenizer::STATE_RAWTEXT, 'noembed' => Tokenizer::STATE_RAWTEXT, 'noframes' => Tokenizer::STATE_RAWTEXT,
		'script' => Tokenizer::STATE_SCRIPT_DATA, 'style' => Tokenizer::STATE_RAWTEXT, 'textarea' => Tokenizer::STATE_RCDATA,
		'title' => Tokenizer::STATE_RCDATA, 'xmp' => Tokenizer::STATE_RAWTEXT,
	];

	/** Elements within a line of text. All others begin a new one. */
	private const INLINE = [
		'a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd',
		'mark', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr',
	];

	/** Elements without content and end. */
	private const VOID = [
		'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr',
	];

	/** What was read so far, with any spaces */
	private string $text = '';
	/** Where the first link that has a text leads */
	private string $url = '';

	private ?Tokenizer $tokenizer = null;
	/** @var array{string, bool}[] elements that are open, and whether they hide their content */
	private array $open = [];
	/** @var int[] how many of each name are open */
	private array $names = [];
	private int $hidden = 0;
	/** Address of the link that is open, and how long the text was before it */
	private string $href = '';
	private int $before = 0;

	private function __construct( private readonly HttpUrl $urls ) {
	}

	/** @return array{text: string, url: string} */
	public static function read( string $html, HttpUrl $urls ): array {
		$reader = new self( $urls );
		$clean = PlainText::clean( mb_strcut( $html, 0, self::MAX, 'UTF-8' ) );
		( new Tokenizer( $reader, $clean, [ 'ignoreErrors' => true, 'ignoreNulls' => true ] ) )->execute();
		return [ 'text' => $reader->text, 'url' => $reader->url ];
	}

	/** @inheritDoc */
	public function startDocument( Tokenizer $tokenizer, $fragmentNamespace, $fragmentName ) {
		$this->tokenizer = $tokenizer;
	}

	/** @inheritDoc */
	public function endDocument( $pos ) {
		$this->endLink();
	}

	/** @inheritDoc */
	public function characters( $text, $start, $length, $sourceStart, $sourceLength ) {
		if ( !$this->hidden ) {
			$this->text .= substr( $text, $start, $length );
		}
	}

	/** @inheritDoc */
	public function startTag( $name, Attributes $attrs, $selfClose, $sourceStart, $sourceLength ) {
		$this->space( $name );
		if ( in_array( $name, self::VOID, true ) ) {
			return;
		}
		$isHidden = in_array( $name, self::UNSEEN, true ) || self::isHidden( $attrs );
		if ( isset( self::RAW[$name] ) ) {
			$this->tokenizer->switchState( self::RAW[$name], $name );
		}
		$this->open[] = [ $name, $isHidden ];
		$this->names[$name] = ( $this->names[$name] ?? 0 ) + 1;
		$this->hidden += (int)$isHidden;
		if ( $name === 'a' ) {
			$this->endLink();
			$this->startLink( $attrs );
		}
	}

	/** @inheritDoc */
	public function endTag( $name, $sourceStart, $sourceLength ) {
		$this->space( $name );
		if ( $name === 'a' ) {
			$this->endLink();
		}
		// What nobody opened ends nothing; what was left open within ends with it.
		while ( ( $this->names[$name] ?? 0 ) > 0 ) {
			[ $last, $wasHidden ] = array_pop( $this->open );
			$this->names[$last]--;
			$this->hidden -= (int)$wasHidden;
			if ( $last === $name ) {
				return;
			}
		}
	}

	private function startLink( Attributes $attrs ): void {
		$list = $attrs->getValues();
		// The page behind such a link of a wiki is not there.
		$isRed = in_array( 'new', preg_split( '/\s+/', $list['class'] ?? '' ), true );
		$this->href = $this->hidden || $isRed ? '' : $this->urls->of( trim( $list['href'] ?? '' ) );
		$this->before = strlen( $this->text );
	}

	/** A link without a text is a picture's. */
	private function endLink(): void {
		if ( $this->url === '' && $this->href !== '' && trim( substr( $this->text, $this->before ) ) !== '' ) {
			$this->url = $this->href;
		}
		$this->href = '';
	}

	private function space( string $name ): void {
		if ( !$this->hidden && !in_array( $name, [ ...self::INLINE, ...self::UNSEEN ], true ) ) {
			$this->text .= ' ';
		}
	}

	private static function isHidden( Attributes $attrs ): bool {
		$list = $attrs->getValues();
		$style = strtolower( preg_replace( '~/\*.*?\*/|\s+~s', '', $list['style'] ?? '' ) );
		return isset( $list['hidden'] ) || str_contains( $style, 'display:none' )
			|| str_contains( $style, 'visibility:hidden' );
	}
}
