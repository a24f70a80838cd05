<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Html\Html;

/** Parts of the forms with which something is done to one thing. */
trait FormFields {
	/**
	 * @param string $action address
	 * @param string $fields HTML
	 * @param string $submit message of the button
	 * @param bool $isDestructive
	 * @param string $back address, of whoever does not want to
	 */
	protected function confirmation( string $action, string $fields, string $submit, bool $isDestructive, string $back ): string {
		return Html::rawElement(
			'form', [ 'method' => 'post', 'action' => $action, 'class' => 'mw-wikisocial-confirmation' ],
			$fields .
			Html::hidden( 'wpEditToken', $this->getCsrfTokenSet()->getToken()->toString() ) .
			Html::element( 'button', [
				'type' => 'submit',
				'class' => 'cdx-button cdx-button--weight-primary cdx-button--action-' . ( $isDestructive ? 'destructive' : 'progressive' ),
			], $this->msg( $submit )->text() ) . ' ' .
			Html::element( 'a', [
				'href' => $back, 'class' => 'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled',
			], $this->msg( 'cancel' )->text() )
		);
	}

	/** A line of text with its label. */
	protected function textField( string $name, string $labelKey, int $max, bool $isRequired ): string {
		$id = "mw-wikisocial-$name";
		return Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			Html::rawElement( 'div', [ 'class' => 'cdx-label' ], Html::rawElement(
				'label', [ 'class' => 'cdx-label__label', 'for' => $id ],
				Html::element( 'span', [ 'class' => 'cdx-label__label__text' ], $this->msg( $labelKey )->text() )
			) ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], Html::rawElement(
				'div', [ 'class' => 'cdx-text-input' ],
				Html::input( $name, $this->getRequest()->getText( $name ), 'text', [
					'id' => $id, 'class' => 'cdx-text-input__input', 'dir' => 'auto', 'maxlength' => $max,
					'required' => $isRequired,
				] )
			) )
		);
	}
}
