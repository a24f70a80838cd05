<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Extension\WikiSocial\MWEntity\BotAccounts;
use MediaWiki\Permissions\Authority;
use MediaWiki\SpecialPage\SpecialPage;
use MediaWiki\Title\Title;
use MediaWiki\User\UserIdentityLookup;
use StatusValue;
use Wikimedia\Message\MessageValue;

/**
 * Objects as somebody may see them now, asked of the wiki. What is not there, what is hidden from
 * everybody, whoever asks, and what stands on a page that one may not read answer alike. Statuses and
 * comments are the engine's: they pass, and the engine decides.
 */
class TargetFinder {
	public const SERVICE_NAME = 'WikiSocial.TargetFinder';

	private const OWN = [ Target::STATUS, Target::COMMENT ];

	public function __construct(
		private readonly TargetSources $sources,
		private readonly BotAccounts $bots,
		private readonly UserIdentityLookup $identities
	) {
	}

	/** @return StatusValue value: Target. Errors: target-not-found, target-ambiguous, type-invalid */
	public function find( string $type, string $id, Authority $performer ): StatusValue {
		if ( !$this->sources->of( $type ) && !in_array( $type, self::OWN, true ) ) {
			return StatusValue::newFatal( MessageValue::new( 'wikisocial-error-type-invalid' ) );
		}
		$place = $this->places( $type, [ $id ] )[$id] ?? null;
		$target = $place && self::mayRead( $place->page, $performer ) ? $this->targets( $type, [ $id => $place ] ) : [];
		if ( !$target ) {
			return StatusValue::newFatal( MessageValue::new( 'wikisocial-error-target-not-found' ) );
		}
		return $place->isAmbiguous
			? StatusValue::newFatal( MessageValue::new( 'wikisocial-error-target-ambiguous' ) )
			: StatusValue::newGood( $target[$id] );
	}

	/**
	 * The same of many, in a number of queries that depends on their types only.
	 * @param array<array{type: string, id: string}> $objects
	 * @param Authority $performer
	 * @return array<Target> those that find() would find, with the keys of $objects, in their order
	 */
	public function findMany( array $objects, Authority $performer ): array {
		$ids = $places = [];
		foreach ( $objects as [ 'type' => $type, 'id' => $id ] ) {
			$ids[$type][] = $id;
		}
		$readable = [];
		foreach ( $ids as $type => $itsIds ) {
			// What was a decimal has become a number as a key.
			foreach ( $this->places( (string)$type, $itsIds ) as $id => $place ) {
				$key = $place->page?->getPrefixedDBkey();
				$readable[$key] ??= self::mayRead( $place->page, $performer );
				if ( $readable[$key] && !$place->isAmbiguous ) {
					$places[$type][$id] = $place;
				}
			}
		}
		$targets = $this->targetsOfTypes( $places );
		$found = [];
		foreach ( $objects as $key => [ 'type' => $type, 'id' => $id ] ) {
			if ( isset( $targets[$type][$id] ) ) {
				$found[$key] = $targets[$type][$id];
			}
		}
		return $found;
	}

	/** Whether somebody may not read the page that an object belongs to; what is hidden is for others to keep. */
	public function isKept( string $type, string $id, Authority $performer ): bool {
		return !self::mayRead( ( $this->places( $type, [ $id ] )[$id] ?? null )?->page, $performer );
	}

	/**
	 * The same of many, in a number of queries that depends on their types only.
	 * @param array{type: string, id: string}[] $objects
	 * @param Authority $performer
	 * @return array<string, true> "type/id" of those that are kept
	 */
	public function keptAmong( array $objects, Authority $performer ): array {
		$ids = $kept = $readable = [];
		foreach ( $objects as [ 'type' => $type, 'id' => $id ] ) {
			$ids[$type][$id] = (string)$id;
		}
		foreach ( $ids as $type => $itsIds ) {
			foreach ( $this->places( (string)$type, array_values( $itsIds ) ) as $id => $place ) {
				if ( !( $readable[$place->page?->getPrefixedDBkey()] ??= self::mayRead( $place->page, $performer ) ) ) {
					$kept["$type/$id"] = true;
				}
			}
		}
		return $kept;
	}

	/**
	 * @param string $type
	 * @param string[] $ids
	 * @return array<string, Place> by id
	 */
	private function places( string $type, array $ids ): array {
		if ( !in_array( $type, self::OWN, true ) ) {
			return $this->sources->of( $type )?->find( $ids ) ?? [];
		}
		$places = [];
		foreach ( DecimalId::among( $ids ) as $id ) {
			$places[$id] = new Place( 0, 0, null, SpecialPage::getTitleFor( 'Social', "status/$id" )->getFullURL() );
		}
		return $places;
	}

	/** What belongs to no page is for everybody who may read at all. */
	private static function mayRead( ?Title $page, Authority $performer ): bool {
		return $page ? $performer->definitelyCan( 'read', $page ) : $performer->isAllowed( 'read' );
	}

	/** @return array<string, Target> by the id that was asked for */
	private function targets( string $type, array $places ): array {
		return $this->targetsOfTypes( [ $type => $places ] )[$type] ?? [];
	}

	/**
	 * @param array<string, Place[]> $places by type and id
	 * @return array<string, Target[]> likewise, without those of hidden people
	 */
	private function targetsOfTypes( array $places ): array {
		$authors = [];
		foreach ( $places as $itsPlaces ) {
			foreach ( $itsPlaces as $place ) {
				$authors[$place->authorId] = $place->authorId;
			}
		}
		unset( $authors[0] );
		$hidden = $this->hidden( $authors );
		$bots = $this->bots->among( $authors );
		$targets = [];
		foreach ( $places as $type => $itsPlaces ) {
			foreach ( $itsPlaces as $id => $place ) {
				if ( !isset( $hidden[$place->authorId] ) ) {
					$targets[$type][$id] = new Target(
						$type, $place->id ?? (string)$id, $place->authorId, isset( $bots[$place->authorId] ), $place->pageId,
						$place->page, $place->url
					);
				}
			}
		}
		return $targets;
	}

	/** @return array<int, true> those of these people whose names are hidden */
	private function hidden( array $ids ): array {
		$hidden = [];
		$identities = !$ids ? [] : $this->identities->newSelectQueryBuilder()
			->whereUserIds( array_values( $ids ) )
			->hidden( true )
			->caller( __METHOD__ )
			->fetchUserIdentities();
		foreach ( $identities as $identity ) {
			$hidden[$identity->getId()] = true;
		}
		return $hidden;
	}
}
