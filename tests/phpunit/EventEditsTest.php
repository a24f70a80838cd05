<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Tests;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Event\EditPeriods;
use MediaWiki\Extension\WikiSocial\Event\EditTotals;
use MediaWiki\Extension\WikiSocial\Event\EventEdits;
use MediaWiki\Extension\WikiSocial\Services;
use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Title\Title;
use MediaWiki\User\User;
use MediaWiki\Utils\MWTimestamp;
use MediaWiki\WikiMap\WikiMap;
use PHPUnit\Framework\TestCase;
use Wikimedia\ObjectCache\HashBagOStuff;
use Wikimedia\ObjectCache\WANObjectCache;
use WikiSocial\Actors;
use WikiSocial\Events;
use WikiSocial\Signups;
use WikiSocial\Viewer;

/**
 * What is counted as edited during an event, in the real wiki and store.
 * @covers \MediaWiki\Extension\WikiSocial\Event\EventEdits
 * @covers \MediaWiki\Extension\WikiSocial\Event\EditPeriods
 * @covers \MediaWiki\Extension\WikiSocial\Event\EditTotals
 */
class EventEditsTest extends TestCase {
	use PageHelper;
	use PeopleHelper;

	private User $organiser;
	private Title $page;
	private string $tag;
	private string $id;
	private int $revision;

	protected function setUp(): void {
		$this->organiser = $this->newPerson();
		$this->page = $this->newTitle( NS_TALK );
		$this->revision = $this->edit( $this->page, $this->organiser, 'Announced here' );
		$this->tag = 't' . bin2hex( random_bytes( 8 ) );
		// Nobody signs up for what is over: it is ahead until joined() have.
		$this->announce( self::day( 5 ) . 'T10:00', self::day( 5 ) . 'T13:00' );
		$this->id = Events::byTag( self::viewer( $this->organiser ), [ $this->tag ] )[0]['id'];
		Events::configure( self::viewer( $this->organiser ), $this->id, [ 'tiesEdits' => true ] );
	}

	protected function tearDown(): void {
		MWTimestamp::setFakeTime( false );
		if ( isset( $this->id ) ) {
			// Its page has no tag: whoever compares store and wiki would find that.
			Events::sync( self::viewer( $this->organiser ), $this->page->getArticleID(), (string)$this->revision, [], false );
		}
	}

	private static function viewer( User $user ): Viewer {
		return new Viewer( WikiMap::getCurrentWikiId(), $user->getId() );
	}

	private static function day( int $away ): string {
		return gmdate( 'Y-m-d', time() + $away * 86400 );
	}

	/** The page is saved, with these times. */
	private function announce( string $start, string $end, string $rule = '' ): void {
		Events::sync( self::viewer( $this->organiser ), $this->page->getArticleID(), (string)$this->revision++, [ [
			'tag' => $this->tag, 'title' => 'Editathon', 'description' => '', 'place' => '', 'link' => '', 'file' => '', 'lang' => 'en', 'zone' => 'UTC',
			'start' => $start, 'end' => $end, 'rule' => $rule, 'except' => [], 'deadline' => null, 'capacity' => null, 'waitlist' => true, 'guestsMax' => 0,
		] ], true );
	}

	/** @return User[] who have signed up */
	private function joined( int $number, bool $ties = true, bool $isPublic = true ): array {
		$people = [];
		for ( $i = 0; $i < $number; $i++ ) {
			$people[] = $one = $this->newPerson();
			Signups::put( self::viewer( $one ), $this->id, [
				'answer' => 'going', 'guests' => 0, 'public' => $isPublic, 'note' => '', 'ties' => $ties, 'answers' => []
			] );
		}
		return $people;
	}

	private function editAt( string $time, User $author, string $text, ?Title $title = null ): Title {
		$title ??= $this->newTitle();
		MWTimestamp::setFakeTime( gmdate( 'YmdHis', strtotime( $time . 'Z' ) ) );
		$this->edit( $title, $author, $text );
		MWTimestamp::setFakeTime( false );
		return $title;
	}

	private function counted( ?WANObjectCache $cache = null, int ...$limit ): EditTotals {
		$services = MediaWikiServices::getInstance();
		$own = Services::get();
		$edits = new EventEdits( $own->getEngine(), $own->getViewerFactory(), $services->getConnectionProvider(), $services->getHideUserUtils(),
			$cache ?? WANObjectCache::newEmpty(), ...$limit );
		$reader = $this->newPerson();
		return $edits->of( $reader, $own->getEngine()->event( self::viewer( $reader ), $this->id ) );
	}

	public function testEditsOfThoseWhoAllowItAreCountedByTheHour(): void {
		[ $anna, $berta, $clara ] = $this->joined( 3 );
		[ $other ] = $this->joined( 1, false );
		[ $private ] = $this->joined( 1, true, false );
		$day = self::day( -3 );
		$page = $this->editAt( "{$day}T09:59:59", $anna, '12345' );
		$this->editAt( "{$day}T10:00:00", $anna, '1234567', $page );
		$this->editAt( "{$day}T10:30:00", $berta, '1', $page );
		$this->editAt( "{$day}T12:59:59", $berta, '1234' );
		$this->editAt( "{$day}T13:00:00", $berta, 'Behind its end' );
		foreach ( [ $other, $private, $this->organiser ] as $one ) {
			$this->editAt( "{$day}T11:00:00", $one, 'Not to be counted' );
		}
		$this->announce( "{$day}T10:00", "{$day}T13:00" );
		$totals = $this->counted();
		$this->assertSame( [ EditTotals::COUNTED, EditPeriods::HOUR, 3, 2, true ],
			[ $totals->state, $totals->periods->unit, $totals->people, $totals->editors, $totals->isWhole ] );
		$this->assertSame( [ 'edits' => 3, 'pages' => 2, 'created' => 1, 'added' => 6, 'removed' => 6 ], $totals->sum );
		$this->assertSame( [
			[ 'edits' => 2, 'pages' => 1, 'created' => 0, 'added' => 2, 'removed' => 6 ],
			EditTotals::NOTHING,
			[ 'edits' => 1, 'pages' => 1, 'created' => 1, 'added' => 4, 'removed' => 0 ],
		], $totals->counts );
		$first = $this->counted( null, 2 );
		$this->assertSame( [ 2, false ], [ $first->sum['edits'], $first->isWhole ], 'no more than the limit' );

		$this->editAt( "{$day}T10:00:00", $clara, 'One more' );
		$this->assertSame( [ 4, 3 ], [ $this->counted()->sum['edits'], $this->counted()->editors ] );
		Signups::move( self::viewer( $this->organiser ), $this->id, $clara->getId(), 'absent', '' );
		$this->assertSame( EditTotals::FEW, $this->counted()->state, 'who was not there is none of them' );
	}

	public function testWhatIsDeletedOrHiddenIsNotCounted(): void {
		[ $anna, $berta, , $dora ] = $this->joined( 4 );
		$day = self::day( -3 );
		$this->announce( "{$day}T10:00", "{$day}T13:00" );
		$page = $this->editAt( "{$day}T10:10:00", $anna, 'Text' );
		$this->editAt( "{$day}T10:20:00", $berta, 'Text again', $page );
		$hidden = $page->getLatestRevID();
		$this->editAt( "{$day}T10:30:00", $berta, 'Text last', $page );
		$gone = $this->editAt( "{$day}T10:40:00", $dora, 'To be deleted' );
		$this->assertSame( [ 4, 3 ], [ $this->counted()->sum['edits'], $this->counted()->editors ] );
		$this->setBits( 'revision', $page, [ $hidden ], [ RevisionRecord::DELETED_COMMENT => 1 ] );
		$this->assertSame( 3, $this->counted()->sum['edits'] );
		$this->deletePage( $gone );
		$this->assertSame( [ 2, 4, 2 ], [ $this->counted()->sum['edits'], $this->counted()->people, $this->counted()->editors ] );
		foreach ( [ $anna, $dora ] as $left => $one ) {
			MediaWikiServices::getInstance()->getBlockUserFactory()->newBlockUser( $one, $this->administrator(), 'infinity', 'test',
				[ 'isHideUser' => true, 'isAutoblocking' => false ] )->placeBlockUnsafe();
			DeferredUpdates::doUpdates();
			// As if the store did not know it yet.
			Actors::mirror( WikiMap::getCurrentWikiId(), [ [ 'userId' => $one->getId(), 'hidden' => false, 'temporary' => false, 'exists' => true ] ] );
			$this->assertSame( [ [ EditTotals::COUNTED, 3, 1 ], [ EditTotals::FEW, 0, 0 ] ][$left],
				[ $this->counted()->state, $this->counted()->people, $this->counted()->sum['edits'] ] );
		}
	}

	public function testNumbersAreKeptForAWhileAsLongAsTheSamePeopleAllowIt(): void {
		[ $anna ] = $this->joined( 3 );
		$day = self::day( -3 );
		$cache = new WANObjectCache( [ 'cache' => new HashBagOStuff() ] );
		$this->announce( "{$day}T10:00", "{$day}T13:00" );
		$this->editAt( "{$day}T10:10:00", $anna, 'Text' );
		$this->assertSame( 1, $this->counted( $cache )->sum['edits'] );
		$this->editAt( "{$day}T10:20:00", $anna, 'More' );
		$this->assertSame( 1, $this->counted( $cache )->sum['edits'] );
		$this->announce( self::day( 5 ) . 'T10:00', self::day( 5 ) . 'T13:00' );
		$this->joined( 1 );
		$this->announce( "{$day}T10:00", "{$day}T13:00" );
		$this->assertSame( [ 2, 4 ], [ $this->counted( $cache )->sum['edits'], $this->counted( $cache )->people ] );
	}

	public function testNoNumbersOfFewOfWhatIsAheadCancelledBeforeItBeganOrNotToBeCounted(): void {
		$this->joined( 2 );
		$this->assertSame( EditTotals::AHEAD, $this->counted()->state );
		Events::setStatus( self::viewer( $this->organiser ), $this->id, 'cancelled', '' );
		$this->assertSame( EditTotals::CANCELLED, $this->counted()->state );
		Events::setStatus( self::viewer( $this->organiser ), $this->id, 'planned', '' );
		$this->announce( self::day( -3 ) . 'T10:00', self::day( -3 ) . 'T13:00' );
		$this->assertSame( EditTotals::FEW, $this->counted()->state );
		Events::configure( self::viewer( $this->organiser ), $this->id, [ 'tiesEdits' => false ] );
		$this->assertSame( EditTotals::OFF, $this->counted()->state );
	}

	public function testOfOneThatIsCancelledWhileItGoesOnWhatWasEditedUntilThenIsCounted(): void {
		[ $anna ] = $this->joined( 3 );
		$hour = static fn ( int $away ) => gmdate( 'Y-m-d\TH:i', time() + $away * 3600 );
		$this->announce( $hour( -5 ), $hour( 5 ) );
		Events::setStatus( self::viewer( $this->organiser ), $this->id, 'cancelled', '' );
		foreach ( [ -2, -1, 1, 2, 3 ] as $away ) {
			$this->editAt( $hour( $away ) . ':00', $anna, 'Text' );
		}
		MWTimestamp::setFakeTime( time() + 6 * 3600 );
		$totals = $this->counted();
		$this->assertSame( [ EditTotals::COUNTED, 2 ], [ $totals->state, $totals->sum['edits'] ?? 0 ] );
	}

	public function testOfARepeatedEventTheDatesThatWereAreCountedByTheDay(): void {
		[ $anna ] = $this->joined( 3 );
		$at = static fn ( int $away ) => self::day( $away ) . 'T10:30:00';
		foreach ( [ -15, -10, -8, -8, -1, 6 ] as $away ) {
			$this->editAt( $at( $away ), $anna, 'Text' );
		}
		$this->announce( self::day( -15 ) . 'T10:00', self::day( -15 ) . 'T11:00', 'FREQ=WEEKLY;COUNT=5' );
		$totals = $this->counted();
		$this->assertSame( [ EditPeriods::DAY, [ 1, 2, 1 ], 4 ], [ $totals->periods->unit, array_column( $totals->counts, 'edits' ), $totals->sum['edits'] ] );
	}

	/** @return array{startAt: int, endAt: int} */
	private static function date( string $start, string $end, string $zone ): array {
		return [ 'startAt' => strtotime( "$start $zone" ) * 1_000_000, 'endAt' => strtotime( "$end $zone" ) * 1_000_000 ];
	}

	public function testDatesAreCutWhereTheirZoneHasHoursAndDays(): void {
		$berlin = 'Europe/Berlin';
		$hours = EditPeriods::of( [ self::date( '2026-10-25T00:00', '2026-10-26T00:00', $berlin ) ], $berlin );
		$this->assertSame( [ EditPeriods::HOUR, 25 ], [ $hours->unit, count( $hours->bars ) ], 'the day on which clocks are put back' );
		$half = EditPeriods::of( [ self::date( '2026-05-01T18:30', '2026-05-01T20:10', 'Asia/Kolkata' ) ], 'Asia/Kolkata' );
		$this->assertSame( [ 1800, 3600, 600 ], array_map( static fn ( $one ) => $one['until'] - $one['from'], $half->bars ) );
		$days = EditPeriods::of( [ self::date( '2026-10-24T18:00', '2026-10-26T09:00', $berlin ) ], $berlin );
		$this->assertSame( [ EditPeriods::DAY, [ 6, 25, 9 ] ],
			[ $days->unit, array_map( static fn ( $one ) => ( $one['until'] - $one['from'] ) / 3600, $days->bars ) ] );
	}

	public function testOfManyDatesTheLastAreKept(): void {
		$dates = [];
		for ( $i = 0; $i < 366; $i++ ) {
			// Two of each day.
			foreach ( [ '10', '12' ] as $hour ) {
				$day = gmdate( 'Y-m-d', 1_700_000_000 + $i * 86400 );
				$dates[] = self::date( "{$day}T$hour:00", "{$day}T$hour:30", 'UTC' );
			}
		}
		$periods = EditPeriods::of( $dates, 'UTC' );
		$this->assertSame( [ 60, 120, 732 - 120 ], [ count( $periods->bars ), count( $periods->ranges ), $periods->leftOut ] );
		$this->assertSame( end( $dates )['endAt'] / 1_000_000, $periods->bars[59]['until'] );
		$this->assertSame( $dates[732 - 120]['startAt'] / 1_000_000, $periods->bars[0]['from'] );
		$this->assertSame( 9000, $periods->bars[0]['until'] - $periods->bars[0]['from'], 'both dates of a day' );
		$weeks = EditPeriods::of( [ self::date( '2026-05-01T00:00', '2026-05-14T12:00', 'UTC' ), self::date( '2026-05-10T00:00', '2026-05-16T12:00', 'UTC' ) ], 'UTC' );
		$this->assertSame( [ 16, 2 ], [ count( $weeks->bars ), count( $weeks->ranges ) ], 'dates that overlap' );
	}
}
