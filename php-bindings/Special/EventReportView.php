<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventFacts;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\Report\ReportCommand;
use MediaWiki\Extension\WikiSocial\Target\Target;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Moderation;

/** Special:SocialEvents/ID/report: tells the moderators of an event. */
class EventReportView extends EventFormView {
	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		EventFacts $facts,
		private readonly ReportCommand $report
	) {
		parent::__construct( $context, $events, $facts );
	}

	protected function name(): string {
		return 'report';
	}

	protected function refusal( Event $event ): ?MessageSpecifier {
		return $event->creatorId === $this->getUser()->getId() ? MessageValue::new( 'wikisocial-error-report-own' ) : null;
	}

	protected function fields( Event $event ): string {
		return $this->textField( 'wpReason', 'wikisocial-report-reason', Moderation::REASON_MAX, true );
	}

	protected function act( Event $event ): WriteStatus {
		return $this->report->reportIfAllowed(
			$this->getAuthority(), Target::EVENT, $event->id, trim( $this->getRequest()->getText( 'wpReason' ) )
		);
	}
}
