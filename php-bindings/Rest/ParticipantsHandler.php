<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\SignUp;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\ParamValidator\ParamValidator;

/** GET /events/{id}/participants: {"items", "next", "counts"}, with ?state= only those. */
class ParticipantsHandler extends AboutEventHandler {
	private const LIMIT = 50;

	public function __construct(
		ViewerFactory $viewers,
		EventsQuery $events,
		EventFormatter $formatter,
		private readonly Engine $engine
	) {
		parent::__construct( $viewers, $events, $formatter );
	}

	protected function read(): ?array {
		[ 'state' => $state, 'limit' => $limit, 'cursor' => $cursor ] = $this->getValidatedParams();
		$event = $this->event();
		return $this->formatter->participants(
			$this->ask( fn () => $this->engine->participants( $this->viewer(), $event->id, $state, $limit, $cursor ) )
		);
	}

	public function getParamSettings() {
		return self::idParam() + [ 'state' => [
			self::PARAM_SOURCE => 'query',
			ParamValidator::PARAM_TYPE => SignUp::STATES,
		] ] + self::pageParams( self::LIMIT );
	}
}
