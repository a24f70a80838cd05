<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Extension\WikiSocial\Event\ReaderZone;
use MediaWiki\User\Options\StaticUserOptionsLookup;
use MediaWiki\User\UserIdentityValue;
use PHPUnit\Framework\TestCase;

/** @covers \MediaWiki\Extension\WikiSocial\Event\ReaderZone */
class ReaderZoneTest extends TestCase {
	public static function provideSettings(): array {
		return [
			'a zone' => [ 'ZoneInfo|540|Asia/Tokyo', '2031-03-01T00:30' ],
			'a zone by its rules of that day' => [ 'ZoneInfo|120|Europe/Berlin', '2031-02-28T16:30' ],
			'minutes' => [ 'Offset|-210', '2031-02-28T12:00' ],
			'the wiki\'s' => [ 'System|0', '2031-02-28T20:30' ],
			'nothing' => [ '', '2031-02-28T20:30' ],
			'nonsense' => [ 'ZoneInfo|0|Europe/Atlantis', '2031-02-28T15:30' ],
		];
	}

	/** @dataProvider provideSettings */
	public function testTheClockIsTheReaders( string $setting, string $expected ): void {
		$options = new StaticUserOptionsLookup( [ 'Reader' => [ 'timecorrection' => $setting ] ] );
		$zone = ( new ReaderZone( $options, 'Asia/Karachi' ) )->of( new UserIdentityValue( 1, 'Reader' ) );
		$this->assertSame( $expected, ReaderZone::local( gmmktime( 15, 30, 0, 2, 28, 2031 ) * 1_000_000, $zone ) );
	}
}
