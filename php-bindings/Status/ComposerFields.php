<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Text\TextLanguage;
use MediaWiki\Html\Html;
use MediaWiki\Language\Language;
use MediaWiki\Language\LanguageCode;

/** The composer's fields beside the text: its language, who will see it, and the licence. */
class ComposerFields {
	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialLanguages' ];

	private const ID = 'mw-wikisocial-composer-';

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly Levels $levels,
		private readonly Licence $licence,
		private readonly TextLanguage $language,
		private readonly Language $contentLanguage
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** @param IContextSource $context @param string $lang chosen */
	public function language( IContextSource $context, string $lang ): string {
		$options = Html::element( 'option', [ 'value' => '' ],
			$context->msg( 'wikisocial-composer-language-none' )->text() );
		foreach ( $this->languages( $context, $lang ) as $code => $name ) {
			$options .= Html::element( 'option', [
				'value' => $code, 'lang' => LanguageCode::bcp47( $code ), 'selected' => $code === $lang,
			], $name );
		}
		$label = Html::rawElement( 'div', [ 'class' => 'cdx-label' ], Html::rawElement(
			'label',
			[ 'class' => 'cdx-label__label', 'for' => self::ID . 'lang' ],
			Html::element( 'span', [ 'class' => 'cdx-label__label__text' ],
				$context->msg( 'wikisocial-composer-language' )->text() )
		) );
		return Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			$label . Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], Html::rawElement(
				'select', [ 'class' => 'cdx-select', 'name' => 'wpLang', 'id' => self::ID . 'lang' ], $options
			) )
		);
	}

	/** @return string[] attributes of an element that shows the draft */
	public function languageAttributes( Draft $draft ): array {
		return $this->language->attributes( $draft->lang );
	}

	/** @return array<string, string> names by code: the reader's, the wiki's, and those it has chosen */
	private function languages( IContextSource $context, string $chosen ): array {
		$codes = [
			$context->getLanguage()->getCode(), $this->contentLanguage->getCode(),
			...$this->config->get( 'WikiSocialLanguages' ), $chosen,
		];
		$names = [];
		foreach ( array_unique( $codes ) as $code ) {
			$name = $this->language->isKnown( $code ) ? $this->language->name( $code ) : '';
			if ( $name !== '' ) {
				$names[$code] = $name;
			}
		}
		return $names;
	}

	/** A choice where there is one; where there is none, a sentence. */
	public function visibility( IContextSource $context, Draft $draft ): string {
		$levels = $this->levels->offered();
		if ( count( $levels ) < 2 ) {
			// Messages: wikisocial-composer-only-public, wikisocial-composer-only-mentioned
			return Html::element( 'p', [ 'class' => 'mw-wikisocial-composer-note' ],
				$context->msg( 'wikisocial-composer-only-' . $this->levels->usual() )->text() );
		}
		$chosen = in_array( $draft->visibility, $levels, true ) ? $draft->visibility : $this->levels->usual();
		$legend = Html::rawElement( 'legend', [ 'class' => 'cdx-label' ], Html::rawElement(
			'span', [ 'class' => 'cdx-label__label' ],
			Html::element( 'span', [ 'class' => 'cdx-label__label__text' ],
				$context->msg( 'wikisocial-composer-visibility' )->text() )
		) );
		return Html::rawElement( 'fieldset', [ 'class' => 'cdx-field mw-wikisocial-composer-visibility' ],
			$legend . implode( '', array_map(
				fn ( string $level ) => $this->level( $context, $level, $level === $chosen ), $levels
			) )
		);
	}

	private function level( IContextSource $context, string $level, bool $isChosen ): string {
		$id = self::ID . 'visibility-' . $level;
		$input = Html::element( 'input', [
			'class' => 'cdx-radio__input', 'type' => 'radio', 'name' => 'wpVisibility', 'value' => $level,
			'id' => $id, 'checked' => $isChosen, 'aria-describedby' => "$id-description",
		] );
		// Messages: wikisocial-level-public, wikisocial-level-mentioned
		$label = Html::rawElement( 'label', [ 'class' => 'cdx-label__label', 'for' => $id ],
			Html::element( 'span', [ 'class' => 'cdx-label__label__text' ],
				$context->msg( "wikisocial-level-$level" )->text() ) );
		// Messages: wikisocial-level-public-description, wikisocial-level-mentioned-description
		$description = Html::element( 'span', [ 'class' => 'cdx-label__description', 'id' => "$id-description" ],
			$context->msg( "wikisocial-level-$level-description" )->text() );
		return Html::rawElement( 'span', [ 'class' => 'cdx-radio' ],
			$input . Html::element( 'span', [ 'class' => 'cdx-radio__icon' ] ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-radio__label cdx-label' ], $label . $description ) );
	}

	/** Under what licence one posts; "" where the wiki names none. */
	public function licence( IContextSource $context ): string {
		$url = $this->licence->url;
		$name = $this->licence->name ?? $url;
		if ( $name === null ) {
			return '';
		}
		$shown = $url === null ? htmlspecialchars( $name )
			: Html::element( 'a', [ 'href' => $url, 'rel' => 'license', 'class' => 'external' ], $name );
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-composer-note' ],
			$context->msg( 'wikisocial-composer-licence' )->rawParams( $shown )->escaped() );
	}
}
