<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Html\Html;
use MediaWiki\Request\WebRequest;

/** All that one may answer to an event: whether one comes, with whom, who is told, a note, the organisers' questions. */
class SignUpForm {
	public const SERVICE_NAME = 'WikiSocial.SignUpForm';

	/** Field that tells this form from a single button, since a box without a tick is not sent. */
	private const WHOLE = 'wpWhole';

	public function __construct( private readonly SignUpBox $box ) {
	}

	/**
	 * What was sent; what was not is as it was, or as it is for newcomers.
	 * @param Event $event
	 * @param WebRequest $request
	 * @return array{answer: string, guests: int, public: bool, note: string, ties: bool, answers: int[]}
	 */
	public static function answerOf( Event $event, WebRequest $request ): array {
		$answer = [
			'answer' => $request->getRawVal( 'wpAnswer' ) ?? '',
			'guests' => $request->getInt( 'wpGuests', $event->mine->guests ?? 0 ),
			'public' => $event->mine->public ?? true,
			'note' => $request->getText( 'wpNote', $event->mine->note ?? '' ),
			'ties' => $event->mine->ties ?? false,
			'answers' => $event->mine->answers ?? [],
		];
		if ( $request->getBool( self::WHOLE ) ) {
			$answer['public'] = $request->getBool( 'wpPublic' );
			$answer['ties'] = $request->getBool( 'wpTies' );
			$answer['answers'] = array_map(
				static fn ( int $at ) => $request->getInt( "wpQuestion$at" ), array_keys( $event->questions )
			);
		}
		return $answer;
	}

	/** @param Event $event @param IContextSource $context @param array $answer as of answerOf(): what the fields hold */
	public function html( Event $event, IContextSource $context, array $answer ): string {
		if ( $event->mine?->state === SignUp::REMOVED ) {
			return '';
		}
		$refusal = $this->box->refusal( $event, $context );
		$mayChange = $event->mine && !$event->past && $event->pageId;
		if ( $refusal !== null && !$mayChange ) {
			return $refusal;
		}
		$name = $context->getUser()->getName();
		$chosen = $answer['answer'] ?: match ( $event->mine?->state ) {
			SignUp::INTERESTED, SignUp::DECLINED => $event->mine->state,
			default => SignUp::GOING,
		};
		$isQueue = $event->capacity !== null && $event->going >= $event->capacity && !$event->mine?->isIn();
		$choices = implode( '', array_map( static fn ( string $one ) => FormHtml::radio(
			// Messages: wikisocial-signup-answer-going, wikisocial-signup-answer-interested, wikisocial-signup-answer-declined
			$context->msg( 'wikisocial-signup-answer-' . ( $isQueue && $one === SignUp::GOING ? 'wait' : $one ) )->params( $name )->text(),
			'wpAnswer', $one, $one === $chosen
		), SignUp::ANSWERS ) );
		return ( $event->mine?->isIn() ? '' : (string)$refusal ) . FormHtml::form( $event->specialPage()->getLocalURL(),
			SignUpBox::token( $context ),
			Html::hidden( self::WHOLE, '1' ) .
			FormHtml::group( $context->msg( 'wikisocial-signup-answer' )->params( $name )->text(), $choices ) .
			$this->details( $event, $context, $answer ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-signup-buttons' ],
				FormHtml::button( $context->msg( $event->mine ? 'wikisocial-signup-change' : 'wikisocial-signup-send' )->text(), true ) .
				( !$event->mine ? '' : ' ' . FormHtml::button( $context->msg( 'wikisocial-signup-withdraw' )->params( $name )->text(), false,
					[ 'name' => 'wpWithdraw', 'value' => '1', 'formnovalidate' => true ] ) ) ),
			[ 'class' => 'mw-wikisocial-signup-whole', 'id' => 'mw-wikisocial-signup-whole',
				'aria-label' => $context->msg( 'wikisocial-signup-heading' )->text() ]
		);
	}

	private function details( Event $event, IContextSource $context, array $answer ): string {
		$html = !$event->guestsMax ? '' : FormHtml::input(
			$context->msg( 'wikisocial-signup-guests' )->text(), 'wpGuests', (string)$answer['guests'],
			[ 'type' => 'number', 'min' => 0, 'max' => $event->guestsMax, 'inputmode' => 'numeric' ],
			$context->msg( 'wikisocial-signup-guests-hint' )->numParams( $event->guestsMax )->text()
		);
		$html .= FormHtml::input(
			$context->msg( 'wikisocial-signup-note' )->text(), 'wpNote', $answer['note'], [ 'maxlength' => SignUp::NOTE_MAX ],
			$context->msg( 'wikisocial-signup-note-hint' )->text()
		);
		foreach ( $event->questions as $at => $one ) {
			$html .= FormHtml::select( $one['question'], "wpQuestion$at",
				[ $context->msg( 'wikisocial-signup-no-answer' )->text(), ...$one['answers'] ], (string)( $answer['answers'][$at] ?? 0 ),
				[ 'dir' => 'auto' ], $context->msg( 'wikisocial-signup-question-hint' )->text() );
		}
		$html .= Html::rawElement( 'div', [ 'class' => 'cdx-field' ],
			FormHtml::checkbox( $context->msg( 'wikisocial-signup-public' )->text(), 'wpPublic', $answer['public'] ) .
			( $event->tiesEdits ? FormHtml::checkbox( $context->msg( 'wikisocial-signup-ties' )->text(), 'wpTies', $answer['ties'] ) : '' )
		);
		return $html;
	}
}
