<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Context\RequestContext;
use MediaWiki\Extension\WikiSocial\Event\EventEdit;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\ParamValidator\TypeDef\ArrayDef;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * GET /events/{id}; PUT: what its tag says, by an edit of the page in the caller's name, as it is now or as it
 * was in baseRevision. What is not given stays; null takes it away. Answers {"id", "revision"}.
 */
class EventHandler extends AboutEventHandler {
	private const TEXTS = [ 'title', 'description', 'place', 'link', 'file', 'zone', 'start', 'end', 'rule', 'deadline' ];

	public function __construct(
		ViewerFactory $viewers,
		EventsQuery $events,
		EventFormatter $formatter,
		private readonly EventEdit $edit
	) {
		parent::__construct( $viewers, $events, $formatter );
	}

	protected function read(): ?array {
		return $this->formatter->format( [ $this->event() ] )[0];
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		if ( !$this->getAuthority()->isRegistered() ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-login-needed' ), 403 );
		}
		$event = $this->event();
		$body = $this->getValidatedBody();
		$result = $this->ask( fn () => $this->edit->change(
			RequestContext::getMain(), $event, $this->given( $body ), $body['baseRevision'], $body['summary']
		) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( [ 'id' => $event->id, 'revision' => $result->value ] );
	}

	/** What the body has, also as null. */
	private function given( array $body ): array {
		$sent = $this->getRequest()->getParsedBody() ?? [];
		return array_intersect_key( $body, $sent, array_flip( [ ...self::TEXTS, 'except', 'capacity', 'waitlist', 'guestsMax' ] ) );
	}

	public function getBodyParamSettings(): array {
		if ( !$this->needsWriteAccess() ) {
			return [];
		}
		$typed = static fn ( string $type ) => [ self::PARAM_SOURCE => 'body', ParamValidator::PARAM_TYPE => $type ];
		return array_fill_keys( self::TEXTS, $typed( 'string' ) ) + [
			'except' => $typed( 'array' ) + [ ArrayDef::PARAM_SCHEMA => [ 'type' => 'array', 'items' => [ 'type' => 'string' ] ] ],
			'capacity' => $typed( 'integer' ),
			'waitlist' => $typed( 'boolean' ),
			'guestsMax' => $typed( 'integer' ),
			'baseRevision' => $typed( 'integer' ),
			'summary' => $typed( 'string' ) + [ ParamValidator::PARAM_DEFAULT => '' ],
		] + $this->getTokenParamDefinition();
	}
}
