<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Special;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Event\CalendarsQuery;
use MediaWiki\Extension\WikiSocial\Event\EventCalendar;
use MediaWiki\Extension\WikiSocial\Event\EventsQuery;
use MediaWiki\Extension\WikiSocial\Event\FormHtml;
use MediaWiki\Extension\WikiSocial\Event\OwnCalendars;
use MediaWiki\Html\Html;
use WikiSocial\Exception;

/** Special:SocialEvents/calendars: addresses of calendars for programs that read them. */
class CalendarsView extends EventsView {
	private const OPEN = 'open';
	private const CLOSE = 'close';

	public function __construct(
		IContextSource $context,
		EventsQuery $events,
		private readonly OwnCalendars $own,
		private readonly CalendarsQuery $calendars,
		private readonly EventCalendar $calendar
	) {
		parent::__construct( $context, $events );
	}

	public function show( string $subject ): void {
		$out = $this->getOutput();
		$out->setPageTitle( $this->msg( 'wikisocial-calendar-subscribe' )->escaped() );
		// An address that was just made stands in the page.
		$out->disableClientCache();
		$this->getRequest()->response()->header( 'Referrer-Policy: no-referrer' );
		try {
			$this->page( $this->getRequest()->wasPosted() ? $this->change() : [] );
		} catch ( Exception $failure ) {
			$this->showFailure( $failure );
		}
	}

	/** @return ?string[] addresses that were made, by scope; null: the page says already why not */
	private function change(): ?array {
		$out = $this->getOutput();
		$scope = $this->getRequest()->getRawVal( 'wpScope' );
		if ( !in_array( $scope, CalendarsQuery::SCOPES, true ) || !$this->isTokenRight() ) {
			$out->setStatusCode( 400 );
			$out->addHTML( Html::errorBox( $this->msg( 'sessionfailure' )->parse() ) );
			return [];
		}
		$isOpening = $this->getRequest()->getRawVal( 'wpAction' ) === self::OPEN;
		$result = $isOpening ? $this->own->openIfAllowed( $this->getAuthority(), $scope )
			: $this->own->closeIfAllowed( $this->getAuthority(), $scope );
		if ( !$result->isOK() ) {
			$this->setRetryAfter( $result->httpStatus, $result->retryAfter );
			$out->setStatusCode( $result->httpStatus );
			$out->addHTML( Html::errorBox( $this->msg( $result->getMessages()[0] )->parse() ) );
			return [];
		}
		if ( !$isOpening ) {
			$this->seeOther( $this->socialTitle( 'calendars' ), [ 'done' => self::CLOSE ] );
			return null;
		}
		return [ $scope => $result->value ];
	}

	/** @param ?string[] $made */
	private function page( ?array $made ): void {
		if ( $made === null ) {
			return;
		}
		$isRegistered = $this->getAuthority()->isRegistered();
		$state = $isRegistered ? $this->own->state( $this->getAuthority() ) : [];
		$html = $this->notice( 'wikisocial-calendar-done-', [ self::CLOSE ] ) .
			Html::element( 'p', [], $this->msg( 'wikisocial-calendar-intro' )->text() );
		foreach ( $isRegistered ? CalendarsQuery::SCOPES : [] as $scope ) {
			$html .= $this->section( $scope, $state[$scope], $made[$scope] ?? null );
		}
		if ( $this->calendars->isPublic() ) {
			$address = $this->calendar->publicAddress();
			$html .= $this->framed( 'public', Html::element( 'p', [], $this->msg( 'wikisocial-calendar-public-about' )->text() ) .
				$this->address( 'public', $address ) );
		}
		if ( !$isRegistered ) {
			$html .= Html::element( 'p', [], $this->msg( 'wikisocial-calendar-login' )->text() );
		}
		$this->getOutput()->addHTML( Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-calendars' ], $html ) );
		$this->addWayBack();
	}

	/** Messages: wikisocial-calendar-mine, wikisocial-calendar-wiki, wikisocial-calendar-public */
	private function framed( string $name, string $inside ): string {
		$id = "mw-wikisocial-calendar-$name-heading";
		return Html::rawElement( 'section', [ 'aria-labelledby' => $id ],
			Html::element( 'h2', [ 'id' => $id ], $this->msg( "wikisocial-calendar-$name" )->text() ) . $inside );
	}

	private function section( string $scope, ?int $since, ?string $address ): string {
		// Messages: wikisocial-calendar-mine-about, wikisocial-calendar-wiki-about
		$html = Html::element( 'p', [], $this->msg( "wikisocial-calendar-$scope-about" )->text() );
		if ( $address !== null ) {
			$html .= Html::rawElement( 'div', [ 'role' => 'status' ],
				Html::successBox( $this->msg( 'wikisocial-calendar-made' )->escaped(), 'mw-wikisocial-notice' ) ) . $this->address( $scope, $address );
		} elseif ( $since !== null ) {
			$html .= Html::element( 'p', [], $this->msg( 'wikisocial-calendar-since' )->plaintextParams(
				$this->getLanguage()->userDate( gmdate( 'YmdHis', intdiv( $since, 1_000_000 ) ), $this->getUser() )
			)->text() );
		}
		$buttons = FormHtml::button( $this->msg( $since === null ? 'wikisocial-calendar-open' : 'wikisocial-calendar-replace' )->text(),
			$since === null, [ 'name' => 'wpAction', 'value' => self::OPEN ] );
		if ( $since !== null ) {
			$buttons .= FormHtml::button( $this->msg( 'wikisocial-calendar-close' )->text(), false,
				[ 'name' => 'wpAction', 'value' => self::CLOSE ], true );
		}
		return $this->framed( $scope, $html . Html::element( 'p', [ 'class' => 'mw-wikisocial-signup-more', 'id' => "mw-wikisocial-calendar-$scope-hint" ],
				$this->msg( 'wikisocial-calendar-secret' )->text() ) .
			FormHtml::form( $this->socialTitle( 'calendars' )->getLocalURL(), $this->token(), Html::hidden( 'wpScope', $scope ) .
				Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-signup-buttons' ], $buttons ),
				[ 'aria-describedby' => "mw-wikisocial-calendar-$scope-hint" ] ) );
	}

	/** To be copied, and as a link for programs that take it. */
	private function address( string $name, string $address ): string {
		return FormHtml::input( $this->msg( 'wikisocial-calendar-address' )->text(), "calendar-$name", $address,
				[ 'type' => 'url', 'readonly' => true, 'dir' => 'ltr', 'autocomplete' => 'off' ] ) .
			Html::rawElement( 'p', [], Html::element( 'a', [
				'href' => EventCalendar::webcal( $address ), 'rel' => 'nofollow noreferrer',
			], $this->msg( 'wikisocial-calendar-webcal' )->text() ) );
	}
}
