<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\ParticipantsCsv;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;

/** Special:SocialEvents/ID/export: the participants as CSV, for organisers; mark=1: with a mark of UTF-8 at its beginning. */
class ExportView extends EventsView {
	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly ViewerFactory $viewers,
		private readonly ParticipantsCsv $csv
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		$event = $this->find( $subject );
		if ( !$event ) {
			return;
		}
		if ( !$event->organiser ) {
			$this->refuse( 403, MessageValue::new( 'wikisocial-error-event-not-organiser' ) );
			return;
		}
		try {
			$pieces = $this->csv->pieces( $event, $this->viewers->fromAuthority( $this->getAuthority() ), $this->getContext() );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$this->getOutput()->disable();
		$response = $this->getRequest()->response();
		$response->header( 'Content-Type: text/csv; charset=UTF-8; header=present' );
		$response->header( "Content-Disposition: attachment; filename=\"event-$event->id.csv\"" );
		$response->header( 'Cache-Control: private, no-store' );
		$response->header( 'X-Content-Type-Options: nosniff' );
		if ( $this->getRequest()->getBool( 'mark' ) ) {
			echo ParticipantsCsv::BYTE_ORDER_MARK;
		}
		foreach ( $pieces as $piece ) {
			echo $piece;
			flush();
		}
	}
}
