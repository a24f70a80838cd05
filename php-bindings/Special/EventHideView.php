<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Moderation\ModerateCommand;
use MediaWiki\Extension\WikiSocial\Target\Target;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;

/** Special:SocialEvents/ID/hide: moderators hide, suppress and show again. */
class EventHideView extends EventFormView {
	use LevelFields;

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		EventFacts $facts,
		private readonly ModerateCommand $moderate
	) {
		parent::__construct( $context, $events, $facts );
	}

	protected function name(): string {
		return 'hide';
	}

	protected function refusal( Event $event ): ?MessageSpecifier {
		return $this->levels() ? null : MessageValue::new( 'wikisocial-error-moderation-not-allowed' );
	}

	protected function fields( Event $event ): string {
		return $this->levelFields( $event->hidden );
	}

	protected function act( Event $event ): WriteStatus {
		return $this->moderate->moderateIfAllowed( $this->getAuthority(), Target::EVENT, $event->id, $this->levelOrder() );
	}
}
