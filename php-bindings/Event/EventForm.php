<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use DateTimeZone;
use MediaWiki\Context\IContextSource;
use MediaWiki\Html\Html;
use MediaWiki\Request\WebRequest;
use MediaWiki\User\Options\UserOptionsLookup;

/** The form in which an event is announced: fields whose values are those of the tag's attributes. */
class EventForm {
	public const SERVICE_NAME = 'WikiSocial.EventForm';

	private const TEXT_MAX = 200;
	private const DESCRIPTION_MAX = 2000;
	private const DATES_MAX = 366;
	private const GUESTS_MAX = 20;
	private const SEATS_MAX = 1_000_000;

	/** What the field for repetitions offers. */
	private const REPEATS = [
		'daily' => 'FREQ=DAILY', 'weekly' => 'FREQ=WEEKLY', 'fortnightly' => 'FREQ=WEEKLY;INTERVAL=2', 'monthly' => 'FREQ=MONTHLY',
	];

	public function __construct(
		private readonly string $zone,
		private readonly UserOptionsLookup $options
	) {
	}

	/**
	 * The attributes of the tag, from what was sent.
	 * @return array<string, string>
	 */
	public static function attributes( WebRequest $request ): array {
		$text = static fn ( string $name ) => trim( $request->getText( $name ) );
		$repeat = self::REPEATS[$request->getRawVal( 'wpRepeat' ) ?? ''] ?? '';
		return array_filter( [
			'title' => $text( 'wpTitle' ),
			'start' => $text( 'wpStart' ),
			'end' => $text( 'wpEnd' ),
			'zone' => $text( 'wpZone' ),
			'place' => $text( 'wpPlace' ),
			'link' => $text( 'wpLink' ),
			'capacity' => $text( 'wpCapacity' ),
			'waitlist' => $request->getBool( 'wpWaitlist' ) ? '' : 'no',
			'deadline' => $text( 'wpDeadline' ),
			'guests' => $text( 'wpGuests' ) === '0' ? '' : $text( 'wpGuests' ),
			'file' => $text( 'wpFile' ),
			'repeat' => $repeat === '' ? '' : $repeat . ';COUNT=' . ( $text( 'wpDates' ) ?: '0' ),
			'except' => $repeat === '' ? '' : $text( 'wpExcept' ),
		], static fn ( string $value ) => $value !== '' );
	}

	public static function description( WebRequest $request ): string {
		return trim( $request->getText( 'wpDescription' ) );
	}

	/** @param IContextSource $context @param string $action address @param string $extraHtml further fields */
	public function html( IContextSource $context, string $action, string $extraHtml = '' ): string {
		$request = $context->getRequest();
		$sent = static fn ( string $name, string $default = '' ) => $request->getText( $name, $default );
		$label = static fn ( string $key, int ...$numbers ) => $context->msg( "wikisocial-events-form-$key" )->numParams( ...$numbers )->text();
		$moment = [ 'type' => 'datetime-local', 'required' => true ];
		return FormHtml::form( $action, $context->getCsrfTokenSet()->getToken()->toString(),
			FormHtml::input( $label( 'title' ), 'wpTitle', $sent( 'wpTitle' ), [ 'required' => true, 'maxlength' => self::TEXT_MAX ] ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-events-times' ],
				FormHtml::input( $label( 'start' ), 'wpStart', $sent( 'wpStart' ), $moment ) .
				FormHtml::input( $label( 'end' ), 'wpEnd', $sent( 'wpEnd' ), $moment ) ) .
			FormHtml::select( $label( 'zone' ), 'wpZone', self::zones(), $sent( 'wpZone', $this->zoneOf( $context ) ), [ 'dir' => 'ltr' ], $label( 'zone-hint' ) ) .
			FormHtml::input( $label( 'place' ), 'wpPlace', $sent( 'wpPlace' ), [ 'maxlength' => self::TEXT_MAX ] ) .
			FormHtml::input( $label( 'link' ), 'wpLink', $sent( 'wpLink' ), [ 'type' => 'url', 'maxlength' => 2000, 'dir' => 'ltr' ], $label( 'link-hint' ) ) .
			FormHtml::textarea( $label( 'description' ), 'wpDescription', $sent( 'wpDescription' ), [ 'maxlength' => self::DESCRIPTION_MAX, 'rows' => 5 ] ) .
			FormHtml::group( $label( 'seats' ),
				FormHtml::input( $label( 'capacity' ), 'wpCapacity', $sent( 'wpCapacity' ),
					[ 'type' => 'number', 'min' => 1, 'max' => self::SEATS_MAX ], $label( 'capacity-hint' ) ) .
				FormHtml::checkbox( $label( 'waitlist' ), 'wpWaitlist', !$request->wasPosted() || $request->getBool( 'wpWaitlist' ) ) .
				FormHtml::input( $label( 'guests' ), 'wpGuests', $sent( 'wpGuests', '0' ), [ 'type' => 'number', 'min' => 0, 'max' => self::GUESTS_MAX ] ) .
				FormHtml::input( $label( 'deadline' ), 'wpDeadline', $sent( 'wpDeadline' ), [ 'type' => 'datetime-local' ], $label( 'deadline-hint' ) ) ) .
			FormHtml::group( $label( 'dates' ), $this->repeat( $context ) ) .
			FormHtml::input( $label( 'file' ), 'wpFile', $sent( 'wpFile' ), [ 'maxlength' => 255 ], $label( 'file-hint' ) ) .
			FormHtml::group( $label( 'where' ),
				FormHtml::input( $label( 'page' ), 'wpPage', $sent( 'wpPage', $request->getText( 'page' ) ),
					[ 'required' => true, 'maxlength' => 255 ], $label( 'page-hint' ) ) .
				FormHtml::input( $label( 'heading' ), 'wpHeading', $sent( 'wpHeading' ), [ 'maxlength' => 255 ], $label( 'heading-hint' ) ) ) .
			( $extraHtml === '' ? '' : Html::rawElement( 'div', [ 'class' => 'cdx-field' ], $extraHtml ) ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-signup-buttons' ],
				FormHtml::button( $label( 'submit' ), true ) . ' ' .
				FormHtml::button( $context->msg( 'wikisocial-composer-preview' )->text(), false, [ 'name' => 'wpPreview', 'value' => '1' ] ) ),
			[ 'class' => 'mw-wikisocial-events-form', 'aria-label' => $context->msg( 'wikisocial-events-new' )->text() ]
		);
	}

	private function repeat( IContextSource $context ): string {
		$request = $context->getRequest();
		$choices = [];
		foreach ( [ 'once', ...array_keys( self::REPEATS ) ] as $one ) {
			// Messages: wikisocial-events-form-repeat-once, wikisocial-events-form-repeat-daily, wikisocial-events-form-repeat-weekly,
			// wikisocial-events-form-repeat-fortnightly, wikisocial-events-form-repeat-monthly
			$choices[$one] = $context->msg( "wikisocial-events-form-repeat-$one" )->text();
		}
		return FormHtml::select( $context->msg( 'wikisocial-events-form-repeat' )->text(), 'wpRepeat', $choices, $request->getRawVal( 'wpRepeat' ) ?? 'once' ) .
			FormHtml::input( $context->msg( 'wikisocial-events-form-count' )->text(), 'wpDates', $request->getText( 'wpDates' ),
				[ 'type' => 'number', 'min' => 2, 'max' => self::DATES_MAX ] ) .
			FormHtml::input( $context->msg( 'wikisocial-events-form-except' )->text(), 'wpExcept', $request->getText( 'wpExcept' ),
				[ 'dir' => 'ltr', 'placeholder' => 'YYYY-MM-DD, YYYY-MM-DD' ], $context->msg( 'wikisocial-events-form-except-hint' )->text() );
	}

	/** @return array<string, string> */
	private static function zones(): array {
		$names = DateTimeZone::listIdentifiers();
		return array_combine( $names, array_map( static fn ( string $one ) => strtr( $one, '_', ' ' ), $names ) );
	}

	/** The writer's own, where the preferences name one; else the wiki's. */
	private function zoneOf( IContextSource $context ): string {
		$set = explode( '|', (string)$this->options->getOption( $context->getUser(), 'timecorrection' ) );
		return $set[0] === 'ZoneInfo' && isset( $set[2] ) ? $set[2] : $this->zone;
	}
}
