<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Status\StatusFormatter;
use MessageLocalizer;
use WikiSocial\Viewer;

/**
 * Those who answered as a table for spreadsheets, piece by piece: 10,000 people are never in memory at once.
 * What somebody wrote cannot become a formula there.
 */
class ParticipantsCsv {
	public const SERVICE_NAME = 'WikiSocial.ParticipantsCsv';

	/** Without it some spreadsheets take UTF-8 for something else. */
	public const BYTE_ORDER_MARK = "\u{FEFF}";
	private const BATCH = 500;
	/** What a spreadsheet may take for the beginning of a formula, and white space before it */
	private const FORMULA = '/^[\s\p{Z}\p{C}]*[=+\-@|%\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}\x{2212}]|^[\t\r\n]/u';

	public function __construct(
		private readonly Engine $engine,
		private readonly PersonLookup $people
	) {
	}

	/**
	 * The first piece is asked for at once, so that a refusal comes before any of it is written.
	 * @param Event $event
	 * @param Viewer $organiser
	 * @param MessageLocalizer $localizer
	 * @return iterable<string>
	 * @throws \WikiSocial\Exception
	 */
	public function pieces( Event $event, Viewer $organiser, MessageLocalizer $localizer ): iterable {
		$first = $this->engine->participants( $organiser, $event->id, null, self::BATCH, null );
		return $this->lines( $first, $event, $organiser, $localizer );
	}

	private function lines( Participants $page, Event $event, Viewer $organiser, MessageLocalizer $localizer ): iterable {
		$heads = [ 'name', 'state', 'position', 'guests', 'public', 'note', 'attended', 'at' ];
		// Messages: wikisocial-signup-csv-name, wikisocial-signup-csv-state, wikisocial-signup-csv-position,
		// wikisocial-signup-csv-guests, wikisocial-signup-csv-public, wikisocial-signup-csv-note,
		// wikisocial-signup-csv-attended, wikisocial-signup-csv-at
		yield self::line( array_map( static fn ( string $one ) => $localizer->msg( "wikisocial-signup-csv-$one" )->text(), $heads ) );
		while ( true ) {
			$people = $this->people->byIds( array_column( $page->items, 'userId' ) );
			$text = '';
			foreach ( $page->items as $one ) {
				$text .= self::line( [
					$people[$one->userId]->name ?? $localizer->msg( 'rev-deleted-user' )->text(),
					// Messages: as of ParticipantsHtml
					$localizer->msg( "wikisocial-signup-people-$one->state" )->text(),
					(string)( $one->position ?? '' ),
					(string)$one->guests,
					self::yesNo( $one->public, $localizer ),
					$one->note ?? '',
					$one->attended === null ? '' : self::yesNo( $one->attended, $localizer ),
					StatusFormatter::time( $one->at ),
				] );
			}
			yield $text;
			if ( $page->next === null ) {
				return;
			}
			$page = $this->engine->participants( $organiser, $event->id, null, self::BATCH, $page->next );
		}
	}

	private static function yesNo( bool $is, MessageLocalizer $localizer ): string {
		return $localizer->msg( $is ? 'wikisocial-signup-yes' : 'wikisocial-signup-no' )->text();
	}

	/** @param string[] $fields */
	public static function line( array $fields ): string {
		return implode( ',', array_map( self::field( ... ), $fields ) ) . "\r\n";
	}

	/** In quotes; an apostrophe before what would be a formula shows it as text. */
	private static function field( string $value ): string {
		$value = preg_match( self::FORMULA, $value ) ? "'$value" : $value;
		return '"' . str_replace( '"', '""', $value ) . '"';
	}
}
