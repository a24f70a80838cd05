<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\MWEntity;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use Psr\Log\LoggerInterface;
use WikiSocial\Exception;

/**
 * The store's copy of what the wiki says of its users. It is never told what happened: it reads the
 * wiki's present state, so that a change missed is mended by any later look.
 */
class UserMirror {
	public const SERVICE_NAME = 'WikiSocial.UserMirror';

	private const FLAGS = [ 'hidden', 'temporary', 'exists' ];
	/** How often a refresh looks again whether what it wrote is still true. */
	private const LOOKS = 3;
	/** Batches of moving statuses that a request has time for; the script does the rest. */
	private const SETTLE_BATCHES = 20;

	public function __construct(
		private readonly string $wikiId,
		private readonly UserStates $states,
		private readonly Engine $engine,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * Brings the store in line with the wiki for these users. Looks again after writing: of two that
	 * meet, the one that writes last reads last, and none leaves the older state behind.
	 * @param int[] $ids user ids, each once
	 * @return int how many rows of the store changed
	 * @throws Exception
	 */
	public function refresh( array $ids ): int {
		$changed = 0;
		$told = null;
		for ( $look = 0; $look < self::LOOKS; $look++ ) {
			$states = $this->states->ofUsers( $ids );
			if ( $states === $told ) {
				break;
			}
			$changed += $this->engine->mirrorUsers( $this->wikiId, array_values( $states ) );
			$told = $states;
		}
		return $changed;
	}

	/** Asked of the wiki, which knows first. */
	public function isHidden( int $userId ): bool {
		return $this->states->ofUsers( [ $userId ] )[$userId]['hidden'];
	}

	/** As a hook may call it: a store that is away is logged, and the script mends it later. */
	public function refreshOrLog( int $userId ): void {
		try {
			$this->refresh( [ $userId ] );
		} catch ( Exception $failure ) {
			$this->log( 'User {user} was not mirrored', [ 'user' => $userId ], $failure );
		}
	}

	/** Notes a merger and moves what there is time for. */
	public function mergeOrLog( int $from, int $to ): void {
		try {
			$this->engine->mergeUsers( $this->wikiId, $from, $to );
			$this->refresh( [ $from, $to ] );
			$after = '0';
			for ( $batch = 0; $after !== null && $batch < self::SETTLE_BATCHES; $batch++ ) {
				$after = $this->settle( $after, false )['next'];
			}
			if ( $after !== null ) {
				$this->logger->info( 'Statuses of user {from} remain to be moved: run WikiSocial:ReconcileUsers', [
					'from' => $from,
				] );
			}
		} catch ( Exception $failure ) {
			$this->log( 'User {from} was not merged into {to}', [ 'from' => $from, 'to' => $to ], $failure );
		}
	}

	/**
	 * @return array{moved: int, next: ?string}
	 * @throws Exception
	 */
	public function settle( string $after, bool $dryRun ): array {
		return $this->engine->settleMerges( $this->wikiId, $after, $dryRun );
	}

	/**
	 * Compares some users of the store with the wiki.
	 * @return array{seen: int, people: int[], last: ?int, merged: bool, differing: array<int, string[]>, refresh: int[]}
	 *  people: who was compared; last: where to go on, null at the end; differing: the flags by user id; refresh: whom to mend
	 * @throws Exception
	 */
	public function compare( int $after, int $limit ): array {
		$entries = $this->engine->mirroredUsers( $this->wikiId, $after, $limit );
		$ids = array_column( $entries, 'userId' );
		$heirs = array_filter( array_column( $entries, 'mergedInto' ) );
		$states = $this->states->ofUsers( array_values( array_unique( [ ...$ids, ...$heirs ] ) ) );
		$differing = $refresh = [];
		foreach ( $entries as $entry ) {
			$flags = $this->differences( $entry, $states );
			if ( $flags ) {
				$differing[$entry['userId']] = $flags;
				$refresh[$entry['userId']] = $refresh[$entry['mergedInto'] ?? $entry['userId']] = true;
			}
		}
		return [
			'seen' => count( $entries ),
			'people' => $ids,
			'last' => count( $entries ) === $limit ? end( $ids ) : null,
			'merged' => (bool)$heirs,
			'differing' => $differing,
			'refresh' => array_keys( $refresh ),
		];
	}

	/** @return string[] the flags that the store has wrong, by the same rules as it sets them */
	private function differences( array $entry, array $states ): array {
		$wanted = $states[$entry['userId']];
		$owner = $states[$entry['mergedInto'] ?? $entry['userId']];
		$wanted['hidden'] = $owner['hidden'] || ( !$owner['exists'] && $entry['hidden'] );
		return array_values( array_filter(
			self::FLAGS, static fn ( $flag ) => $entry[$flag] !== $wanted[$flag]
		) );
	}

	private function log( string $what, array $context, Exception $failure ): void {
		$this->logger->warning( "$what ({reason}): run WikiSocial:ReconcileUsers", $context + [
			'reason' => $failure->getReason(),
		] );
	}
}
