<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\UserMirror;
use MediaWiki\Extension\WikiSocial\Status\RecentComments;
use Psr\Log\LoggerInterface;
use WikiSocial\Exception;

/**
 * The store's copy of what the wiki says of what was liked or commented. It is never told what
 * happened: it reads the wiki's present state, so that a change missed is mended by any later look.
 */
class TargetMirror {
	public const SERVICE_NAME = 'WikiSocial.TargetMirror';

	/** Objects looked for in one exchange, and compared at once. */
	public const BATCH = 500;

	private const FLAGS = [ 'authorId', 'pageId', 'hidden', 'deleted' ];
	/** How often a refresh looks again whether what it wrote is still true. */
	private const LOOKS = 3;

	public function __construct(
		private readonly TargetSources $sources,
		private readonly Engine $engine,
		private readonly UserMirror $users,
		private readonly RecentComments $comments,
		private readonly LoggerInterface $logger
	) {
	}

	/**
	 * Brings the store in line with the wiki. Looks again after writing: of two that meet, the one
	 * that writes last reads last, and none leaves the older state behind.
	 * @param array[] $rows of Targets::list
	 * @return int how many of them changed
	 * @throws Exception
	 */
	public function refresh( array $rows ): int {
		$changed = 0;
		$roots = [];
		for ( $look = 0; $look < self::LOOKS; $look++ ) {
			$states = $this->differing( $rows );
			if ( !$states ) {
				break;
			}
			$changed += $this->engine->mirrorTargets( array_values( $states ) );
			foreach ( $rows as $key => $row ) {
				$state = $states[$row['target']] ?? $row;
				if ( $state['hidden'] !== $row['hidden'] || $state['deleted'] !== $row['deleted'] ) {
					$roots[$row['target']] = [ 'type' => $row['type'], 'id' => $row['id'] ];
				}
				$rows[$key] = $state + $row;
			}
		}
		$this->comments->rootsChanged( array_values( $roots ) );
		return $changed;
	}

	/**
	 * @param array{type: string, id: string}[] $objects
	 * @throws Exception
	 */
	public function refreshObjects( array $objects ): void {
		foreach ( array_chunk( $objects, self::BATCH ) as $batch ) {
			$this->refresh( $this->engine->findTargets( $batch ) );
		}
	}

	/**
	 * One batch of those of a page, or of all.
	 * @param string $after target id of the last one had
	 * @param int $pageId 0 for all pages
	 * @param int $authorId 0 for everybody; else only those whose state hangs on this person
	 * @return ?string where to go on, null at the end
	 * @throws Exception
	 */
	public function refreshBatch( string $after, int $pageId = 0, int $authorId = 0 ): ?string {
		$rows = $this->engine->targets( $after, self::BATCH, $pageId );
		$last = count( $rows ) === self::BATCH ? end( $rows )['target'] : null;
		// Log entries about somebody's page are hidden together with that person.
		$this->refresh( !$authorId ? $rows : array_filter( $rows, static fn ( array $row ) =>
			$row['authorId'] === $authorId || $row['type'] === Target::LOG ) );
		return $last;
	}

	/**
	 * After a write on an object, once its answer is out: what was hidden, or whoever was, between the
	 * check and the write is so in the store too.
	 */
	public function recheck( Target $target ): void {
		if ( !$this->sources->of( $target->type ) ) {
			return;
		}
		try {
			$this->refreshObjects( [ [ 'type' => $target->type, 'id' => $target->id ] ] );
		} catch ( Exception $failure ) {
			$this->log( $failure );
		}
		if ( $target->authorId ) {
			$this->users->refreshOrLog( $target->authorId );
		}
	}

	/** As a hook may call it: a store that is away must not break what the wiki does. */
	public function log( Exception $failure ): void {
		$this->logger->warning( 'What the wiki hid or deleted was not mirrored ({reason}): run WikiSocial:ReconcileTargets', [
			'reason' => $failure->getReason(),
		] );
	}

	/**
	 * Compares some objects of the store with the wiki.
	 * @param string $after target id
	 * @param int $limit
	 * @return array{seen: int, last: ?string, differing: array<string, string[]>, rows: array[]}
	 *  last: where to go on, null at the end; differing: what is wrong, by target id; rows: what to mend
	 * @throws Exception
	 */
	public function compare( string $after, int $limit ): array {
		$rows = array_column( $this->engine->targets( $after, $limit ), null, 'target' );
		$differing = [];
		foreach ( $this->differing( $rows ) as $target => $state ) {
			$differing[$target] = array_values( array_filter(
				self::FLAGS, static fn ( string $flag ) => $state[$flag] !== $rows[$target][$flag]
			) );
		}
		return [
			'seen' => count( $rows ),
			'last' => count( $rows ) === $limit ? (string)array_key_last( $rows ) : null,
			'differing' => $differing,
			'rows' => array_intersect_key( $rows, $differing ),
		];
	}

	/** @return array<string, array> what Targets::mirror takes, by target id, of those that the store has wrong */
	private function differing( array $rows ): array {
		$byType = $differing = [];
		foreach ( $rows as $row ) {
			$byType[$row['type']][] = $row;
		}
		foreach ( $byType as $type => $itsRows ) {
			$states = $this->sources->of( $type )?->states( $itsRows ) ?? [];
			foreach ( $itsRows as $row ) {
				$state = isset( $states[$row['id']] ) ? $states[$row['id']]->toArray( $row['target'] ) : [];
				if ( array_diff_assoc( $state, $row ) ) {
					$differing[$row['target']] = $state;
				}
			}
		}
		return $differing;
	}
}
