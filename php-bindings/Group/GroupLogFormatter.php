<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Group;

use LogEntry;
use LogFormatter;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonHtml;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Message\Message;
use MediaWiki\SpecialPage\SpecialPage;

/** Lines of what was done in groups: who, in which, to whom; of private ones whom by number alone. */
class GroupLogFormatter extends LogFormatter {
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
		// Messages: wikisocial-logentry-group-create, wikisocial-logentry-group-remove, wikisocial-logentry-group-ban,
		// wikisocial-logentry-group-role-member, wikisocial-logentry-group-role-moderator,
		// wikisocial-logentry-group-role-owner, wikisocial-logentry-group-archive, wikisocial-logentry-group-hidepost,
		// wikisocial-logentry-group-showpost, wikisocial-logentry-group-hide, wikisocial-logentry-group-show
		return 'wikisocial-logentry-' . ( $this->entry->getParameters()['act'] ?? $this->entry->getSubtype() );
	}

	/** @inheritDoc */
	protected function getMessageParameters() {
		$params = parent::getMessageParameters();
		$stored = $this->entry->getParameters();
		$params[3] = Message::rawParam( isset( $stored['person'] ) ? $this->person( (int)$stored['person'], isset( $stored['private'] ) ) : '' );
		$params[4] = Message::rawParam( isset( $stored['post'] ) ? $this->post( (string)$stored['post'] ) : '' );
		return $params;
	}

	private function post( string $id ): string {
		$page = SpecialPage::getTitleValueFor( 'Social', "status/$id" );
		return $this->plaintext ? htmlspecialchars( $id )
			: $this->getLinkRenderer()->makeKnownLink( $page, $this->msg( 'wikisocial-log-status' )->text() );
	}

	private function person( int $id, bool $isPrivate ): string {
		if ( $isPrivate ) {
			return "#$id";
		}
		$person = $this->people->byIds( [ $id ] )[$id];
		return $this->plaintext ? htmlspecialchars( $person->name ?? $this->msg( 'rev-deleted-user' )->text() )
			: $this->personHtml->link( $person, $this->context );
	}
}
