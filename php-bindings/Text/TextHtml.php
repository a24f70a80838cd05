<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Html\Html;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Linker\LinkTarget;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\MalformedTitleException;
use MediaWiki\Title\TitleFormatter;
use MediaWiki\Title\TitleParser;
use MediaWiki\Utils\UrlUtils;
use MessageLocalizer;

/** A text as HTML: escaped, its paragraphs and line breaks kept, what it names as links. */
class TextHtml {
	public const SERVICE_NAME = 'WikiSocial.TextHtml';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialLinkUrls' ];

	/** What a wiki should say of an address that anybody may have written. */
	private const REL = 'nofollow noopener ugc';

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly PersonHtml $personHtml,
		private readonly LinkRenderer $linkRenderer,
		private readonly TitleParser $titleParser,
		private readonly TitleFormatter $titleFormatter,
		private readonly UrlUtils $urlUtils
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * @param string $text
	 * @param array[] $entities
	 * @param array<int, Person> $people as TextCast answers them; whoever is missing is masked
	 * @param MessageLocalizer $localizer
	 */
	public function render( string $text, array $entities, array $people, MessageLocalizer $localizer ): string {
		$html = '';
		foreach ( TextPieces::of( $text, $entities ) as [ $piece, $entity ] ) {
			// In attributes and links there are no line breaks, so that all that are left are the text's.
			$html .= $entity === null ? self::escape( $piece )
				: strtr( $this->entity( $piece, $entity, $people, $localizer ), "\n", ' ' );
		}
		$paragraphs = preg_split( '/\n{2,}/', trim( $html, "\n" ) );
		return implode( '', array_map(
			static fn ( string $one ) => '<p>' . str_replace( "\n", "<br>\n", $one ) . '</p>', $paragraphs
		) );
	}

	/**
	 * The text for readers of plain text: nobody is named in it whose name is hidden or gone.
	 * @param string $text
	 * @param array[] $entities
	 * @param array<int, Person> $people
	 * @param MessageLocalizer $localizer
	 */
	public function plain( string $text, array $entities, array $people, MessageLocalizer $localizer ): string {
		$plain = '';
		foreach ( TextPieces::of( $text, $entities ) as [ $piece, $entity ] ) {
			$isMasked = $entity && $entity['type'] === 'user' && self::person( $entity, $people )->name === null;
			$plain .= $isMasked ? $localizer->msg( 'rev-deleted-user' )->text() : $piece;
		}
		return $plain;
	}

	private static function escape( string $text ): string {
		return htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE );
	}

	/** @param array $entity @param array<int, Person> $people */
	private static function person( array $entity, array $people ): Person {
		return $people[$entity['userId']] ?? new Person( 0, null );
	}

	private function entity( string $piece, array $entity, array $people, MessageLocalizer $localizer ): string {
		return match ( $entity['type'] ) {
			'user' => $this->personHtml->link(
				self::person( $entity, $people ), $localizer, str_starts_with( $piece, '@' ) ? '@' : ''
			),
			'page' => $this->page( $piece, $entity['title'] ),
			'file' => $this->page( $piece, $entity['title'] ),
			'revision' => $this->special(
				'PermanentLink', (string)$entity['revision'],
				self::label( $piece ) ?? $localizer->msg( 'wikisocial-text-revision' )
					->params( (string)$entity['revision'] )->text()
			),
			'diff' => $this->diff( $piece, $entity, $localizer ),
			'url' => $this->url( $piece ),
			default => self::escape( $piece ),
		};
	}

	private function page( string $piece, string $title ): string {
		try {
			$target = $this->titleParser->parseTitle( $title );
		} catch ( MalformedTitleException ) {
			return self::escape( $piece );
		}
		if ( $target->getText() === '' && !$target->isExternal() ) {
			return self::escape( $piece );
		}
		$label = self::label( $piece ) ?? self::written( $piece ) ?? $this->titleFormatter->getFullText( $target );
		return $this->isKnownUnasked( $target ) ? $this->linkRenderer->makeKnownLink( $target, $label )
			: $this->linkRenderer->makeLink( $target, $label );
	}

	/** Whether a file exists may be a question to another wiki, which no page view waits for. */
	private function isKnownUnasked( LinkTarget $target ): bool {
		return !$target->isExternal() && $target->inNamespace( NS_FILE );
	}

	private function diff( string $piece, array $entity, MessageLocalizer $localizer ): string {
		[ 'revision' => $revision, 'old' => $old ] = $entity;
		return $this->special(
			'Diff', $old ? "$old/$revision" : (string)$revision,
			self::label( $piece ) ?? ( $old
				? $localizer->msg( 'wikisocial-text-diff-between' )->params( (string)$old, (string)$revision )->text()
				: $localizer->msg( 'wikisocial-text-diff' )->params( (string)$revision )->text() )
		);
	}

	private function special( string $name, string $subpage, string $label ): string {
		return $this->linkRenderer->makeKnownLink( SpecialPage::getTitleValueFor( $name, $subpage ), $label );
	}

	private function url( string $piece ): string {
		$url = $this->config->get( 'WikiSocialLinkUrls' ) ? $this->urlUtils->expand( $piece, PROTO_CURRENT ) : null;
		return $url === null || !preg_match( '~^https?://~i', $url ) ? self::escape( $piece ) : Html::element(
			'a', [ 'href' => $url, 'rel' => self::REL, 'class' => 'external' ], $piece
		);
	}

	/** What stands behind the bar of a link; null when nothing does. */
	private static function label( string $piece ): ?string {
		$isLabelled = preg_match( '/^\[\[[^|]*\|(.*)\]\]$/sD', $piece, $found );
		return $isLabelled && trim( $found[1] ) !== '' ? trim( $found[1] ) : null;
	}

	/** A link as it was written, without its brackets; null for an address. */
	private static function written( string $piece ): ?string {
		$isLink = preg_match( '/^\[\[\s*:?\s*([^|]*?)\s*(?:\|.*)?\]\]$/sD', $piece, $found );
		return $isLink && $found[1] !== '' ? $found[1] : null;
	}
}
