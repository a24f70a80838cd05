<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Event\EventFormatter;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\PageFinder;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use Wikimedia\Timestamp\TimestampException;

/**
 * GET /events: {"items", "next"}. By dates from now on, or ?from and ?to (ISO 8601), an item for each date;
 * ?page=Title those that a page announces, ?mine those that one answered, ?organiser those that one organises,
 * newest first.
 */
class EventsHandler extends SocialHandler {
	private const LIMIT = 30;

	public function __construct(
		ViewerFactory $viewers,
		private readonly EventsQuery $events,
		private readonly EventFormatter $formatter,
		private readonly PageFinder $pages
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		[ 'limit' => $limit, 'cursor' => $cursor ] = $this->getValidatedParams();
		$filter = $this->filter();
		$page = $this->ask( fn () => $this->events->list( $this->getAuthority(), $filter, $limit, $cursor ) );
		return [ 'items' => $this->formatter->format( $page->items ), 'next' => $page->next ];
	}

	private function filter(): array {
		$asked = $this->getValidatedParams();
		if ( ( $asked['mine'] || $asked['organiser'] ) && !$this->getAuthority()->isRegistered() ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-login-needed' ), 403 );
		}
		$self = $this->getAuthority()->getUser()->getId();
		$filter = ( $asked['mine'] ? [ 'userId' => $self ] : [] ) + ( $asked['organiser'] ? [ 'organiser' => $self ] : [] );
		if ( $asked['page'] !== null ) {
			$page = $this->pages->readable( $asked['page'], $this->getAuthority() );
			if ( !$page ) {
				throw $this->error( MessageValue::new( 'wikisocial-error-page-not-found' ), 404 );
			}
			$filter['pageId'] = $page->getArticleID();
		}
		foreach ( [ 'from', 'to' ] as $end ) {
			if ( $asked[$end] !== null ) {
				$filter[$end] = $this->instant( $asked[$end] );
			}
		}
		return $filter ?: [ 'from' => (int)( ConvertibleTimestamp::microtime() * 1_000_000 ) ];
	}

	private function instant( string $time ): int {
		try {
			return (int)( new ConvertibleTimestamp( $time ) )->getTimestamp( TS_UNIX ) * 1_000_000;
		} catch ( TimestampException ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-time-invalid' ), 400 );
		}
	}

	public function getParamSettings() {
		$text = [ self::PARAM_SOURCE => 'query', ParamValidator::PARAM_TYPE => 'string' ];
		$switch = [ self::PARAM_SOURCE => 'query', ParamValidator::PARAM_TYPE => 'boolean', ParamValidator::PARAM_DEFAULT => false ];
		return [ 'page' => $text, 'from' => $text, 'to' => $text, 'mine' => $switch, 'organiser' => $switch ] +
			self::pageParams( self::LIMIT );
	}
}
