<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Html\Html;

/** Fields of forms about events, in Codex's markup, which needs no script. Texts are given, not keys. */
class FormHtml {
	/** @param string $label @param string $id @param string $control HTML @param string $hint */
	public static function field( string $label, string $id, string $control, string $hint = '' ): string {
		return Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			Html::rawElement( 'div', [ 'class' => 'cdx-label' ],
				Html::rawElement( 'label', [ 'class' => 'cdx-label__label', 'for' => $id ],
					Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $label ) ) .
				( $hint === '' ? '' : Html::element( 'span', [ 'class' => 'cdx-label__description', 'id' => "$id-hint" ], $hint ) )
			) .
			Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], $control )
		);
	}

	/** A line of text, a number or the like with its label. */
	public static function input(
		string $label, string $name, string $value, array $attributes = [], string $hint = ''
	): string {
		$id = "mw-wikisocial-$name";
		return self::field( $label, $id, Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ],
			Html::input( $name, $value, $attributes['type'] ?? 'text', $attributes + [
				'id' => $id, 'class' => 'cdx-text-input__input', 'dir' => isset( $attributes['type'] ) ? null : 'auto',
				'aria-describedby' => $hint === '' ? null : "$id-hint",
			] ) ), $hint );
	}

	public static function textarea(
		string $label, string $name, string $value, array $attributes = [], string $hint = ''
	): string {
		$id = "mw-wikisocial-$name";
		return self::field( $label, $id, Html::rawElement( 'div', [ 'class' => 'cdx-text-area' ],
			Html::textarea( $name, $value, $attributes + [
				'id' => $id, 'class' => 'cdx-text-area__textarea', 'rows' => 3, 'dir' => 'auto',
				'aria-describedby' => $hint === '' ? null : "$id-hint",
			] ) ), $hint );
	}

	/** @param string $label @param string $name @param array<int|string, string> $choices texts by value @param string $chosen */
	public static function select( string $label, string $name, array $choices, string $chosen, array $attributes = [], string $hint = '' ): string {
		$id = "mw-wikisocial-$name";
		$options = '';
		foreach ( $choices as $value => $text ) {
			$options .= Html::element( 'option', [ 'value' => $value, 'selected' => (string)$value === $chosen ], $text );
		}
		return self::field( $label, $id,
			Html::rawElement( 'select', $attributes + [ 'name' => $name, 'id' => $id, 'class' => 'cdx-select' ], $options ), $hint );
	}

	public static function radio( string $label, string $name, string $value, bool $isChosen ): string {
		return self::choice( 'radio', $label, $name, $value, $isChosen );
	}

	public static function checkbox( string $label, string $name, bool $isChosen, string $value = '1' ): string {
		return self::choice( 'checkbox', $label, $name, $value, $isChosen );
	}

	private static function choice( string $kind, string $label, string $name, string $value, bool $isChosen ): string {
		$id = 'mw-wikisocial-' . trim( $name, '[]' ) . "-$value";
		return Html::rawElement( 'div', [ 'class' => "cdx-$kind" ], Html::rawElement( 'div', [ 'class' => "cdx-{$kind}__wrapper" ],
			Html::input( $name, $value, $kind, [ 'id' => $id, 'class' => "cdx-{$kind}__input", 'checked' => $isChosen ] ) .
			Html::element( 'span', [ 'class' => "cdx-{$kind}__icon" ] ) .
			Html::rawElement( 'div', [ 'class' => "cdx-{$kind}__label cdx-label" ], Html::rawElement(
				'label', [ 'class' => 'cdx-label__label', 'for' => $id ],
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $label )
			) )
		) );
	}

	public static function group( string $legend, string $inside ): string {
		return Html::rawElement( 'fieldset', [ 'class' => 'cdx-field' ],
			Html::rawElement( 'legend', [ 'class' => 'cdx-label' ], Html::rawElement( 'span', [ 'class' => 'cdx-label__label' ],
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $legend ) ) ) . $inside
		);
	}

	/** @param string $text @param bool $isFirst the one that is meant @param array $attributes name and value, where there are several */
	public static function button( string $text, bool $isFirst = false, array $attributes = [], bool $isDestructive = false ): string {
		return Html::element( 'button', $attributes + [
			'type' => 'submit',
			'class' => 'cdx-button' . ( $isFirst ? ' cdx-button--weight-primary' : '' ) .
				( $isDestructive ? ' cdx-button--action-destructive' : ( $isFirst ? ' cdx-button--action-progressive' : '' ) ),
		], $text );
	}

	/** @param string $action address @param string $token @param string $inside HTML */
	public static function form( string $action, string $token, string $inside, array $attributes = [] ): string {
		return Html::rawElement( 'form', $attributes + [ 'method' => 'post', 'action' => $action ],
			Html::hidden( 'wpEditToken', $token ) . $inside );
	}
}
