<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\EventBox;
use MediaWiki\Extension\WikiSocial\Event\EventEdit;
use MediaWiki\Extension\WikiSocial\Event\EventForm;
use MediaWiki\Extension\WikiSocial\Event\EventRegistrar;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventTag;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Parser\ParserFactory;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use MediaWiki\Title\TitleFactory;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** Special:SocialEvents/new: a form that writes the tag of an event onto a page. */
class NewEventView extends TagFormView {
	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		EventForm $form,
		EventEdit $edit,
		ParserFactory $parsers,
		UserFactory $users,
		private readonly EventTag $tag,
		private readonly TitleFactory $titles
	) {
		parent::__construct( $context, $events, $form, $edit, $parsers, $users );
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
			$this->attempt( $this->act( ... ), $this->keep( ... ) );
		} else {
			$out->addHTML( $this->formHtml() );
			$this->addWayBack();
		}
	}

	private function act(): void {
		$request = $this->getRequest();
		$attributes = EventForm::attributes( EventForm::sent( $request ) );
		$description = EventForm::sent( $request )['wpDescription'];
		$page = $this->titles->newFromText( trim( $request->getText( 'wpPage' ) ) );
		$mistakes = [ ...$this->edit->mistakes( $attributes, $description ), ...$this->pageMistakes( $page ) ];
		if ( $request->getCheck( 'wpPreview' ) || $mistakes ) {
			$this->keep( $mistakes ? 400 : 200, $mistakes, $mistakes ? '' : $this->preview( $page, $attributes, $description,
				$this->msg( 'wikisocial-events-preview-page' )->plaintextParams( $page->getPrefixedText() )->text() ) );
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
		$this->keep( $result->httpStatus, $result->getMessages(), '', $this->captcha( $result ) );
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

	/** @param int $httpStatus @param MessageSpecifier[] $errors @param string $above HTML @param string $extraHtml */
	private function keep( int $httpStatus, array $errors, string $above = '', string $extraHtml = '' ): void {
		$this->getOutput()->setStatusCode( $httpStatus );
		$this->getOutput()->addHTML( SignUpBox::errors( $errors, $this->getContext() ) . $above . $this->formHtml( $extraHtml ) );
		$this->addWayBack();
	}

	private function formHtml( string $extraHtml = '' ): string {
		$request = $this->getRequest();
		$label = fn ( string $key ) => $this->msg( "wikisocial-events-form-$key" )->text();
		$values = $request->wasPosted() ? EventForm::sent( $request ) : $this->form->blank( $this->getContext() );
		return EventForm::form( $this->getContext(), $this->socialTitle( 'new' )->getLocalURL(), $this->msg( 'wikisocial-events-new' )->text(),
			$this->form->fields( $this->getContext(), $values ) .
			FormHtml::group( $label( 'where' ),
				FormHtml::input( $label( 'page' ), 'wpPage', $request->getText( 'wpPage', $request->getText( 'page' ) ),
					[ 'required' => true, 'maxlength' => 255 ], $label( 'page-hint' ) ) .
				FormHtml::input( $label( 'heading' ), 'wpHeading', $request->getText( 'wpHeading' ), [ 'maxlength' => 255 ], $label( 'heading-hint' ) ) ) .
			$extraHtml );
	}
}
