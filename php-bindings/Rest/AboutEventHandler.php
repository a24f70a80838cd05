<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\Event;
use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Rest\Response;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/** What the routes below /events/{id} share. */
abstract class AboutEventHandler extends SocialHandler {
	public function __construct(
		ViewerFactory $viewers,
		protected readonly EventsQuery $events,
		protected readonly EventFormatter $formatter
	) {
		parent::__construct( $viewers );
	}

	protected function event(): Event {
		return $this->ask( fn () => $this->events->find( $this->getAuthority(), $this->getValidatedParams()['id'] ) )
			?? throw $this->error( MessageValue::new( 'wikisocial-error-event-not-found' ), 404 );
	}

	/** The event as it is now, after something was done to it. */
	protected function answer(): Response {
		return $this->getResponseFactory()->createJson( $this->formatter->format( [ $this->event() ] )[0] );
	}

	protected static function nameParam(): array {
		return [ 'name' => [
			self::PARAM_SOURCE => 'path',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}

	protected static function reasonParam(): array {
		return [ 'reason' => [
			self::PARAM_SOURCE => 'body',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_DEFAULT => '',
		] ];
	}

	public function getParamSettings() {
		return self::idParam();
	}
}
