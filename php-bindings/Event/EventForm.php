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

	/** What it asks of the event itself. */
	private const FIELDS = [
		'wpTitle', 'wpStart', 'wpEnd', 'wpZone', 'wpPlace', 'wpLink', 'wpDescription', 'wpCapacity', 'wpWaitlist', 'wpGuests', 'wpDeadline', 'wpRepeat',
		'wpDates', 'wpExcept', 'wpFile',
	];

	/** @return array<string, string> values by field, as they were sent */
	public static function sent( WebRequest $request ): array {
		return array_combine( self::FIELDS, array_map(
			static fn ( string $name ) => trim( strtr( $request->getText( $name ), [ "\r\n" => "\n" ] ) ), self::FIELDS
		) );
	}

	/** @return array<string, string> values by field, of an event that is new */
	public function blank( IContextSource $context ): array {
		return [ 'wpZone' => $this->zoneOf( $context ), 'wpWaitlist' => '1', 'wpGuests' => '0' ] + array_fill_keys( self::FIELDS, '' );
	}

	/**
	 * Values by field that attributes() makes this tag of.
	 * @param array<string, string> $attributes as of EventAttributes::write()
	 * @param string $description
	 * @return array<string, string>
	 */
	public static function of( array $attributes, string $description ): array {
		$value = static fn ( string $name ) => $attributes[$name] ?? '';
		[ $rule, $dates ] = preg_match( '/^(.+);COUNT=(\d+)$/D', $value( 'repeat' ), $found ) ? [ $found[1], $found[2] ] : [ '', '' ];
		$repeat = array_search( $rule, self::REPEATS, true );
		return [
			'wpTitle' => $value( 'title' ),
			'wpStart' => $value( 'start' ),
			'wpEnd' => $value( 'end' ),
			'wpZone' => $value( 'zone' ),
			'wpPlace' => $value( 'place' ),
			'wpLink' => $value( 'link' ),
			'wpDescription' => $description,
			'wpCapacity' => $value( 'capacity' ),
			'wpWaitlist' => $value( 'waitlist' ) === 'no' ? '' : '1',
			'wpGuests' => $value( 'guests' ) ?: '0',
			'wpDeadline' => $value( 'deadline' ),
			// One that the form does not know stays as it is.
			'wpRepeat' => $repeat === false ? $value( 'repeat' ) : $repeat,
			'wpDates' => $repeat === false ? '' : $dates,
			// Each date begins when the first does, so that its day is enough.
			'wpExcept' => str_replace( substr( $value( 'start' ), 10 ) ?: ' ', '', $value( 'except' ) ),
			'wpFile' => $value( 'file' ),
		];
	}

	/**
	 * The attributes of the tag that values say.
	 * @param array<string, string> $values by field
	 * @return array<string, string>
	 */
	public static function attributes( array $values ): array {
		$rule = self::REPEATS[$values['wpRepeat']] ?? '';
		$repeat = match ( true ) {
			$rule !== '' => "$rule;COUNT=" . ( $values['wpDates'] ?: '0' ),
			str_contains( $values['wpRepeat'], '=' ) => $values['wpRepeat'],
			default => '',
		};
		return array_filter( [
			'title' => $values['wpTitle'],
			'start' => $values['wpStart'],
			'end' => $values['wpEnd'],
			'zone' => $values['wpZone'],
			'place' => $values['wpPlace'],
			'link' => $values['wpLink'],
			'capacity' => $values['wpCapacity'],
			'waitlist' => $values['wpWaitlist'] ? '' : 'no',
			'deadline' => $values['wpDeadline'],
			'guests' => $values['wpGuests'] === '0' ? '' : $values['wpGuests'],
			'file' => $values['wpFile'],
			'repeat' => $repeat,
			'except' => $repeat === '' ? '' : $values['wpExcept'],
		], static fn ( string $value ) => $value !== '' );
	}

	/** @param IContextSource $context @param array<string, string> $values @param string $seatsHtml what is to be said of seats */
	public function fields( IContextSource $context, array $values, string $seatsHtml = '' ): string {
		$label = static fn ( string $key ) => $context->msg( "wikisocial-events-form-$key" )->text();
		$input = static fn ( string $name, string $key, array $attributes = [], string $hint = '' ) =>
			FormHtml::input( $label( $key ), $name, $values[$name], $attributes, $hint === '' ? '' : $label( $hint ) );
		$moment = [ 'type' => 'datetime-local', 'required' => true ];
		return $input( 'wpTitle', 'title', [ 'required' => true, 'maxlength' => self::TEXT_MAX ] ) .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-events-times' ],
				$input( 'wpStart', 'start', $moment ) . $input( 'wpEnd', 'end', $moment ) ) .
			FormHtml::select( $label( 'zone' ), 'wpZone', self::zones( $values['wpZone'] ), $values['wpZone'], [ 'dir' => 'ltr' ], $label( 'zone-hint' ) ) .
			$input( 'wpPlace', 'place', [ 'maxlength' => self::TEXT_MAX ] ) .
			$input( 'wpLink', 'link', [ 'type' => 'url', 'maxlength' => 2000, 'dir' => 'ltr' ], 'link-hint' ) .
			FormHtml::textarea( $label( 'description' ), 'wpDescription', $values['wpDescription'], [ 'maxlength' => self::DESCRIPTION_MAX, 'rows' => 5 ] ) .
			FormHtml::group( $label( 'seats' ), $seatsHtml .
				$input( 'wpCapacity', 'capacity', [ 'type' => 'number', 'min' => 1, 'max' => self::SEATS_MAX ], 'capacity-hint' ) .
				FormHtml::checkbox( $label( 'waitlist' ), 'wpWaitlist', (bool)$values['wpWaitlist'] ) .
				$input( 'wpGuests', 'guests', [ 'type' => 'number', 'min' => 0, 'max' => self::GUESTS_MAX ] ) .
				$input( 'wpDeadline', 'deadline', [ 'type' => 'datetime-local' ], 'deadline-hint' ) ) .
			FormHtml::group( $label( 'dates' ),
				FormHtml::select( $label( 'repeat' ), 'wpRepeat', self::repeats( $values['wpRepeat'], $context ), $values['wpRepeat'] ?: 'once' ) .
				$input( 'wpDates', 'count', [ 'type' => 'number', 'min' => 2, 'max' => self::DATES_MAX ] ) .
				$input( 'wpExcept', 'except', [ 'dir' => 'ltr', 'placeholder' => 'YYYY-MM-DD, YYYY-MM-DD' ], 'except-hint' ) ) .
			$input( 'wpFile', 'file', [ 'maxlength' => 255 ], 'file-hint' );
	}

	/** @param IContextSource $context @param string $action address @param string $label of the whole @param string $inside HTML */
	public static function form( IContextSource $context, string $action, string $label, string $inside ): string {
		return FormHtml::form( $action, $context->getCsrfTokenSet()->getToken()->toString(), $inside .
			Html::rawElement( 'div', [ 'class' => 'mw-wikisocial-signup-buttons' ],
				FormHtml::button( $context->msg( 'wikisocial-events-form-submit' )->text(), true ) . ' ' .
				FormHtml::button( $context->msg( 'wikisocial-composer-preview' )->text(), false, [ 'name' => 'wpPreview', 'value' => '1' ] ) ),
			[ 'class' => 'mw-wikisocial-events-form', 'aria-label' => $label ]
		);
	}

	/** @return array<string, string> texts by what the field has for them */
	private static function repeats( string $chosen, IContextSource $context ): array {
		$choices = [];
		foreach ( [ 'once', ...array_keys( self::REPEATS ) ] as $one ) {
			// Messages: wikisocial-events-form-repeat-once, wikisocial-events-form-repeat-daily, wikisocial-events-form-repeat-weekly,
			// wikisocial-events-form-repeat-fortnightly, wikisocial-events-form-repeat-monthly
			$choices[$one] = $context->msg( "wikisocial-events-form-repeat-$one" )->text();
		}
		return !str_contains( $chosen, '=' ) ? $choices
			: $choices + [ $chosen => $context->msg( 'wikisocial-events-form-repeat-kept' )->plaintextParams( $chosen )->text() ];
	}

	/** @return array<string, string> */
	private static function zones( string $chosen ): array {
		// A page may name one by another of its names.
		$names = array_unique( [ ...DateTimeZone::listIdentifiers(), ...( $chosen === '' ? [] : [ $chosen ] ) ] );
		return array_combine( $names, array_map( static fn ( string $one ) => strtr( $one, '_', ' ' ), $names ) );
	}

	/** The writer's own, where the preferences name one; else the wiki's. */
	private function zoneOf( IContextSource $context ): string {
		$set = explode( '|', (string)$this->options->getOption( $context->getUser(), 'timecorrection' ) );
		return $set[0] === 'ZoneInfo' && isset( $set[2] ) ? $set[2] : $this->zone;
	}
}
