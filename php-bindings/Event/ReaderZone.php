<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use DateTimeImmutable;
use DateTimeZone;
use MediaWiki\User\Options\UserOptionsLookup;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserTimeCorrection;

/** The time zone that a reader has set, or else the wiki's. */
class ReaderZone {
	public const SERVICE_NAME = 'WikiSocial.ReaderZone';

	/**
	 * @param UserOptionsLookup $options
	 * @param string $local the wiki's zone
	 */
	public function __construct(
		private readonly UserOptionsLookup $options,
		private readonly string $local
	) {
	}

	public function of( UserIdentity $reader ): DateTimeZone {
		$set = new UserTimeCorrection( (string)$this->options->getOption( $reader, 'timecorrection' ) );
		return match ( $set->getCorrectionType() ) {
			UserTimeCorrection::ZONEINFO => $set->getTimeZone(),
			// Somebody may have set a number of minutes, which follows no clock.
			UserTimeCorrection::OFFSET => new DateTimeZone( UserTimeCorrection::formatTimezoneOffset( $set->getTimeOffset() ) ),
			default => null,
		} ?? new DateTimeZone( $this->local );
	}

	/** What the clock shows there, as events have it: "YYYY-MM-DDTHH:MM". */
	public static function local( int $instant, DateTimeZone $zone ): string {
		return ( new DateTimeImmutable( '@' . intdiv( $instant, 1_000_000 ) ) )->setTimezone( $zone )->format( 'Y-m-d\TH:i' );
	}
}
