<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use MediaWiki\Context\IContextSource;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Html\Html;
use MediaWiki\MainConfigNames;

/** Events as iCalendar, and the addresses where they are. */
class EventCalendar {
	public const SERVICE_NAME = 'WikiSocial.EventCalendar';
	public const ROUTES = '/wikisocial/v0';

	/** Hours after which programs should come back */
	private const REFRESH = 6;

	/** Code points of a description where an event is one of many, and bytes of them all: the page has the rest. */
	private const EXCERPT = 500;
	private const SIZE = 1_500_000;

	/**
	 * @param string $rest canonical address of the REST API
	 * @param string $site name of the wiki
	 * @param Engine $engine
	 */
	public function __construct(
		private readonly string $rest,
		private readonly string $site,
		private readonly Engine $engine
	) {
	}

	/** @throws \WikiSocial\Exception */
	public function ofEvent( Event $event ): string {
		return $this->engine->writeCalendar( [ 'name' => $event->title, 'refresh' => self::REFRESH ], [ self::entry( $event ) ] );
	}

	/**
	 * Of many; where they are too much for one, those at the end are left out.
	 * @param Event[] $events
	 * @throws \WikiSocial\Exception
	 */
	public function ofList( array $events ): string {
		$entries = [];
		$size = 0;
		foreach ( $events as $event ) {
			$entry = [ 'description' => self::excerpt( $event->description ) ] + self::entry( $event );
			// An exception is a line of its own.
			$size += strlen( implode( '', array_filter( $entry, 'is_string' ) ) ) + 50 * count( $entry['except'] );
			if ( $size > self::SIZE ) {
				break;
			}
			$entries[] = $entry;
		}
		return $this->engine->writeCalendar( [ 'name' => $this->site, 'refresh' => self::REFRESH ], $entries );
	}

	private static function excerpt( string $text ): string {
		return mb_strlen( $text ) > self::EXCERPT ? mb_substr( $text, 0, self::EXCERPT - 1 ) . '…' : $text;
	}

	private static function entry( Event $event ): array {
		return [
			'uid' => "$event->id@$event->wiki",
			'url' => $event->specialPage()->getCanonicalURL(),
			'title' => $event->title,
			'description' => $event->description,
			'place' => $event->place,
			'link' => $event->link,
			'zone' => $event->zone,
			'start' => $event->start,
			'end' => $event->end,
			'rule' => $event->rule,
			'except' => $event->except,
			'status' => $event->status,
			'sequence' => $event->sequence,
			'created' => $event->created,
			'changed' => $event->changed,
		];
	}

	/** Where whoever knows the token reads the calendar. */
	public function address( string $token ): string {
		return $this->rest . self::ROUTES . "/calendars/$token";
	}

	/** Where everybody reads the wiki's. */
	public function publicAddress(): string {
		return $this->rest . self::ROUTES . '/events.ics';
	}

	/** The same of one event. */
	public function eventAddress( Event $event ): string {
		return $this->rest . self::ROUTES . "/events/$event->id/ics";
	}

	/** By which programs subscribe instead of downloading once. */
	public static function webcal( string $address ): string {
		return preg_replace( '~^https?:~', 'webcal:', $address );
	}

	/** Of the event, for who wants it in a calendar: HTML. */
	public static function links( Event $event, IContextSource $context, Once $once = new Once() ): string {
		return !$event->announced ? '' : Html::rawElement( 'p', [ 'class' => 'mw-wikisocial-event-calendar' ], Html::element( 'a', [
			'href' => $context->getConfig()->get( MainConfigNames::RestPath ) . self::ROUTES . "/events/$event->id/ics",
			'type' => 'text/calendar',
			'rel' => 'nofollow',
		], $once->get( 'calendar', static fn () => $context->msg( 'wikisocial-calendar-add' )->text() ) ) );
	}
}
