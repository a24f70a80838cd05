<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Event\CalendarsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventsAtom;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventTimes;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Language\Language;
use MediaWiki\MainConfigNames;
use Wikimedia\Timestamp\ConvertibleTimestamp;
use WikiSocial\Exception;

/**
 * Special:SocialEvents with feed=atom: what comes, as everybody may read it, in the wiki's language, whoever asks.
 * A CDN may keep it and asks each time whether it still holds: time alone changes it, too.
 */
class EventsAtomView extends EventsView {
	private const LIMIT = 50;

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly Engine $engine,
		private readonly ViewerFactory $viewers,
		private readonly CalendarsQuery $calendars,
		private readonly Language $language
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		try {
			$page = $this->engine->eventList( $this->viewers->everybody(),
				[ 'from' => ConvertibleTimestamp::time() * 1_000_000 ], self::LIMIT, null );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
			return;
		}
		$site = $this->getConfig()->get( MainConfigNames::Sitename );
		$msg = fn ( string $key, ...$parameters ) => $this->msg( $key )->plaintextParams( ...$parameters )->inLanguage( $this->language )->text();
		$feed = new EventsAtom(
			$this->socialTitle(), $msg( 'wikisocial-events' ) . ' – ' . $site, $this->language->getHtmlCode(), $site,
			new EventTimes( $msg, $this->language )
		);
		$this->send( $feed->render( $this->events->readable( $page->items, $this->calendars->everybody( $this->getAuthority() ) ) ) );
	}

	private function send( string $xml ): void {
		$request = $this->getRequest();
		$response = $request->response();
		$etag = '"' . sha1( $xml ) . '"';
		$isForAll = $this->calendars->isPublic() && !$request->getSession()->isPersistent();
		$response->header( 'Content-Type: application/atom+xml; charset=utf-8' );
		$response->header( 'X-Content-Type-Options: nosniff' );
		$response->header( "ETag: $etag" );
		$response->header( 'Cache-Control: ' . ( $isForAll ? 'public' : 'private' ) . ', max-age=0, must-revalidate' );
		$this->getOutput()->disable();
		$known = array_map( 'trim', explode( ',', (string)$request->getHeader( 'If-None-Match' ) ) );
		// A compressing server in front may have made it a weak one.
		if ( array_intersect( [ $etag, "W/$etag", '*' ], $known ) ) {
			$response->statusHeader( 304 );
		} else {
			print $xml;
		}
	}
}
