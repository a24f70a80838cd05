<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use DateTimeImmutable;
use DateTimeZone;
use Exception;

/**
 * The dates of an event cut into hours, when it is one date of a day or less, or else into days of the event's
 * zone. At most 60 days: of what was repeated more often the latest dates are kept. Instants are seconds.
 */
class EditPeriods {
	public const HOUR = 'hour';
	public const DAY = 'day';
	public const MAX = 60;

	private const SECONDS = 3600;
	/** The longest that a day is */
	private const LONG_DAY = 25 * self::SECONDS;

	/**
	 * @param string $unit
	 * @param array{from: int, until: int}[] $ranges dates that are kept, in their order
	 * @param array{from: int, until: int}[] $bars hours or days in their order, without those between dates
	 * @param int $leftOut how many dates are not
	 */
	private function __construct(
		public readonly string $unit,
		public readonly array $ranges,
		public readonly array $bars,
		public readonly int $leftOut
	) {
	}

	/**
	 * @param array{startAt: int, endAt: int}[] $dates of WikiSocial\Events, in their order, at least one
	 * @param string $zone
	 */
	public static function of( array $dates, string $zone ): self {
		$ranges = array_map( static fn ( array $one ) => [
			'from' => intdiv( $one['startAt'], 1_000_000 ), 'until' => intdiv( $one['endAt'], 1_000_000 ),
		], $dates );
		if ( count( $ranges ) === 1 && $ranges[0]['until'] - $ranges[0]['from'] <= self::LONG_DAY ) {
			return new self( self::HOUR, $ranges, self::hours( $ranges[0], self::zone( $zone ) ), 0 );
		}
		$kept = $bars = [];
		foreach ( array_reverse( $ranges ) as $range ) {
			$more = self::merge( self::days( $range, self::zone( $zone ) ), $bars );
			if ( count( $more ) > self::MAX ) {
				break;
			}
			$bars = $more;
			array_unshift( $kept, $range );
		}
		return new self( self::DAY, $kept, array_values( $bars ), count( $ranges ) - count( $kept ) );
	}

	/** As far as PHP knows it. */
	public static function zone( string $name ): DateTimeZone {
		try {
			return new DateTimeZone( $name );
		} catch ( Exception ) {
			return new DateTimeZone( 'UTC' );
		}
	}

	private static function hours( array $range, DateTimeZone $zone ): array {
		$bars = [];
		for ( $at = $range['from']; $at < $range['until']; $at = $next ) {
			[ $minutes, $seconds ] = explode( ' ', self::local( $at, $zone )->format( 'i s' ) );
			// Also where clocks are put back: instants go on.
			$next = $at - (int)$minutes * 60 - (int)$seconds + self::SECONDS;
			$bars[] = [ 'from' => $at, 'until' => min( $next, $range['until'] ) ];
		}
		return $bars;
	}

	/** @return array<string, array{from: int, until: int}> by day */
	private static function days( array $range, DateTimeZone $zone ): array {
		$bars = [];
		for ( $at = $range['from']; $at < $range['until']; $at = $next ) {
			$day = self::local( $at, $zone );
			$next = $day->modify( '+1 day' )->setTime( 0, 0 )->getTimestamp();
			$bars[$day->format( 'Y-m-d' )] = [ 'from' => $at, 'until' => min( $next, $range['until'] ) ];
		}
		return $bars;
	}

	/** Two dates may have a day in common. */
	private static function merge( array $earlier, array $later ): array {
		foreach ( array_intersect_key( $later, $earlier ) as $day => $bar ) {
			$earlier[$day]['until'] = max( $earlier[$day]['until'], $bar['until'] );
		}
		return $earlier + $later;
	}

	private static function local( int $instant, DateTimeZone $zone ): DateTimeImmutable {
		return ( new DateTimeImmutable( "@$instant" ) )->setTimezone( $zone );
	}
}
