<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Html\Html;
use MediaWiki\Linker\Linker;
use MediaWiki\Message\Message;
use MediaWiki\Parser\Parser;
use MediaWiki\Title\TitleFactory;
use Wikimedia\Message\MessageValue;

/**
 * The part of an event's box that is the page's: what is written in its tag, or what is wrong with it. In the
 * page's language, the same for everybody. One line: MediaWiki's paragraphs begin at line ends.
 */
class EventBox {
	/** Letters of a title that is refused for its length */
	private const TITLE_SHOWN = 200;

	private const OPEN = '<div class="mw-wikisocial-event mw-notalk">';
	private const CLOSE = '</div>';

	public function __construct( private readonly TitleFactory $titles ) {
	}

	/** Where the box begins and ends that has a marker in it. @return array{string, string} comments of HTML */
	private static function edges( string $marker ): array {
		return array_map( static fn ( string $edge ) => str_replace( 'wikisocial-event ', "wikisocial-event-$edge ", $marker ), [ 'begin', 'end' ] );
	}

	/**
	 * Puts what is known into boxes.
	 * @param string $html of a page
	 * @param array<string, string> $states HTML by marker
	 */
	public static function fill( string $html, array $states ): string {
		return strtr( $html, $states + array_fill_keys( array_merge( [], ...array_map( self::edges( ... ), array_keys( $states ) ) ), '' ) );
	}

	/** Takes the box with a marker out of a page. What is said there is not to be seen any more. */
	public static function remove( string $html, string $marker ): string {
		[ $begin, $end ] = self::edges( $marker );
		$from = strpos( $html, $begin );
		$to = $from === false ? false : strpos( $html, $end, $from );
		if ( $to === false ) {
			return $html;
		}
		$before = substr( $html, 0, $from );
		$after = substr( $html, $to + strlen( $end ) );
		return str_ends_with( $before, self::OPEN ) && str_starts_with( $after, self::CLOSE )
			? substr( $before, 0, -strlen( self::OPEN ) ) . substr( $after, strlen( self::CLOSE ) ) : $before . $after;
	}

	/** Where in the page the box of a tag is, for links. */
	public static function anchor( string $tag ): string {
		return $tag === '' || $tag[0] === EventTag::BY_PAGE ? 'social-event' : "social-event-$tag";
	}

	/**
	 * @param array $tag as of EventAttributes::read()
	 * @param ?array $facts what the engine made of it, and picture, as of EventPicture; null: nothing
	 * @param MessageValue[] $mistakes
	 * @param int $number of the box on the page
	 * @param Parser $parser
	 * @param string $marker for EventEmbed; "": none
	 */
	public function render( array $tag, ?array $facts, array $mistakes, int $number, Parser $parser, string $marker ): string {
		$id = "mw-wikisocial-event-$number";
		$title = mb_strlen( $tag['title'] ) > self::TITLE_SHOWN ? mb_substr( $tag['title'], 0, self::TITLE_SHOWN ) . '…' : $tag['title'];
		if ( $title === '' ) {
			$title = $parser->msg( 'wikisocial-event-untitled' )->text();
		}
		$inside =
			// No h3: where the box stands, and how deep, is the page's; and a talk page has headings for its threads.
			Html::rawElement( 'div', [ 'role' => 'heading', 'aria-level' => '3', 'class' => 'mw-wikisocial-event-title', 'id' => $id ],
				Html::element( 'bdi', [ 'class' => 'p-name' ], $title ) ) .
			$this->mistakes( $mistakes, $parser ) .
			( $facts && !$mistakes ? $this->facts( $tag, $facts, $parser ) : '' ) .
			( $marker === '' ? '' : Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-event-state' ], $marker ) );
		// A block of its own, so that the paragraph around it ends here. Nothing in it is part of a talk.
		[ $begin, $end ] = $marker === '' ? [ '', '' ] : self::edges( $marker );
		return self::OPEN . $begin .
			Html::rawElement( 'section', [
				'class' => 'h-event',
				'id' => $marker !== '' ? self::anchor( $tag['tag'] ) : null,
				'aria-labelledby' => $id,
				'dir' => $parser->getTargetLanguage()->getDir(),
				'lang' => $parser->getTargetLanguage()->getHtmlCode(),
			], $inside ) . $end . self::CLOSE;
	}

	/** In place of a box. */
	public function refused( MessageValue $why, Parser $parser ): string {
		return self::OPEN . Html::element( 'p', [ 'class' => 'error' ], self::text( $why, $parser ) ) . self::CLOSE;
	}

	/** @param MessageValue[] $mistakes @param Parser $parser */
	private function mistakes( array $mistakes, Parser $parser ): string {
		if ( !$mistakes ) {
			return '';
		}
		$items = implode( '', array_map( static fn ( MessageValue $one ) =>
			Html::element( 'li', [], self::text( $one, $parser ) ), $mistakes ) );
		return Html::rawElement( 'div', [ 'class' => 'cdx-message cdx-message--block cdx-message--error mw-wikisocial-event-mistakes' ],
			Html::element( 'span', [ 'class' => 'cdx-message__icon' ] ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-message__content' ],
				Html::element( 'p', [], $parser->msg( 'wikisocial-event-mistakes' )->numParams( count( $mistakes ) )->text() ) .
				Html::rawElement( 'ul', [], $items ) )
		);
	}

	private static function text( MessageValue $message, Parser $parser ): string {
		return Message::newFromSpecifier( $message )->inLanguage( $parser->getTargetLanguage() )->page( $parser->getPage() )->text();
	}

	private function facts( array $tag, array $facts, Parser $parser ): string {
		$language = $parser->getTargetLanguage();
		$times = new EventTimes(
			static fn ( string $key, ...$parameters ) => $parser->msg( $key )->params( ...$parameters )->text(), $language
		);
		$when = $times->range( $tag + $facts, true ) . ' ' . Html::rawElement( 'span', [ 'class' => 'mw-wikisocial-event-zone' ],
			$parser->msg( 'parentheses' )->rawParams( Html::element( 'bdi', [], strtr( $tag['zone'], '_', ' ' ) ) )->escaped() );
		$rows = $this->row( 'when', $when, $parser );
		if ( $facts['rule'] !== '' ) {
			$rows .= $this->row( 'repeat', htmlspecialchars( $times->repeat(
				$facts['rule'], $facts['dates'], $times->day( $facts['lastAt'], $tag['zone'] )
			) ), $parser );
		}
		if ( $tag['place'] !== '' ) {
			$rows .= $this->row( 'where', Html::element( 'bdi', [ 'class' => 'p-location' ], $tag['place'] ), $parser );
		}
		if ( $tag['link'] !== '' ) {
			$rows .= $this->row( 'link', Html::element( 'a', [
				'href' => $tag['link'], 'class' => 'external u-url', 'rel' => 'nofollow noopener ugc', 'dir' => 'ltr',
			], $tag['link'] ), $parser );
		}
		if ( $tag['deadline'] !== null ) {
			$rows .= $this->row( 'deadline', htmlspecialchars( $times->moment( $tag['deadline'] ) ), $parser );
		}
		return Html::rawElement( 'dl', [ 'class' => 'mw-wikisocial-event-facts' ], $rows ) .
			self::paragraphs( $tag['description'] ) . $this->picture( $tag, $facts['picture'], $parser );
	}

	/** Messages: wikisocial-event-when, wikisocial-event-repeat, wikisocial-event-where, wikisocial-event-link, wikisocial-event-deadline */
	private function row( string $name, string $html, Parser $parser ): string {
		return Html::rawElement( 'div', [],
			Html::element( 'dt', [], $parser->msg( "wikisocial-event-$name" )->text() ) . Html::rawElement( 'dd', [], $html ) );
	}

	/** Text in paragraphs and lines, each in its own direction. */
	public static function paragraphs( string $text ): string {
		if ( $text === '' ) {
			return '';
		}
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-event-description p-summary' ], implode( '', array_map(
			static fn ( string $paragraph ) => Html::rawElement( 'p', [ 'dir' => 'auto' ],
				implode( '<br>', array_map( 'htmlspecialchars', explode( "\n", $paragraph ) ) ) ),
			preg_split( '/\n{2,}/', $text )
		) ) );
	}

	/** One that is not there is a link to where it could be uploaded, as any. */
	private function picture( array $tag, ?array $picture, Parser $parser ): string {
		if ( $picture ) {
			return strtr( EventPicture::html( $picture, $tag['title'], $parser->msg( 'wikisocial-event-credit' )->text() ), "\n", ' ' );
		}
		$title = $tag['file'] === '' ? null : $this->titles->makeTitleSafe( NS_FILE, $tag['file'] );
		return !$title || $parser->fetchFileAndTitle( $title )[0] ? '' : Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-event-picture' ],
			strtr( Linker::makeBrokenImageLinkObj( $title, $tag['title'] ), "\n", ' ' ) );
	}
}
