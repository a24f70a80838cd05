<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Html\Html;
use MessageLocalizer;
use WikiSocial\Statuses;

/** The part of a form in which files are chosen: by title or address, with a text for who does not see them. */
class FileFields {
	/** Hidden field of a form that has this part: without it an edit leaves the files alone. */
	public const PRESENT = 'wpFiles';

	private const ID = 'mw-wikisocial-file-';

	/** @param array{file: string, alt: string}[] $files that are filled in @param MessageLocalizer $localizer */
	public static function render( array $files, MessageLocalizer $localizer ): string {
		$rows = '';
		for ( $i = 1; $i <= Statuses::MEDIA_MAX; $i++ ) {
			$rows .= self::row( $i, $files[$i - 1] ?? [ 'file' => '', 'alt' => '' ], $localizer );
		}
		return Html::hidden( self::PRESENT, '1' ) . Html::rawElement( 'details', [
			'class' => 'mw-wikisocial-files',
			'open' => (bool)$files,
		], Html::element( 'summary', [], $localizer->msg( 'wikisocial-files' )->numParams( Statuses::MEDIA_MAX )->text() ) .
			Html::element( 'p', [ 'class' => 'mw-wikisocial-composer-note', 'id' => self::ID . 'hint' ],
				$localizer->msg( 'wikisocial-files-hint' )->text() ) .
			$rows
		);
	}

	private static function row( int $number, array $file, MessageLocalizer $localizer ): string {
		return Html::rawElement( 'fieldset', [ 'class' => 'mw-wikisocial-file-row' ],
			Html::element( 'legend', [ 'class' => 'mw-wikisocial-spoken' ],
				$localizer->msg( 'wikisocial-files-number' )->numParams( $number )->text() ) .
			self::field( "wpFile$number", 'wikisocial-files-title', $file['file'],
				[ 'aria-describedby' => self::ID . 'hint' ], $localizer ) .
			self::field( "wpAlt$number", 'wikisocial-files-alt', $file['alt'], [], $localizer )
		);
	}

	private static function field( string $name, string $label, string $value, array $attributes, MessageLocalizer $localizer ): string {
		$id = self::ID . strtolower( substr( $name, 2 ) );
		return Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			Html::rawElement( 'div', [ 'class' => 'cdx-label' ], Html::rawElement(
				'label', [ 'class' => 'cdx-label__label', 'for' => $id ],
				// Messages: wikisocial-files-title, wikisocial-files-alt
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $localizer->msg( $label )->text() )
			) ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], Html::rawElement(
				'div', [ 'class' => 'cdx-text-input' ], Html::input( $name, $value, 'text', [
					'id' => $id, 'class' => 'cdx-text-input__input', 'dir' => 'auto', 'autocomplete' => 'off', ...$attributes
				] )
			) )
		);
	}
}
