<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Html\Html;
use MediaWiki\Request\WebRequest;
use WikiSocial\Moderation;

/** The forms of organisers, one for each thing they do. What was sent in vain stands in them again. */
class OrganiseHtml {
	public const SERVICE_NAME = 'WikiSocial.OrganiseHtml';

	private const BLANK_QUESTIONS = 2;
	private const MESSAGE_MAX = 2000;
	/** To whom organisers write */
	public const ADDRESSED = [ SignUp::GOING, SignUp::WAITING, SignUp::INTERESTED ];

	public function __construct(
		private readonly ParticipantsHtml $participants,
		private readonly PersonLookup $people,
		private readonly PersonHtml $personHtml
	) {
	}

	/** Which form was sent; the others do not take its fields for theirs. */
	public static function sent( WebRequest $request ): string {
		return $request->wasPosted() ? $request->getRawVal( 'wpAct' ) ?? '' : '';
	}

	/** Whether it takes place, and whether it takes sign-ups. */
	public function state( Event $event, IContextSource $context ): string {
		$status = self::sent( $context->getRequest() ) === 'status' ? $context->getRequest()->getRawVal( 'wpStatus' ) : $event->status;
		$choices = implode( '', array_map( static fn ( string $one ) => FormHtml::radio(
			// Messages: wikisocial-signup-status-planned, wikisocial-signup-status-postponed, wikisocial-signup-status-cancelled
			$context->msg( "wikisocial-signup-status-$one" )->text(), 'wpStatus', $one, $one === $status
		), Event::STATUSES ) );
		return $this->section( 'state', $context,
			$this->form( 'status', $event, $context,
				FormHtml::group( $context->msg( 'wikisocial-signup-status' )->text(), $choices ) .
				$this->reason( 'status', $context ) .
				FormHtml::button( $context->msg( 'wikisocial-signup-status-submit' )->text() ) ) .
			$this->form( $event->closed ? 'open' : 'close', $event, $context,
				Html::element( 'p', [], $context->msg( $event->closed ? 'wikisocial-signup-is-closed' : 'wikisocial-signup-is-open' )->text() ) .
				$this->reason( $event->closed ? 'open' : 'close', $context ) .
				FormHtml::button( $context->msg( $event->closed ? 'wikisocial-signup-open' : 'wikisocial-signup-close' )->text() ) )
		);
	}

	/** Those who answered, to be given a seat, moved, removed, marked. */
	public function people( Event $event, Participants $page, string $pager, IContextSource $context ): string {
		$request = $context->getRequest();
		$isSent = self::sent( $request ) === 'people';
		$moves = [];
		foreach ( OrganiseCommand::MOVES as $move ) {
			// Messages: wikisocial-signup-move-seat, wikisocial-signup-move-wait, wikisocial-signup-move-remove,
			// wikisocial-signup-move-attended, wikisocial-signup-move-absent, wikisocial-signup-move-unmark
			$moves[$move] = $context->msg( "wikisocial-signup-move-$move" )->text();
		}
		$ticked = $isSent ? array_map( 'intval', $request->getArray( 'wpPeople' ) ?? [] ) : [];
		return $this->section( 'people', $context,
			$this->participants->counts( $page, $context ) .
			$this->exports( $event, $context ) .
			( !$page->items ? $this->participants->lists( $page, $context ) : $this->form( 'people', $event, $context,
				$this->participants->lists( $page, $context, true, $ticked ) .
				FormHtml::select( $context->msg( 'wikisocial-signup-move' )->text(), 'wpMove', $moves,
					$isSent ? $request->getRawVal( 'wpMove' ) ?? '' : 'attended' ) .
				$this->reason( 'people', $context, 'wikisocial-signup-move-reason-hint' ) .
				FormHtml::button( $context->msg( 'wikisocial-signup-move-submit' )->text() )
			) ) . $pager
		);
	}

	private function exports( Event $event, IContextSource $context ): string {
		$page = $event->specialPage( 'export' );
		return Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-signup-links' ],
			Html::element( 'a', [ 'href' => $page->getLocalURL() ], $context->msg( 'wikisocial-signup-export' )->text() ) . ' · ' .
			Html::element( 'a', [ 'href' => $page->getLocalURL( [ 'mark' => '1' ] ) ],
				$context->msg( 'wikisocial-signup-export-mark' )->text() ) );
	}

	public function organisers( Event $event, IContextSource $context ): string {
		$people = $this->people->byIds( $event->organisers );
		$rows = implode( '', array_map( fn ( int $id ) => Html::rawElement( 'li', [],
			$this->personHtml->link( $people[$id], $context ) . ( count( $event->organisers ) < 2 ? '' : ' ' .
				FormHtml::button( $context->msg( 'wikisocial-signup-organiser-remove' )->text(), false, [
					'name' => 'wpOrganiser', 'value' => $id, 'aria-label' => $context->msg( 'wikisocial-signup-organiser-remove-name' )
						->plaintextParams( $people[$id]->name ?? $context->msg( 'rev-deleted-user' )->text() )->text(),
				] ) ) ), $event->organisers ) );
		$name = self::sent( $context->getRequest() ) === 'addorganiser' ? $context->getRequest()->getText( 'wpName' ) : '';
		return $this->section( 'organisers', $context,
			$this->form( 'removeorganiser', $event, $context, Html::rawElement( 'ul', [], $rows ) ) .
			$this->form( 'addorganiser', $event, $context,
				FormHtml::input( $context->msg( 'wikisocial-signup-organiser-name' )->text(), 'wpName', $name,
					[ 'required' => true, 'maxlength' => 255, 'autocomplete' => 'off' ] ) .
				$this->reason( 'addorganiser', $context ) .
				FormHtml::button( $context->msg( 'wikisocial-signup-organiser-add' )->text() ) )
		);
	}

	/** @param Event $event @param int[][] $totals how often each answer was given @param IContextSource $context */
	public function questions( Event $event, array $totals, IContextSource $context ): string {
		$request = $context->getRequest();
		$isSent = self::sent( $request ) === 'questions';
		$questions = $isSent ? self::sentQuestions( $request ) : $event->questions;
		$html = '';
		for ( $at = 0; $at < min( OrganiseCommand::QUESTIONS_MAX, count( $questions ) + self::BLANK_QUESTIONS ); $at++ ) {
			$one = $questions[$at] ?? [ 'question' => '', 'answers' => [] ];
			$html .= FormHtml::group( $context->msg( 'wikisocial-signup-question' )->numParams( $at + 1 )->text(),
				FormHtml::input( $context->msg( 'wikisocial-signup-question-text' )->text(), "wpQuestion$at", $one['question'],
					[ 'maxlength' => OrganiseCommand::QUESTION_MAX ] ) .
				FormHtml::textarea( $context->msg( 'wikisocial-signup-question-answers' )->text(), "wpAnswers$at",
					implode( "\n", $one['answers'] ) ) );
		}
		return $this->section( 'questions', $context,
			$this->totals( $event, $totals, $context ) .
			$this->form( 'questions', $event, $context,
				Html::element( 'p', [], $context->msg( 'wikisocial-signup-questions-hint' )->text() ) . $html .
				FormHtml::checkbox( $context->msg( 'wikisocial-signup-ties-edits' )->text(), 'wpTiesEdits',
					$isSent ? $request->getBool( 'wpTiesEdits' ) : $event->tiesEdits ) .
				FormHtml::button( $context->msg( 'wikisocial-signup-questions-submit' )->text() ) )
		);
	}

	/** Fields without a text are left out. @return array{question: string, answers: string[]}[] */
	public static function sentQuestions( WebRequest $request ): array {
		$questions = [];
		for ( $at = 0; $at < OrganiseCommand::QUESTIONS_MAX; $at++ ) {
			$question = trim( $request->getText( "wpQuestion$at" ) );
			$answers = array_values( array_filter( array_map( 'trim', explode( "\n", $request->getText( "wpAnswers$at" ) ) ),
				static fn ( string $one ) => $one !== '' ) );
			if ( $question !== '' || $answers ) {
				$questions[] = [ 'question' => $question, 'answers' => $answers ];
			}
		}
		return $questions;
	}

	private function totals( Event $event, array $totals, IContextSource $context ): string {
		$html = '';
		foreach ( $event->questions as $at => $one ) {
			$rows = '';
			foreach ( $one['answers'] as $which => $answer ) {
				$rows .= Html::rawElement( 'tr', [], Html::element( 'th', [ 'scope' => 'row', 'dir' => 'auto' ], $answer ) .
					Html::element( 'td', [], $context->getLanguage()->formatNum( $totals[$at][$which] ?? 0 ) ) );
			}
			$html .= Html::rawElement( 'table', [ 'class' => 'wikitable mw-wikisocial-signup-totals' ],
				Html::element( 'caption', [ 'dir' => 'auto' ], $one['question'] ) . Html::rawElement( 'tbody', [], $rows ) );
		}
		return $html;
	}

	public function message( Event $event, string $key, IContextSource $context ): string {
		$request = $context->getRequest();
		$isSent = self::sent( $request ) === 'message';
		$chosen = $isSent ? $request->getArray( 'wpStates' ) ?? [] : [ SignUp::GOING ];
		$states = implode( '', array_map( static fn ( string $one ) => FormHtml::checkbox(
			// Messages: as of ParticipantsHtml
			$context->msg( "wikisocial-signup-people-$one" )->text(), 'wpStates[]', in_array( $one, $chosen, true ), $one
		), self::ADDRESSED ) );
		return $this->section( 'message', $context, $this->form( 'message', $event, $context,
			FormHtml::group( $context->msg( 'wikisocial-signup-message-to' )->text(), $states ) .
			FormHtml::textarea( $context->msg( 'wikisocial-signup-message-text' )->text(), 'wpMessage',
				$isSent ? $request->getText( 'wpMessage' ) : '', [ 'required' => true, 'maxlength' => self::MESSAGE_MAX, 'rows' => 4 ],
				$context->msg( 'wikisocial-signup-message-hint' )->text() ) .
			Html::hidden( 'wpKey', $key ) .
			FormHtml::button( $context->msg( 'wikisocial-signup-message-submit' )->text() )
		) );
	}

	private function reason( string $act, IContextSource $context, string $hint = '' ): string {
		$isSent = self::sent( $context->getRequest() ) === $act;
		return FormHtml::field( $context->msg( 'wikisocial-signup-reason' )->text(), "mw-wikisocial-reason-$act",
			Html::rawElement( 'div', [ 'class' => 'cdx-text-input' ], Html::input(
				'wpReason', $isSent ? $context->getRequest()->getText( 'wpReason' ) : '', 'text', [
					'id' => "mw-wikisocial-reason-$act", 'class' => 'cdx-text-input__input', 'dir' => 'auto',
					'maxlength' => Moderation::REASON_MAX,
					'aria-describedby' => $hint === '' ? null : "mw-wikisocial-reason-$act-hint",
				]
			) ), $hint === '' ? '' : $context->msg( $hint )->text() );
	}

	private function form( string $act, Event $event, IContextSource $context, string $inside ): string {
		return FormHtml::form( $event->specialPage( 'organise' )->getLocalURL(),
			$context->getCsrfTokenSet()->getToken()->toString(), Html::hidden( 'wpAct', $act ) . $inside,
			[ 'class' => "mw-wikisocial-signup-organise mw-wikisocial-signup-act-$act" ] );
	}

	private function section( string $name, IContextSource $context, string $html ): string {
		return Html::rawElement( 'section', [ 'id' => $name, 'aria-labelledby' => "mw-wikisocial-signup-$name-heading" ],
			Html::element( 'h2', [ 'id' => "mw-wikisocial-signup-$name-heading" ],
				// Messages: wikisocial-signup-heading-state, wikisocial-signup-heading-people, wikisocial-signup-heading-organisers,
				// wikisocial-signup-heading-questions, wikisocial-signup-heading-message
				$context->msg( "wikisocial-signup-heading-$name" )->text() ) . $html );
	}
}
