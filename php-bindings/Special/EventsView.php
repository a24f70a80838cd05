<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** One of the things Special:SocialEvents shows or does. */
abstract class EventsView extends View {
	use PageParts;

	public function __construct(
		IContextSource $context,
		protected readonly EventsQuery $events
	) {
		parent::__construct( $context );
	}

	protected function socialTitle( string $subpage = '' ): Title {
		return SpecialPage::getTitleFor( 'SocialEvents', $subpage === '' ? false : $subpage );
	}

	protected function socialName(): string {
		return 'wikisocial-events';
	}

	/** Null: the page says why. */
	protected function find( string $id ): ?Event {
		try {
			$event = $this->events->find( $this->getAuthority(), $id );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return null;
		}
		if ( !$event ) {
			$this->refuse( 404, MessageValue::new( 'wikisocial-error-event-not-found' ) );
		}
		return $event;
	}
}
