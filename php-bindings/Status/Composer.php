<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Media\FileFields;
use MediaWiki\Html\Html;
use Wikimedia\Message\MessageSpecifier;
use WikiSocial\Statuses;

/** The form in which a status or a comment is written. It works without JavaScript and posts to Special:Social. */
class Composer {
	public const SERVICE_NAME = 'WikiSocial.Composer';

	private const ROWS = 4;
	private const ERRORS = 'mw-wikisocial-composer-errors';

	public function __construct( private readonly ComposerFields $fields ) {
	}

	/**
	 * @param IContextSource $context
	 * @param Draft $draft
	 * @param MessageSpecifier[] $errors why the draft was not posted
	 * @param string $extraHtml further fields, such as a captcha's
	 * @param ?ComposerUse $use null: a status
	 */
	public function render(
		IContextSource $context, Draft $draft, array $errors = [], string $extraHtml = '', ?ComposerUse $use = null
	): string {
		$use ??= ComposerUse::status( $context->getUser()->getName() );
		return Html::rawElement(
			'form',
			[
				'id' => 'mw-wikisocial-composer',
				'class' => 'mw-wikisocial-composer',
				'method' => 'post',
				'action' => $use->action,
				'data-wikisocial-route' => $use->route,
				'aria-label' => $context->msg( $use->name )->text(),
			],
			$this->errors( $context, $errors ) .
			$this->text( $context, $draft, (bool)$errors, $use ) .
			FileFields::render( $draft->files, $context ) .
			$this->fields->language( $context, $draft->lang ) .
			( $use->hasLevel ? $this->fields->visibility( $context, $draft ) : '' ) .
			( $use->readers ? Html::element( 'p', [ 'class' => 'mw-wikisocial-composer-note' ], $context->msg( $use->readers )->text() ) : '' ) .
			( $extraHtml === '' ? '' : Html::rawElement( 'div', [ 'class' => 'cdx-field' ], $extraHtml ) ) .
			Html::hidden( 'wpEditToken', $context->getCsrfTokenSet()->getToken()->toString() ) .
			Html::hidden( 'wpKey', $draft->key ) .
			( $draft->group !== null ? Html::hidden( Draft::GROUP, $draft->group )
				: ( $draft->returnTo ? Html::hidden( 'returnto', $draft->returnTo->getPrefixedText() ) : '' ) ) .
			$this->buttons( $context, $use ) .
			$this->fields->licence( $context )
		);
	}

	/** The field for a language, for other forms too. @param IContextSource $context @param string $lang chosen */
	public function languageField( IContextSource $context, string $lang ): string {
		return $this->fields->language( $context, $lang );
	}

	/** What the draft will look like, above the form. */
	public function preview( IContextSource $context, Draft $draft, string $textHtml, string $mediaHtml ): string {
		return Html::rawElement(
			'section',
			[ 'class' => 'mw-wikisocial-preview', 'aria-labelledby' => 'mw-wikisocial-preview-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-preview-heading' ],
				$context->msg( 'wikisocial-composer-preview' )->text() ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-status' ],
				Html::rawElement( 'div',
					[ 'class' => 'mw-wikisocial-text' ] + $this->fields->languageAttributes( $draft ), $textHtml ) .
				$mediaHtml )
		);
	}

	private function buttons( IContextSource $context, ComposerUse $use ): string {
		return Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-composer-buttons' ],
			Html::element( 'button', [
				'type' => 'submit',
				'class' => 'cdx-button cdx-button--action-progressive cdx-button--weight-primary',
			], $context->msg( $use->submit )->text() ) . ' ' .
			Html::element( 'button', [
				'type' => 'submit',
				'name' => Draft::PREVIEW,
				'value' => '1',
				'class' => 'cdx-button',
			], $context->msg( 'wikisocial-composer-preview' )->text() )
		);
	}

	/** @param IContextSource $context @param MessageSpecifier[] $errors */
	private function errors( IContextSource $context, array $errors ): string {
		return !$errors ? '' : Html::rawElement( 'div', [ 'role' => 'alert', 'id' => self::ERRORS ], implode( '', array_map(
			static fn ( $error ) => Html::errorBox( $context->msg( $error )->parse() ), $errors
		) ) );
	}

	private function text( IContextSource $context, Draft $draft, bool $isRefused, ComposerUse $use ): string {
		$label = Html::rawElement(
			'label',
			[ 'class' => 'cdx-label__label', 'for' => 'mw-wikisocial-composer-text' ],
			Html::element( 'span', [ 'class' => 'cdx-label__label__text' ],
				$context->msg( $use->label )->text() )
		);
		$hint = Html::element(
			'span',
			[ 'class' => 'cdx-label__description', 'id' => 'mw-wikisocial-composer-hint' ],
			$context->msg( 'wikisocial-composer-hint' )->numParams( Statuses::TEXT_MAX )->text()
		);
		$area = Html::textarea( 'wpText', $draft->text, [
			'id' => 'mw-wikisocial-composer-text',
			'class' => 'cdx-text-area__textarea',
			'rows' => self::ROWS,
			'dir' => 'auto',
			'required' => true,
			'data-max' => Statuses::TEXT_MAX,
			'autofocus' => $isRefused,
			'aria-describedby' => ( $isRefused ? self::ERRORS . ' ' : '' ) . 'mw-wikisocial-composer-hint',
			'aria-invalid' => $isRefused ? 'true' : null,
		] );
		return Html::rawElement(
			'div',
			[ 'class' => 'cdx-field' ],
			Html::rawElement( 'div', [ 'class' => 'cdx-label' ], $label . $hint ) .
			Html::rawElement( 'div', [ 'class' => 'cdx-field__control' ], Html::rawElement(
				'div',
				[ 'class' => [ 'cdx-text-area', 'cdx-text-area--status-error' => $isRefused ] ],
				$area
			) )
		);
	}
}
