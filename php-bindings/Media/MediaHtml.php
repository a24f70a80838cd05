<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Html\Html;
use MessageLocalizer;

/**
 * The files of a status: a list of pictures with their credit, each a link to its page. It asks
 * nobody: the reader's browser fetches the thumbnails, of standard widths only.
 */
class MediaHtml {
	public const SERVICE_NAME = 'WikiSocial.MediaHtml';

	/** CSS pixels of one picture alone, and of one among several; wider ones are for dense screens. */
	private const WIDE = 500;
	private const NARROW = 250;

	/** @var string[][] what a list is called, by language and number of files */
	private array $labels = [];

	public function __construct( private readonly RefreshTrigger $refresh, private readonly BadFiles $bad ) {
	}

	/**
	 * @param MediaFile[] $files
	 * @param MessageLocalizer $localizer
	 * @param string[] $language attributes of the text they belong to, whose author described them
	 */
	public function render( array $files, MessageLocalizer $localizer, array $language = [] ): string {
		if ( !$files ) {
			return '';
		}
		$this->refresh->seen();
		$isAlone = count( $files ) === 1;
		// No ul: each skin has bullets and margins of its own for those.
		return Html::rawElement( 'div', [
			'class' => [ 'mw-wikisocial-media', 'mw-wikisocial-media-alone' => $isAlone ],
			'role' => 'list',
			'aria-label' => $this->label( count( $files ), $localizer ),
		], implode( '', array_map(
			fn ( MediaFile $one ) => $one->isGone ? $this->tombstone( $one, $localizer, $language )
				: $this->figure( $one, $isAlone ? self::WIDE : self::NARROW, $localizer, $language ),
			$this->bad->strip( $files )
		) ) );
	}

	/** The number's form takes MediaWiki as long as all else of a list, and a page has many lists. */
	private function label( int $count, MessageLocalizer $localizer ): string {
		$message = $localizer->msg( 'wikisocial-media' )->numParams( $count );
		return $this->labels[$message->getLanguage()->getCode()][$count] ??= $message->text();
	}

	/** The same without markup, a line each, to be compared with another version. @param MediaFile[] $files */
	public function plain( array $files ): string {
		return implode( "\n", array_map( static fn ( MediaFile $one ) => "[[File:{$one->file}|{$one->alt}]]", $files ) );
	}

	private function tombstone( MediaFile $file, MessageLocalizer $localizer, array $language ): string {
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-file-gone', 'role' => 'listitem' ],
			Html::element( 'p', [ 'dir' => 'auto' ],
				$localizer->msg( 'wikisocial-media-gone' )->plaintextParams( $file->title )->text() ) .
			( $file->alt === '' ? '' : Html::element( 'p', $language + [ 'dir' => 'auto' ], $file->alt ) )
		);
	}

	private function figure( MediaFile $file, int $width, MessageLocalizer $localizer, array $language ): string {
		return Html::rawElement( 'div', [ 'class' => "mw-wikisocial-file mw-wikisocial-file-{$file->kind}", 'role' => 'listitem' ],
			Html::rawElement( 'figure', [],
				// As in wikitext, so that a viewer of pictures knows it.
				Html::rawElement( 'span', [ 'typeof' => 'mw:File' ],
					$this->link( $file->descriptionUrl, $this->face( $file, $width, $localizer, $language ), 'mw-file-description' ) ) .
				Html::rawElement( 'figcaption', [], $this->caption( $file, $localizer ) )
			)
		);
	}

	/** A picture where there is one; what it is and its name where it is none by itself. */
	private function face( MediaFile $file, int $width, MessageLocalizer $localizer, array $language ): string {
		$picture = $this->picture( $file, $width, $file->alt === '' ? [] : $language );
		if ( $picture !== '' && in_array( $file->kind, [ 'image', 'drawing' ], true ) ) {
			return $picture;
		}
		// Messages: wikisocial-media-image, wikisocial-media-drawing, wikisocial-media-video,
		// Messages: wikisocial-media-audio, wikisocial-media-document, wikisocial-media-other
		return $picture . Html::rawElement( 'span', [ 'class' => 'mw-wikisocial-file-name' ],
			Html::element( 'span', [ 'class' => "mw-wikisocial-file-icon mw-wikisocial-file-icon-{$file->kind}" ] ) .
			Html::element( 'bdi', [], $localizer->msg( "wikisocial-media-{$file->kind}" )->plaintextParams( $file->title )->text() )
		);
	}

	private function picture( MediaFile $file, int $width, array $language ): string {
		$thumb = $file->thumb( $width );
		if ( !$thumb ) {
			return '';
		}
		// A tall one no taller than a wide one is wide.
		$scale = min( 1, $width / max( $thumb['width'], $thumb['height'] ) );
		return Html::element( 'img', array_intersect_key( $language, [ 'lang' => 1 ] ) + [
			'class' => 'mw-file-element',
			'src' => $thumb['url'],
			'srcset' => count( $file->thumbs ) < 2 ? null : implode( ', ', array_map(
				// A comma at an address' end would be the list's.
				static fn ( array $one ) => strtr( $one['url'], [ ',' => '%2C', ' ' => '%20' ] ) . " {$one['width']}w", $file->thumbs
			) ),
			'sizes' => count( $file->thumbs ) < 2 ? null : "(min-width: 42em) {$width}px, " . ( $width === self::WIDE ? '100vw' : '50vw' ),
			// The place is kept before the picture is there, and where it never comes.
			'width' => (int)round( $thumb['width'] * $scale ),
			'height' => (int)round( $thumb['height'] * $scale ),
			'alt' => $file->alt !== '' ? $file->alt : $file->title,
			'loading' => 'lazy',
			'decoding' => 'async',
			'data-file-width' => $file->width,
			'data-file-height' => $file->height,
		] );
	}

	private function caption( MediaFile $file, MessageLocalizer $localizer ): string {
		$author = $file->author === ''
			? htmlspecialchars( $localizer->msg( 'wikisocial-media-author-unknown' )->text() )
			: $this->link( $file->authorUrl, Html::element( 'bdi', [], $file->author ) );
		$licence = $file->licence === '' ? '' : $this->link( $file->licenceUrl, Html::element( 'bdi', [], $file->licence ), '', 'license' );
		return $licence === '' ? $author
			: $localizer->msg( 'wikisocial-media-credit' )->rawParams( $author, $licence )->escaped();
	}

	/** The same without a link where there is no address for it. */
	private function link( string $url, string $html, string $class = '', string $relation = '' ): string {
		return $url === '' ? $html : Html::rawElement( 'a', [
			'href' => $url,
			'class' => $class === '' ? null : $class,
			'rel' => trim( "$relation nofollow noopener" ),
		], $html );
	}
}
