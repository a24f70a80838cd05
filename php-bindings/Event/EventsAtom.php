<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Html\Html;
use MediaWiki\Title\Title;
use XMLWriter;

/** Events that come as Atom (RFC 4287): an entry for each, renewed when it changes. */
class EventsAtom {
	public const QUERY = [ 'feed' => 'atom' ];
	/** Of a feed without entries: the element may not be missing. */
	private const NEVER = 0;

	/**
	 * @param Title $page that shows the same as HTML
	 * @param string $title
	 * @param string $lang of the title, BCP 47
	 * @param string $site name of the wiki
	 * @param EventTimes $times
	 */
	public function __construct(
		private readonly Title $page,
		private readonly string $title,
		private readonly string $lang,
		private readonly string $site,
		private readonly EventTimes $times
	) {
	}

	/** @param Event[] $events by dates; those with several dates stand where the next one is */
	public function render( array $events ): string {
		$each = [];
		foreach ( $events as $event ) {
			$each[$event->id] ??= $event;
		}
		$xml = new XMLWriter();
		$xml->openMemory();
		$xml->startDocument( '1.0', 'UTF-8' );
		$xml->startElementNs( null, 'feed', 'http://www.w3.org/2005/Atom' );
		$xml->writeAttribute( 'xml:lang', $this->lang );
		$xml->writeElement( 'title', self::clean( $this->title ) );
		$xml->writeElement( 'id', $this->page->getCanonicalURL( self::QUERY ) );
		$xml->writeElement( 'updated', self::stamp( max( [ self::NEVER, ...array_column( $each, 'changed' ) ] ) ) );
		self::link( $xml, 'self', $this->page->getCanonicalURL( self::QUERY ), 'application/atom+xml' );
		self::link( $xml, 'alternate', $this->page->getCanonicalURL(), 'text/html' );
		$xml->startElement( 'author' );
		$xml->writeElement( 'name', self::clean( $this->site ) );
		$xml->endElement();
		foreach ( $each as $event ) {
			$this->entry( $xml, $event );
		}
		$xml->endElement();
		$xml->endDocument();
		return $xml->outputMemory();
	}

	private function entry( XMLWriter $xml, Event $event ): void {
		$url = $event->specialPage()->getCanonicalURL();
		$xml->startElement( 'entry' );
		if ( $event->lang !== '' ) {
			$xml->writeAttribute( 'xml:lang', $event->lang );
		}
		$xml->writeElement( 'title', self::clean( $event->title ) );
		$xml->writeElement( 'id', $url );
		$xml->writeElement( 'published', self::stamp( $event->created ) );
		$xml->writeElement( 'updated', self::stamp( $event->changed ) );
		self::link( $xml, 'alternate', $url, 'text/html' );
		$xml->startElement( 'content' );
		$xml->writeAttribute( 'type', 'html' );
		$when = $this->times->range( $event->date ?? [
			'start' => $event->start, 'end' => $event->end, 'startAt' => $event->startAt, 'endAt' => $event->endAt,
		] ) . ' (' . htmlspecialchars( strtr( $event->zone, '_', ' ' ) ) . ')';
		$xml->text( self::clean( Html::rawElement( 'p', [], $when ) .
			( $event->place === '' ? '' : Html::element( 'p', [], $event->place ) ) .
			EventBox::paragraphs( $event->description ) ) );
		$xml->endElement();
		$xml->endElement();
	}

	private static function stamp( int $time ): string {
		return gmdate( 'Y-m-d\TH:i:s\Z', intdiv( $time, 1_000_000 ) );
	}

	private static function link( XMLWriter $xml, string $relation, string $url, string $type ): void {
		$xml->startElement( 'link' );
		$xml->writeAttribute( 'rel', $relation );
		$xml->writeAttribute( 'type', $type );
		$xml->writeAttribute( 'href', $url );
		$xml->endElement();
	}

	/** XML has no place, not even escaped, for some code points that a text may hold. */
	private static function clean( string $text ): string {
		return preg_replace( '/[^\t\n\r\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]/u', "\u{FFFD}", $text );
	}
}
