<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventBox;
use MediaWiki\Extension\WikiSocial\Event\EventForm;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Event\SignUpBox;
use MediaWiki\Html\Html;
use MediaWiki\Permissions\PermissionStatus;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/**
 * Special:SocialEvents/ID/edit: the form with what the event's tag says; sent, it rewrites the tag on its page, in the
 * name of whoever sends it. Only what they changed: the rest stays as it is written, and as others meanwhile wrote it.
 */
class EditEventView extends TagFormView {
	private const SUMMARY_MAX = 500;

	public function show( string $subject ): void {
		$this->getOutput()->setPageTitleMsg( $this->msg( 'wikisocial-events-edit' ) );
		$event = $this->find( $subject );
		if ( !$event ) {
			return;
		}
		$page = $event->page();
		$why = PermissionStatus::newEmpty();
		if ( !$page ) {
			$this->refuse( 409, MessageValue::new( 'wikisocial-error-event-suspended' ) );
		} elseif ( !$this->getAuthority()->definitelyCan( 'edit', $page, $why ) ) {
			$this->refuseAll( $event, $why->getMessages() );
		} else {
			$isSent = $this->getRequest()->wasPosted();
			$written = $this->edit->written( $this->getAuthority(), $event, $isSent ? $this->getRequest()->getInt( 'wpBase' ) : null );
			if ( !$written ) {
				$this->refuseAll( $event, [ MessageValue::new( 'wikisocial-error-event-not-written-out' ) ] );
				return;
			}
			$isSent ? $this->act( $event, $page, $written ) : $this->keep( $event, $written, 200, [] );
		}
	}

	/** @param Event $event @param MessageSpecifier[] $why */
	private function refuseAll( Event $event, array $why ): void {
		$out = $this->getOutput();
		$out->setStatusCode( 403 );
		$out->addHTML( SignUpBox::errors( $why, $this->getContext() ) );
		$out->addHTML( $this->back( $event ) );
	}

	private function back( Event $event ): string {
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-signup-links' ],
			$this->msg( 'returnto' )->rawParams( $this->link( $event->specialPage(), $event->title ) )->escaped() );
	}

	private function act( Event $event, Title $page, array $written ): void {
		$sent = EventForm::sent( $this->getRequest() );
		$attributes = EventForm::attributes( $sent );
		if ( $this->getRequest()->getCheck( 'wpPreview' ) ) {
			$mistakes = $this->edit->mistakes( $attributes, $sent['wpDescription'] );
			$this->keep( $event, $written, $mistakes ? 400 : 200, $mistakes,
				[ 'above' => $mistakes ? '' : $this->preview( $page, $attributes, $sent['wpDescription'] ) ] );
			return;
		}
		if ( !$this->isTokenRight() ) {
			$this->keep( $event, $written, 403, [ MessageValue::new( 'sessionfailure' ) ] );
			return;
		}
		$this->attempt( fn () => $this->save( $event, $page, $written, $sent ),
			fn ( int $httpStatus, array $errors ) => $this->keep( $event, $written, $httpStatus, $errors ) );
	}

	private function save( Event $event, Title $page, array $written, array $sent ): void {
		$summary = trim( $this->getRequest()->getText( 'wpSummary' ) );
		$result = $this->edit->change( $this->getContext(), $event, self::changed( $written, $sent ), $written['revision'],
			$summary !== '' ? $summary : $this->msg( 'wikisocial-events-edit-summary' )->plaintextParams( $sent['wpTitle'] )->inContentLanguage()->text() );
		if ( $result->isOK() ) {
			$this->getOutput()->redirect( $page->getFullURL() . '#' . EventBox::anchor( $event->tag ), '303' );
			return;
		}
		$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
		$newest = $result->httpStatus === 409 ? $this->edit->written( $this->getAuthority(), $event, null ) : null;
		if ( $newest && $newest['revision'] !== $written['revision'] ) {
			$this->keep( $event, $newest, 409, [ MessageValue::new( 'wikisocial-events-edit-conflict' ) ], [],
				self::merged( $written, $newest, $sent ) );
		} else {
			$this->keep( $event, $written, $result->httpStatus, $result->getMessages(), [ 'inside' => $this->captcha( $result ) ] );
		}
	}

	/** @return array<string, ?string> what is other than on the page, by attribute; null: to be taken away */
	private static function changed( array $written, array $sent ): array {
		$before = EventForm::attributes( EventForm::of( $written['attributes'], $written['description'] ) );
		$now = EventForm::attributes( $sent );
		$changed = array_diff_assoc( $now, $before ) + array_fill_keys( array_keys( array_diff_key( $before, $now ) ), null );
		if ( isset( $changed['start'] ) || isset( $changed['end'] ) ) {
			// An end that is a time only would follow the start's day.
			$changed += [ 'start' => $now['start'] ?? null, 'end' => $now['end'] ?? null ];
		}
		return $changed + ( $sent['wpDescription'] === $written['description'] ? [] : [ 'description' => $sent['wpDescription'] ] ) +
			// What no tag has is a mistake, which the form does not ask for.
			array_fill_keys( $written['unknown'], null );
	}

	/** Field by field: what was changed here, and of the rest what others wrote meanwhile. */
	private static function merged( array $written, array $newest, array $sent ): array {
		$before = EventForm::of( $written['attributes'], $written['description'] );
		return array_diff_assoc( $sent, $before ) + EventForm::of( $newest['attributes'], $newest['description'] );
	}

	/**
	 * @param Event $event
	 * @param array $written as of EventEdit::written(): what the next try is compared with
	 * @param int $httpStatus
	 * @param MessageSpecifier[] $errors
	 * @param array{above?: string, inside?: string} $html
	 * @param ?array<string, string> $values in the fields; null: what was sent, or is written
	 */
	private function keep( Event $event, array $written, int $httpStatus, array $errors, array $html = [], ?array $values = null ): void {
		$request = $this->getRequest();
		$values ??= $request->wasPosted() ? EventForm::sent( $request ) : EventForm::of( $written['attributes'], $written['description'] );
		// Those who do not organise it change all but the seats.
		$seats = $event->organiser ? '' : Html::noticeBox( $this->msg( 'wikisocial-events-edit-seats' )->escaped(), '' );
		$out = $this->getOutput();
		$out->setStatusCode( $httpStatus );
		$out->addHTML( SignUpBox::errors( $errors, $this->getContext() ) . ( $html['above'] ?? '' ) .
			EventForm::form( $this->getContext(), $event->specialPage( 'edit' )->getLocalURL(), $this->msg( 'wikisocial-events-edit' )->text(),
				$this->form->fields( $this->getContext(), $values, $seats ) .
				FormHtml::input( $this->msg( 'wikisocial-events-edit-summary-label' )->text(), 'wpSummary', $request->getText( 'wpSummary' ),
					[ 'maxlength' => self::SUMMARY_MAX ] ) .
				Html::hidden( 'wpBase', (string)$written['revision'] ) . ( $html['inside'] ?? '' ) ) );
		$out->addHTML( $this->back( $event ) );
	}
}
