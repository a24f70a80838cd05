<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\MWEntity\Person;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Html\Html;

/** Those who answered as lists, one for each answer. */
class ParticipantsHtml {
	public const SERVICE_NAME = 'WikiSocial.ParticipantsHtml';

	public function __construct(
		private readonly PersonLookup $people,
		private readonly PersonHtml $personHtml
	) {
	}

	/** How many there are of each, also of those whom nobody is told. */
	public function counts( Participants $page, IContextSource $context ): string {
		$parts = [];
		foreach ( [ 'going', 'waiting', 'interested', 'declined', 'private' ] as $what ) {
			$count = $page->counts[$what] ?? 0;
			if ( $count || $what === 'going' ) {
				// Messages: wikisocial-signup-count-going, wikisocial-signup-count-waiting, wikisocial-signup-count-interested,
				// wikisocial-signup-count-declined, wikisocial-signup-count-private
				$parts[] = $context->msg( "wikisocial-signup-count-$what" )->numParams( $count )->params( $count )->text();
			}
		}
		return Html::element( 'p', [ 'class' => 'mw-wikisocial-signup-counts' ], implode( ' · ', $parts ) );
	}

	/**
	 * Names are looked up in one query.
	 * @param Participants $page
	 * @param IContextSource $context
	 * @param bool $isChosen with a box to tick before each
	 * @param int[] $ticked user ids
	 */
	public function lists( Participants $page, IContextSource $context, bool $isChosen = false, array $ticked = [] ): string {
		$people = $this->people->byIds( array_column( $page->items, 'userId' ) );
		$html = '';
		foreach ( SignUp::STATES as $state ) {
			$items = array_filter( $page->items, static fn ( Participant $one ) => $one->state === $state );
			if ( !$items ) {
				continue;
			}
			$html .= Html::element( 'h3', [ 'id' => "mw-wikisocial-signup-people-$state" ],
				// Messages: wikisocial-signup-people-going, wikisocial-signup-people-waitlisted,
				// wikisocial-signup-people-interested, wikisocial-signup-people-declined, wikisocial-signup-people-removed
				$context->msg( "wikisocial-signup-people-$state" )->text() ) .
				Html::rawElement( 'ul', [
					'class' => 'mw-wikisocial-signup-people', 'aria-labelledby' => "mw-wikisocial-signup-people-$state",
				], implode( '', array_map( fn ( Participant $one ) => $this->row(
					$one, $people[$one->userId], $context, $isChosen, in_array( $one->userId, $ticked, true )
				), $items ) ) );
		}
		return $html === '' ? Html::element( 'p', [ 'class' => 'mw-wikisocial-empty' ],
			$context->msg( 'wikisocial-signup-people-empty' )->text() ) : $html;
	}

	private function row( Participant $one, Person $person, IContextSource $context, bool $isChosen, bool $isTicked ): string {
		$parts = [];
		if ( $one->position !== null ) {
			$parts[] = $context->msg( 'wikisocial-signup-position' )->numParams( $one->position )->text();
		}
		if ( $one->guests ) {
			$parts[] = $context->msg( 'wikisocial-signup-with-guests' )->numParams( $one->guests )->params( $one->guests )->text();
		}
		if ( !$one->public ) {
			$parts[] = $context->msg( 'wikisocial-signup-private' )->text();
		}
		if ( $one->attended !== null ) {
			$parts[] = $context->msg( $one->attended ? 'wikisocial-signup-attended' : 'wikisocial-signup-absent' )->text();
		}
		$more = !$parts ? '' : ' ' . Html::element( 'span', [ 'class' => 'mw-wikisocial-signup-more' ],
			$context->msg( 'parentheses' )->rawParams( $context->getLanguage()->commaList( $parts ) )->text() );
		$note = ( $one->note ?? '' ) === '' ? '' :
			Html::element( 'div', [ 'class' => 'mw-wikisocial-signup-personal-note', 'dir' => 'auto' ], $one->note );
		$link = $this->personHtml->link( $person, $context );
		if ( !$isChosen ) {
			return Html::rawElement( 'li', [], $link . $more . $note );
		}
		$id = "mw-wikisocial-person-$one->userId";
		// The link beside the label, not in it: a click on a name goes to the person.
		return Html::rawElement( 'li', [],
			Html::input( 'wpPeople[]', (string)$one->userId, 'checkbox', [
				'id' => $id, 'checked' => $isTicked,
				'aria-label' => $person->name ?? $context->msg( 'rev-deleted-user' )->text(),
			] ) . ' ' . $link . $more . $note );
	}
}
