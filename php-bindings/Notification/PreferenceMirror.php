<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Notification;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\User\CentralId\CentralIdLookup;
use MediaWiki\User\Options\UserOptionsManager;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;
use Psr\Log\LoggerInterface;
use Wikimedia\Rdbms\IConnectionProvider;
use Wikimedia\Rdbms\IDBAccessObject;
use WikiSocial\Exception;

/**
 * The store's copy of what people want to be told of, and by whom not. It is never told what changed: it reads the
 * wiki's options as they are, so that a change missed is mended by any later look.
 */
class PreferenceMirror {
	public const SERVICE_NAME = 'WikiSocial.PreferenceMirror';

	/** Whom one is never told of, central ids, one a line: as Echo keeps its own, which counts here too. */
	public const MUTED = 'wikisocial-muted';
	private const MUTED_BY_ECHO = 'echo-notifications-blacklist';

	/** The engine keeps no more of one person. */
	public const MUTED_MAX = 1000;
	/** Nor takes more of many people at once. */
	private const MUTED_IN_CALL = 5000;
	/** Somebody who saves without end is left to the next look. */
	private const TRIES = 5;

	public function __construct(
		private readonly Engine $engine,
		private readonly UserOptionsManager $options,
		private readonly UserIdentityLookup $identities,
		private readonly CentralIdLookup $centralIds,
		private readonly IConnectionProvider $databases,
		private readonly LoggerInterface $logger,
		private readonly KindMirror $kinds
	) {
	}

	/** @return string[] options whose changes have to be told */
	public static function watched(): array {
		return [ self::MUTED, self::MUTED_BY_ECHO, Kinds::MAIL_OPTION, ...Kinds::options() ];
	}

	/**
	 * Who saves meanwhile, and is told to the store before what was read here, would be overwritten: what the store had
	 * otherwise is compared with the wiki once more, until the two are equal.
	 * @param int[] $ids user ids, at most 1000, each once; of those who are not there any more nothing is told
	 * @return int how many the store had otherwise
	 * @throws Exception
	 */
	public function refresh( array $ids ): int {
		$this->kinds->ensure();
		$states = $this->statesOf( $ids );
		$changed = $told = $this->tell( $states );
		for ( $tries = 0; $told && $tries < self::TRIES; $tries++ ) {
			// Else a database that shows each transaction one state of it would show the old one.
			$this->databases->getPrimaryDatabase()->flushSnapshot( __METHOD__ );
			$before = $states;
			$states = $this->statesOf( array_keys( $states ) );
			$told = $this->tell( array_filter( $states, static fn ( array $now, int $id ) => $now !== $before[$id], ARRAY_FILTER_USE_BOTH ) );
		}
		return $changed;
	}

	/** @param int[] $ids @return array[] by user id */
	private function statesOf( array $ids ): array {
		$people = !$ids ? [] : $this->identities->newSelectQueryBuilder()
			->whereUserIds( $ids )
			// Of hidden people too: they have their preferences.
			->caller( __METHOD__ )
			->fetchUserIdentities();
		$usual = $this->options->getDefaultOptions();
		$states = [];
		foreach ( $people as $person ) {
			$states[$person->getId()] = $this->stateOf( $person, $usual );
		}
		return $states;
	}

	/** @param array[] $states @throws Exception */
	private function tell( array $states ): int {
		$changed = $muted = 0;
		$some = [];
		foreach ( $states as $state ) {
			$muted += count( $state['muted'] );
			if ( $muted > self::MUTED_IN_CALL ) {
				$changed += $this->engine->mirrorPreferences( $some );
				$some = [];
				$muted = count( $state['muted'] );
			}
			$some[] = $state;
		}
		return $changed + ( $some ? $this->engine->mirrorPreferences( $some ) : 0 );
	}

	/** As a hook may call it: a store that is away is logged, and the script mends it later. */
	public function refreshOrLog( int $userId ): void {
		try {
			$this->refresh( [ $userId ] );
		} catch ( Exception $failure ) {
			$this->logger->warning( 'Preferences of user {user} were not mirrored ({reason}): run WikiSocial:ReconcileUsers', [
				'user' => $userId,
				'reason' => $failure->getReason(),
			] );
		}
	}

	/**
	 * What the wiki has for everybody, as far as it differs from what the kinds have by themselves; of other
	 * extensions' kinds all.
	 * @return bool whether the store had it otherwise
	 * @throws Exception
	 */
	public function refreshDefaults(): bool {
		$usual = $this->options->getDefaultOptions();
		$isNew = $this->kinds->refresh();
		$isChanged = $this->engine->mirrorPreferenceDefaults(
			array_diff_assoc( array_intersect_key( Kinds::ofOptions( $usual ), Kinds::DEFAULTS ), Kinds::DEFAULTS ), Kinds::MAIL_EVERY[Kinds::oftenOfOptions( $usual )]
		);
		return $isNew || $isChanged;
	}

	/**
	 * Who chose something, by rising user id. One query.
	 * @return int[]
	 */
	public function chosen( int $after, int $limit ): array {
		$replica = $this->databases->getReplicaDatabase();
		return array_map( 'intval', $replica->newSelectQueryBuilder()
			->select( 'up_user' )
			->distinct()
			->from( 'user_properties' )
			->where( [ 'up_property' => self::watched(), $replica->expr( 'up_user', '>', $after ) ] )
			->orderBy( 'up_user' )
			->limit( $limit )
			->caller( __METHOD__ )
			->fetchFieldValues() );
	}

	/** @param UserIdentity $person @param array $usual options of whoever chose none */
	private function stateOf( UserIdentity $person, array $usual ): array {
		// By the manager, for options may be another store's too; and afresh, for many are looked at in one run.
		$this->options->clearUserOptionsCache( $person );
		$options = $this->options->getOptions( $person, 0, IDBAccessObject::READ_LATEST );
		$this->options->clearUserOptionsCache( $person );
		$often = Kinds::oftenOfOptions( $options );
		return [
			'userId' => $person->getId(),
			'channels' => array_diff_assoc( Kinds::ofOptions( $options ), Kinds::ofOptions( $usual ) ),
			'every' => $often === Kinds::oftenOfOptions( $usual ) ? null : Kinds::MAIL_EVERY[$often],
			'muted' => $this->localIds( $person, $options ),
		];
	}

	/** @param UserIdentity $person @param array $options @return int[] */
	private function localIds( UserIdentity $person, array $options ): array {
		$central = [];
		foreach ( [ self::MUTED, self::MUTED_BY_ECHO ] as $name ) {
			foreach ( explode( "\n", (string)( $options[$name] ?? '' ) ) as $id ) {
				if ( ctype_digit( $id ) ) {
					$central[(int)$id] = null;
				}
			}
		}
		$central = array_slice( $central, 0, self::MUTED_MAX, true );
		$names = !$central ? [] : array_filter( $this->centralIds->lookupCentralIds( $central, CentralIdLookup::AUDIENCE_RAW ) );
		$muted = !$names ? [] : $this->identities->newSelectQueryBuilder()
			->whereUserNames( array_values( $names ) )
			->caller( __METHOD__ )
			->fetchUserIdentities();
		$ids = [];
		foreach ( $muted as $one ) {
			if ( $one->getId() !== $person->getId() ) {
				$ids[] = $one->getId();
			}
		}
		sort( $ids );
		return $ids;
	}
}
