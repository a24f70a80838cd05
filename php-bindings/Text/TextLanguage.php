<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\Language\LanguageCode;
use MediaWiki\Languages\LanguageFactory;
use MediaWiki\Languages\LanguageNameUtils;

/** What the language code of a text says about how it is shown. */
class TextLanguage {
	public const SERVICE_NAME = 'WikiSocial.TextLanguage';

	public function __construct(
		private readonly LanguageNameUtils $names,
		private readonly LanguageFactory $languages
	) {
	}

	/** Of a language that is not named, or not known, the browser tells by the text itself. */
	public function direction( string $lang ): string {
		$code = strtolower( $lang );
		return $this->isKnown( $code ) ? $this->languages->getLanguage( $code )->getDir() : 'auto';
	}

	/** @return string[] attributes of the element that holds the text */
	public function attributes( string $lang ): array {
		return [ 'dir' => $this->direction( $lang ) ] +
			( $lang === '' ? [] : [ 'lang' => LanguageCode::bcp47( $lang ) ] );
	}

	public function isKnown( string $code ): bool {
		return $code !== '' && $this->names->isKnownLanguageTag( $code );
	}

	/** Its name in itself; "" where that is not known. */
	public function name( string $code ): string {
		return $this->names->getLanguageName( $code );
	}
}
