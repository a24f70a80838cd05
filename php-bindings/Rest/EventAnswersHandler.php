<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;

/** GET /events/{id}/answers: {"items": [{"question", "answers": [{"answer", "count"}]}]}, for organisers. */
class EventAnswersHandler extends AboutEventHandler {
	public function __construct(
		ViewerFactory $viewers,
		EventsQuery $events,
		EventFormatter $formatter,
		private readonly Engine $engine
	) {
		parent::__construct( $viewers, $events, $formatter );
	}

	protected function read(): ?array {
		$event = $this->event();
		$totals = $this->ask( fn () => $this->engine->eventAnswers( $this->viewer(), $event->id ) );
		return [ 'items' => array_map( static fn ( array $one, int $at ) => [
			'question' => $one['question'],
			'answers' => array_map( static fn ( string $answer, int $which ) => [
				'answer' => $answer, 'count' => $totals[$at][$which] ?? 0,
			], $one['answers'], array_keys( $one['answers'] ) ),
		], $event->questions, array_keys( $event->questions ) ) ];
	}
}
