<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Feed;

use MediaWiki\Extension\WikiSocial\Status\Excerpt;
use MediaWiki\Extension\WikiSocial\Status\Licence;
use MediaWiki\Html\Html;
use MediaWiki\Linker\Linker;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use XMLWriter;

/** A page of a feed as Atom (RFC 4287, paging by RFC 5005, licence by RFC 4946). */
class AtomFeed {
	public const QUERY = [ 'feed' => 'atom' ];
	/** Of a feed that was never written to: the element may not be missing. */
	private const NEVER = '1970-01-01T00:00:00.000Z';
	private const TITLE_LENGTH = 80;

	private XMLWriter $xml;

	/**
	 * @param Title $page that shows the same as HTML
	 * @param string $title
	 * @param string $lang of the title, BCP 47
	 * @param string $masked stands for an author without a name
	 * @param Licence $licence
	 */
	public function __construct(
		private readonly Title $page,
		private readonly string $title,
		private readonly string $lang,
		private readonly string $masked,
		private readonly Licence $licence
	) {
	}

	/** The page of a person, or of everybody. */
	public static function page( ?string $name ): Title {
		return SpecialPage::getTitleFor( 'Social', $name === null ? false : "user/$name" );
	}

	/**
	 * @param array[] $statuses as FeedFormatter makes them
	 * @param ?string $cursor of this page
	 * @param ?string $next of the next page
	 */
	public function render( array $statuses, ?string $cursor, ?string $next ): string {
		$this->xml = new XMLWriter();
		$this->xml->openMemory();
		$this->xml->startDocument( '1.0', 'UTF-8' );
		$this->xml->startElementNs( null, 'feed', 'http://www.w3.org/2005/Atom' );
		$this->xml->writeAttribute( 'xml:lang', $this->lang );
		$this->text( 'title', $this->title );
		$this->text( 'id', $this->page->getCanonicalURL() );
		$this->text( 'updated', array_reduce( $statuses, static fn ( string $newest, array $one ) =>
			max( $newest, $one['edited'] ?? $one['changed'] ?? $one['created'] ), self::NEVER ) );
		$this->link( 'self', $this->address( $cursor ), 'application/atom+xml' );
		$this->link( 'alternate', $this->page->getCanonicalURL(), 'text/html' );
		if ( $cursor !== null ) {
			$this->link( 'first', $this->address( null ), 'application/atom+xml' );
		}
		if ( $next !== null ) {
			$this->link( 'next', $this->address( $next ), 'application/atom+xml' );
		}
		$this->rights();
		array_walk( $statuses, fn ( array $one ) => $this->entry( $one['type'] === 'event' ? self::event( $one ) : $one ) );
		$this->xml->endElement();
		$this->xml->endDocument();
		return $this->xml->outputMemory();
	}

	private function entry( array $status ): void {
		$this->xml->startElement( 'entry' );
		if ( $status['lang'] !== null ) {
			$this->xml->writeAttribute( 'xml:lang', $status['lang'] );
		}
		$this->text( 'title', Excerpt::of( $status['html'], self::TITLE_LENGTH ) );
		$this->text( 'id', $status['url'] );
		$this->text( 'published', $status['created'] );
		$this->text( 'updated', $status['edited'] ?? $status['created'] );
		$this->link( 'alternate', $status['url'], 'text/html' );
		$this->xml->startElement( 'author' );
		$this->text( 'name', $status['author']['name'] ?? $this->masked );
		if ( $status['author']['url'] !== null ) {
			$this->text( 'uri', $status['author']['url'] );
		}
		$this->xml->endElement();
		if ( $status['group'] ?? null ) {
			$this->group( $status['group'] );
		}
		$this->rights();
		foreach ( $status['media'] as $file ) {
			if ( $file['url'] !== null ) {
				$this->link( 'enclosure', $file['url'], $file['mime'], (string)$file['size'] );
			}
		}
		$this->xml->startElement( 'content' );
		$this->xml->writeAttribute( 'type', 'html' );
		// Readers show it at another place than the wiki's, and not all know xml:base.
		$this->xml->text( self::clean( Html::rawElement(
			'div', [ 'dir' => $status['dir'] ], Linker::expandLocalLinks( $status['html'] )
		) . implode( '', array_map( [ self::class, 'figure' ], $status['media'] ) ) ) );
		$this->xml->endElement();
		$this->xml->endElement();
	}

	/** Where a status was said. @param array{id: string, name: string} $group */
	private function group( array $group ): void {
		$this->xml->startElement( 'category' );
		$this->xml->writeAttribute( 'term', $group['id'] );
		$this->xml->writeAttribute( 'scheme', SpecialPage::getTitleFor( 'SocialGroups' )->getCanonicalURL() );
		$this->xml->writeAttribute( 'label', self::clean( $group['name'] ) );
		$this->xml->endElement();
		$this->link( 'related', SpecialPage::getTitleFor( 'SocialGroups', $group['id'] )->getCanonicalURL(), 'text/html' );
	}

	/** What an entry is made of, of an event: as it was written, with the name of its time zone. */
	private static function event( array $event ): array {
		$lines = [
			$event['title'], strtr( "{$event['start']} – {$event['end']}", 'T', ' ' ) . " ({$event['zone']})",
			$event['place'] ?? '', $event['description'],
		];
		return [
			'html' => implode( '', array_map( static fn ( string $line ) => Html::element( 'p', [ 'dir' => 'auto' ], $line ),
				array_filter( $lines, static fn ( string $line ) => $line !== '' ) ) ),
			'edited' => $event['changed'],
			'author' => $event['organisers'][0] ?? [ 'name' => null, 'url' => null ],
			'media' => [],
			'dir' => 'auto',
		] + $event;
	}

	/** A file with its credit, for readers who see nothing else of it. */
	private static function figure( array $file ): string {
		$link = static fn ( ?string $url, string $html ) => $url === null ? $html : Html::rawElement( 'a', [ 'href' => $url ], $html );
		$face = $file['thumbUrl'] === null ? htmlspecialchars( $file['file'] ) : Html::element( 'img', [
			'src' => $file['thumbUrl'], 'alt' => $file['alt'] === '' ? $file['file'] : $file['alt'],
		] );
		$credit = array_filter( [
			$file['author'] === null ? '' : $link( $file['authorUrl'], htmlspecialchars( $file['author'] ) ),
			$file['licence'] === null ? '' : $link( $file['licenceUrl'], htmlspecialchars( $file['licence'] ) ),
		] );
		return $file['gone'] ? '' : Html::rawElement( 'figure', [],
			$link( $file['descriptionUrl'], $face ) . Html::rawElement( 'figcaption', [], implode( ' · ', $credit ) ) );
	}

	private function rights(): void {
		if ( $this->licence->url !== null ) {
			$this->link( 'license', $this->licence->url );
		}
		if ( $this->licence->name !== null ) {
			$this->text( 'rights', $this->licence->name );
		}
	}

	private function address( ?string $cursor ): string {
		return $this->page->getCanonicalURL( self::QUERY + ( $cursor === null ? [] : [ 'cursor' => $cursor ] ) );
	}

	private function text( string $element, string $text ): void {
		$this->xml->writeElement( $element, self::clean( $text ) );
	}

	private function link( string $relation, string $url, ?string $type = null, ?string $length = null ): void {
		$this->xml->startElement( 'link' );
		$this->xml->writeAttribute( 'rel', $relation );
		if ( $type !== null ) {
			$this->xml->writeAttribute( 'type', $type );
		}
		if ( $length !== null ) {
			$this->xml->writeAttribute( 'length', $length );
		}
		$this->xml->writeAttribute( 'href', self::clean( $url ) );
		$this->xml->endElement();
	}

	/** XML has no place, not even escaped, for some code points that a text may hold. */
	private static function clean( string $text ): string {
		return preg_replace(
			'/[^\t\n\r\x{20}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]/u', "\u{FFFD}", $text
		);
	}
}
