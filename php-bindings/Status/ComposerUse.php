<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Status;

use MediaWiki\SpecialPage\SpecialPage;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** What a composer is for: where it is sent, and what it is called. */
class ComposerUse {
	/**
	 * @param string $action address that it is sent to
	 * @param string $route of the REST API that takes the same
	 * @param MessageSpecifier $name of the form
	 * @param MessageSpecifier $label of the text
	 * @param string $submit message key of the button
	 * @param bool $hasLevel whether its author says who may read it
	 * @param ?MessageSpecifier $readers else a sentence on who may
	 */
	public function __construct(
		public readonly string $action,
		public readonly string $route,
		public readonly MessageSpecifier $name,
		public readonly MessageSpecifier $label,
		public readonly string $submit,
		public readonly bool $hasLevel,
		public readonly ?MessageSpecifier $readers = null
	) {
	}

	/** @param string $author name, for the grammar */
	public static function status( string $author ): self {
		return new self(
			SpecialPage::getTitleFor( 'Social' )->getLocalURL(), '/statuses', MessageValue::new( 'wikisocial-composer' ),
			MessageValue::new( 'wikisocial-composer-label' )->params( $author ), 'wikisocial-composer-submit', true
		);
	}

	/** @param string $author name, for the grammar @param ?array $group of WikiSocial\Groups; null: one that is not known */
	public static function group( string $author, ?array $group ): self {
		return new self(
			SpecialPage::getTitleFor( 'Social' )->getLocalURL(), '/statuses',
			$group ? MessageValue::new( 'wikisocial-group-composer' )->plaintextParams( $group['name'] ) : MessageValue::new( 'wikisocial-composer' ),
			MessageValue::new( 'wikisocial-group-composer-label' )->params( $author ), 'wikisocial-composer-submit', false,
			$group ? MessageValue::new( $group['private'] ? 'wikisocial-group-composer-private' : 'wikisocial-composer-only-public' ) : null
		);
	}
}
