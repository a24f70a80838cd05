<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Failure;
use MediaWiki\Extension\WikiSocial\Event\EventBox;
use MediaWiki\Extension\WikiSocial\Event\EventEdit;
use MediaWiki\Extension\WikiSocial\Event\EventForm;
use MediaWiki\Extension\WikiSocial\Event\EventRegistrar;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Event\EventWikitext;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Extension\WikiSocial\Guard\CaptchaCheck;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:SocialEvents/new: a form that writes the tag of an event onto a page. */
class NewEventView extends EventsView {
	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly EventForm $form,
		private readonly EventEdit $edit,
		private readonly EventTag $tag,
		private readonly TitleFactory $titles,
		private readonly UserFactory $users
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		$out = $this->getOutput();
		$out->setPageTitleMsg( $this->msg( 'wikisocial-events-new' ) );
		$why = PermissionStatus::newEmpty();
		if ( !$this->tag->isOn() ) {
			$this->refuse( 503, MessageValue::new( 'wikisocial-error-events-off' ) );
		} elseif ( !$this->getAuthority()->isDefinitelyAllowed( EventRegistrar::RIGHT, $why ) ) {
			$this->refuse( 403, $why->getMessages()[0] );
		} elseif ( $this->getRequest()->wasPosted() ) {
			try {
				$this->act();
			} catch ( Exception $failure ) {
				$this->setRetryAfter( Failure::httpStatus( $failure ) );
				$this->keep( Failure::httpStatus( $failure ), [ Failure::message( $failure ) ] );
			}
		} else {
			$out->addHTML( $this->formHtml() );
		}
	}

	private function act(): void {
		$request = $this->getRequest();
		$attributes = EventForm::attributes( $request );
		$description = EventForm::description( $request );
		$page = $this->titles->newFromText( trim( $request->getText( 'wpPage' ) ) );
		$mistakes = [ ...$this->edit->mistakes( $attributes, $description ), ...$this->pageMistakes( $page ) ];
		if ( $request->getCheck( 'wpPreview' ) || $mistakes ) {
			$this->keep( $mistakes ? 400 : 200, $mistakes, $mistakes ? '' : $this->preview( $page, $attributes, $description ) );
			return;
		}
		if ( !$this->isTokenRight() ) {
			$this->keep( 403, [ MessageValue::new( 'sessionfailure' ) ] );
			return;
		}
		$result = $this->edit->announce( $this->getContext(), $page, trim( $request->getText( 'wpHeading' ) ), $attributes, $description );
		if ( $result->isOK() ) {
			$this->getOutput()->redirect(
				$page->getFullURL( [ SignUpBox::DONE => 'announced' ] ) . '#' . EventBox::anchor( $result->value ), '303'
			);
			return;
		}
		$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
		$this->keep( $result->httpStatus, $result->getMessages(), '', !$result->needsCaptcha ? ''
			: ( new CaptchaCheck( $this->users, $this->getConfig() ) )->fieldsHtml( $this->getOutput() ) );
	}

	/** @return MessageSpecifier[] */
	private function pageMistakes( ?Title $page ): array {
		if ( !$page || !$page->canExist() || $page->isExternal() ) {
			return [ MessageValue::new( 'wikisocial-events-page-invalid' ) ];
		}
		if ( !$this->tag->isAllowedIn( $page->getNamespace() ) ) {
			return [ MessageValue::new( 'wikisocial-event-namespace' ) ];
		}
		$why = PermissionStatus::newEmpty();
		return $this->getAuthority()->probablyCan( 'edit', $page, $why ) ? [] : $why->getMessages();
	}

	/** As the page will show it. */
	private function preview( Title $page, array $attributes, string $description ): string {
		$html = $this->getOutput()->parseAsContent( EventWikitext::make( $attributes, $description ) );
		return Html::rawElement( 'section', [ 'class' => 'mw-wikisocial-preview', 'aria-labelledby' => 'mw-wikisocial-preview-heading' ],
			Html::element( 'h2', [ 'id' => 'mw-wikisocial-preview-heading' ], $this->msg( 'wikisocial-composer-preview' )->text() ) .
			Html::element( 'p', [], $this->msg( 'wikisocial-events-preview-page' )->plaintextParams( $page->getPrefixedText() )->text() ) .
			$html );
	}

	/** @param int $httpStatus @param MessageSpecifier[] $errors @param string $above HTML @param string $extraHtml */
	private function keep( int $httpStatus, array $errors, string $above = '', string $extraHtml = '' ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->getOutput()->addHTML( SignUpBox::errors( $errors, $this->getContext() ) . $above . $this->formHtml( $extraHtml ) );
	}

	private function formHtml( string $extraHtml = '' ): string {
		return $this->form->html( $this->getContext(), $this->socialTitle( 'new' )->getLocalURL(), $extraHtml );
	}
}
