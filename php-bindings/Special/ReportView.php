<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Report\ReportCommand;
use MediaWiki\Extension\WikiSocial\Status\Status;
use MediaWiki\Extension\WikiSocial\Status\StatusHtml;
use Wikimedia\Message\MessageSpecifier;
use Wikimedia\Message\MessageValue;
use WikiSocial\Moderation;

/** Special:Social/report/ID: tells the moderators of a status. */
class ReportView extends FormView {
	public function __construct(
		IContextSource $context,
		Engine $engine,
		ViewerFactory $viewers,
		PersonLookup $people,
		StatusHtml $statusHtml,
		private readonly ReportCommand $report
	) {
		parent::__construct( $context, $engine, $viewers, $people, $statusHtml );
	}

	protected function name(): string {
		return 'report';
	}

	protected function refusal( Status $status ): ?MessageSpecifier {
		return $status->authorId === $this->getUser()->getId()
			? MessageValue::new( 'wikisocial-error-report-own' ) : null;
	}

	protected function fields( Status $status ): string {
		return $this->textField( 'wpReason', 'wikisocial-report-reason', Moderation::REASON_MAX, true );
	}

	protected function act( string $id ): WriteStatus {
		return $this->report->reportIfAllowed(
			$this->getAuthority(), $this->typeOf( $id ), $id, trim( $this->getRequest()->getText( 'wpReason' ) )
		);
	}
}
