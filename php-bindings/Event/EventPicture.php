<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Media\BadFiles;
use MediaWiki\Html\Html;
use MediaWiki\Linker\Linker;
use MediaWiki\Page\PageProps;
use MediaWiki\Parser\Parser;
use MediaWiki\Title\TitleFactory;

/**
 * The picture of an event. It is looked up while its page is parsed, as any picture of a page; what is needed to show
 * it elsewhere is kept with the page's properties, so that no page view asks where the file lives. Whom it is by and
 * under which licence says its description page, to which there is a link in words.
 */
class EventPicture {
	public const SERVICE_NAME = 'WikiSocial.EventPicture';
	/** Page property of each tag with a picture, by number from 0: JSON of read() */
	public const PROPERTY = 'wikisocial-picture-';
	private const WIDTH = 220;

	public function __construct(
		private readonly TitleFactory $titles,
		private readonly PageProps $properties,
		private readonly BadFiles $bad
	) {
	}

	/**
	 * The page that is parsed uses the file from now on. Null: there is none to be shown.
	 * @param string $name without namespace
	 * @param Parser $parser
	 * @return ?array{file: string, url: string, width: int, height: int, more: string[], page: string}
	 */
	public function read( string $name, Parser $parser ): ?array {
		$title = $name === '' ? null : $this->titles->makeTitleSafe( NS_FILE, $name );
		if ( !$title ) {
			return null;
		}
		[ $file, $title ] = $parser->fetchFileAndTitle( $title );
		if ( !$file || !$file->exists() || $this->bad->has( $name, $file->getName() ) ) {
			return null;
		}
		$width = $file->mustRender() ? self::WIDTH : min( self::WIDTH, $file->getWidth() ?: self::WIDTH );
		$thumb = $file->transform( [ 'width' => $width ] );
		if ( !$thumb || $thumb->isError() || !$thumb->getUrl() ) {
			return null;
		}
		Linker::processResponsiveImages( $file, $thumb, [ 'width' => $width ] );
		$page = (string)$file->getDescriptionUrl();
		return [
			'file' => $name, 'url' => $thumb->getUrl(), 'width' => $thumb->getWidth(), 'height' => $thumb->getHeight(),
			'more' => $thumb->responsiveUrls,
			'page' => preg_match( '~^(https?:/)?/~i', $page ) ? $page : $title->getLocalURL(),
		];
	}

	/** Of an event by itself, as its page had it when it was saved. One query. @return ?array as of read() */
	public function ofEvent( Event $event ): ?array {
		$page = $event->file === '' ? null : $event->page();
		$known = $page && !$this->bad->has( $event->file ) ? $this->properties->getAllProperties( $page )[$event->pageId] ?? [] : [];
		foreach ( $known as $name => $value ) {
			if ( str_starts_with( $name, EventTag::PROPERTY ) && $value === $event->tag ) {
				$number = substr( $name, strlen( EventTag::PROPERTY ) );
				$picture = json_decode( $known[self::PROPERTY . $number] ?? '', true );
				return ( $picture['file'] ?? null ) === $event->file ? $picture : null;
			}
		}
		return null;
	}

	/** @param array $picture as of read() @param string $title of the event @param string $credit text of the link to its credit */
	public static function html( array $picture, string $title, string $credit ): string {
		$image = Html::element( 'img', [
			'class' => 'mw-file-element',
			'src' => $picture['url'],
			'srcset' => $picture['more'] ? Html::srcSet( $picture['more'] ) : null,
			'width' => $picture['width'],
			'height' => $picture['height'],
			'alt' => $title,
			'loading' => 'lazy',
			'decoding' => 'async',
		] );
		$link = [ 'href' => $picture['page'], 'rel' => 'nofollow noopener' ];
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-event-picture' ],
			// As in wikitext, so that a viewer of pictures knows it.
			Html::rawElement( 'span', [ 'typeof' => 'mw:File' ],
				Html::rawElement( 'a', $link + [ 'class' => 'mw-file-description' ], $image ) ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-event-credit' ], Html::element( 'a', $link, $credit ) )
		);
	}
}
