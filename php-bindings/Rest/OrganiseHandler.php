<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\OrganiseCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;

/** What organisers do. */
abstract class OrganiseHandler extends AboutEventHandler {
	public function __construct(
		ViewerFactory $viewers,
		EventsQuery $events,
		EventFormatter $formatter,
		protected readonly OrganiseCommand $organise
	) {
		parent::__construct( $viewers, $events, $formatter );
	}
}
