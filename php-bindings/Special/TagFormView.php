<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Event\EventEdit;
use MediaWiki\Extension\WikiSocial\Event\EventForm;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Html\Html;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Parser\ParserOptions;
use MediaWiki\Title\Title;
use MediaWiki\User\UserFactory;
use WikiSocial\Exception;

/** A form that writes the tag of an event onto a page. */
abstract class TagFormView extends EventsView {
	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		protected readonly EventForm $form,
		protected readonly EventEdit $edit,
		private readonly ParserFactory $parsers,
		private readonly UserFactory $users
	) {
		parent::__construct( $context, $events );
	}

	/** What to do when the store is away: the form stays. @param callable $act @param callable(int, array): void $keep */
	protected function attempt( callable $act, callable $keep ): void {
		try {
			$act();
		} catch ( Exception $failure ) {
			$this->setRetryAfter( Failure::httpStatus( $failure ) );
			$keep( Failure::httpStatus( $failure ), [ Failure::message( $failure ) ] );
		}
	}

	/**
	 * As the page will show it, without what the store knows.
	 * @param Title $page
	 * @param array<string, string> $attributes
	 * @param string $description
	 * @param string $note above it
	 */
	protected function preview( Title $page, array $attributes, string $description, string $note = '' ): string {
		$html = $this->parsers->getInstance()->parse(
			EventWikitext::make( $attributes, $description ), $page, ParserOptions::newFromContext( $this->getContext() )
		)->getContentHolderText();
		return Html::rawElement( 'section', [ 'class' => 'mw-wikisocial-preview', 'aria-labelledby' => 'mw-wikisocial-preview-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-preview-heading' ], $this->msg( 'wikisocial-composer-preview' )->text() ) .
			( $note === '' ? '' : Html::element( 'p', [], $note ) ) . $html );
	}

	protected function captcha( WriteStatus $result ): string {
		return !$result->needsCaptcha ? '' : Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			( new CaptchaCheck( $this->users, $this->getConfig() ) )->fieldsHtml( $this->getOutput() ) );
	}
}
