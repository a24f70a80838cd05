<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Moderation;

use LogEntry;
use LogFormatter;
use MediaWiki\Extension\WikiSocial\Target\Target;
use MediaWiki\Linker\LinkRenderer;
use MediaWiki\Message\Message;
use MediaWiki\SpecialPage\SpecialPage;

/** Lines of what moderators did: who, whose status or event, a link to it. */
class ModerationLogFormatter extends LogFormatter {
	public function __construct( LogEntry $entry, LinkRenderer $linkRenderer ) {
		parent::__construct( $entry );
		$this->setLinkRenderer( $linkRenderer );
	}

	/** @inheritDoc */
	protected function getMessageKey() {
		return 'wikisocial-logentry-' . $this->entry->getSubtype();
	}

	/** @inheritDoc */
	protected function getMessageParameters() {
		$params = parent::getMessageParameters();
		$stored = $this->entry->getParameters();
		if ( isset( $stored['4::object'] ) ) {
			return $this->ofClosing( $params, (string)$stored['4::object'] );
		}
		$id = (string)$stored['4::status'];
		$type = $stored['type'] ?? Target::STATUS;
		$kind = in_array( $type, [ Target::COMMENT, Target::EVENT ], true ) ? $type : Target::STATUS;
		$page = $kind === Target::EVENT ? SpecialPage::getTitleValueFor( 'SocialEvents', $id )
			: SpecialPage::getTitleValueFor( 'Social', "status/$id" );
		$params[3] = Message::rawParam( $this->plaintext
			// Messages: wikisocial-log-status, wikisocial-log-comment, wikisocial-log-event
			? htmlspecialchars( $id ) : $this->getLinkRenderer()->makeKnownLink( $page, $this->msg( "wikisocial-log-$kind" )->text() ) );
		return $params;
	}

	/** @param array $params @param string $object "type/id" */
	private function ofClosing( array $params, string $object ): array {
		$type = strstr( $object, '/', true );
		// Messages: wikisocial-log-status, wikisocial-target-revision, wikisocial-target-log,
		// wikisocial-target-talk-comment, wikisocial-target-event, wikisocial-target-other
		$key = match ( $type ) {
			Target::STATUS => 'wikisocial-log-status',
			Target::REVISION, Target::LOG, Target::TALK_COMMENT, Target::EVENT => "wikisocial-target-$type",
			default => 'wikisocial-target-other',
		};
		$page = SpecialPage::getTitleValueFor( 'Social', "comments/$object" );
		$params[3] = Message::rawParam( $this->plaintext
			? htmlspecialchars( $object ) : $this->getLinkRenderer()->makeKnownLink( $page, $this->msg( $key )->text() ) );
		return $params;
	}
}
