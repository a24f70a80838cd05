<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use LogEntry;
use LogFormatter;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Message\Message;
use MediaWiki\SpecialPage\SpecialPage;

/** Lines of what organisers did: who, to which event, sometimes to whom. */
class EventLogFormatter extends LogFormatter {
	public function __construct(
		LogEntry $entry,
		LinkRenderer $linkRenderer,
		private readonly PersonLookup $people,
		private readonly PersonHtml $personHtml
	) {
		parent::__construct( $entry );
		$this->setLinkRenderer( $linkRenderer );
	}

	/** @inheritDoc */
	protected function getMessageKey() {
		$stored = $this->entry->getParameters();
		// Messages: wikisocial-logentry-event-addorganiser and so on; -somebody where the person is not named
		return 'wikisocial-logentry-' . ( $stored['act'] ?? $this->entry->getSubtype() );
	}

	/** @inheritDoc */
	protected function getMessageParameters() {
		$params = parent::getMessageParameters();
		$stored = $this->entry->getParameters();
		$id = (string)$stored['4::event'];
		$page = SpecialPage::getTitleValueFor( 'SocialEvents', $id );
		$params[3] = Message::rawParam( $this->plaintext ? htmlspecialchars( $id )
			: $this->getLinkRenderer()->makeKnownLink( $page, $this->msg( 'wikisocial-log-event' )->text() ) );
		$person = isset( $stored['person'] ) ? $this->people->byIds( [ $stored['person'] ] )[$stored['person']] : null;
		$params[4] = Message::rawParam( match ( true ) {
			!$person => $this->msg( 'wikisocial-log-event-somebody' )->escaped(),
			$this->plaintext => htmlspecialchars( $person->name ?? $this->msg( 'rev-deleted-user' )->text() ),
			default => $this->personHtml->link( $person, $this->context ),
		} );
		return $params;
	}
}
