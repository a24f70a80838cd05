<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Status\SurfaceCache;
use MediaWiki\User\UserIdentity;
use MediaWiki\User\UserIdentityLookup;

/**
 * Asks the homes of files again what they say of those whose data is old, stores it, and purges what
 * shows a file that looks different now. Each batch stands for itself: it may end after any.
 */
class RefreshFiles {
	public const SERVICE_NAME = 'WikiSocial.RefreshFiles';
	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialRefreshPause' ];

	/** Seconds for one batch; nobody waits for it. */
	private const SECONDS = 20.0;

	/** Files stored at once: all that may be said of so many is below the engine's 448 KiB. */
	private const STORED = 16;

	/** Statuses of a file that are read at once */
	private const STATUSES = 100;

	/** What a page shows of a file that a CDN may keep. */
	private const SHOWN = [
		'title', 'repo', 'kind', 'mime', 'width', 'height', 'author', 'authorUrl', 'licence', 'licenceUrl', 'attribution',
		'descriptionUrl', 'url', 'thumbs',
	];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly Engine $engine,
		private readonly FileSource $source,
		private readonly SurfaceCache $surfaces,
		private readonly UserIdentityLookup $identities
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/**
	 * @param int $limit files at most
	 * @param int $ageSeconds older data is old
	 * @param int $batch files asked for at once
	 * @param ?float $pause seconds between two batches; null: as the wiki is set
	 * @param ?callable(RefreshResult): void $progress called with the sum after each batch
	 * @throws \WikiSocial\Exception
	 */
	public function run(
		int $limit, int $ageSeconds, int $batch = FileSource::BATCH, ?float $pause = null, ?callable $progress = null
	): RefreshResult {
		$pause ??= (float)$this->config->get( 'WikiSocialRefreshPause' );
		$batch = min( max( 1, $batch ), FileSource::BATCH );
		$sum = new RefreshResult();
		$seen = [];
		while ( count( $seen ) < $limit ) {
			$names = $this->engine->staleFiles( $ageSeconds, min( $batch, $limit - count( $seen ) ) );
			// Whatever comes a second time cannot be settled now.
			$names = array_values( array_filter( $names, static fn ( string $name ) => !isset( $seen[$name] ) ) );
			if ( !$names ) {
				break;
			}
			if ( $seen ) {
				usleep( (int)( max( 0.0, $pause ) * 1e6 ) );
			}
			$seen += array_fill_keys( $names, true );
			$sum = $sum->plus( $this->refresh( $names ) );
			$progress && $progress( $sum );
			if ( $sum->unavailable ) {
				break;
			}
		}
		return $sum;
	}

	/**
	 * Whatever their age.
	 * @param string[] $names one batch
	 * @throws \WikiSocial\Exception
	 */
	public function refresh( array $names ): RefreshResult {
		$before = $this->source->requests();
		$answers = $this->source->fetch( $names, self::SECONDS );
		$files = $incomplete = [];
		foreach ( $answers as $name => $answer ) {
			if ( $answer->state !== FileAnswer::UNAVAILABLE ) {
				$files[] = $answer->file ?? [ 'file' => (string)$name, 'gone' => true ];
			}
			if ( !$answer->hasAllThumbs ) {
				$incomplete[] = (string)$name;
			}
		}
		$gone = count( array_filter( $files, [ self::class, 'isGone' ] ) );
		return new RefreshResult(
			$this->source->requests() - $before, count( $files ) - $gone, $gone, $this->store( $files, $incomplete ),
			count( $answers ) - count( $files )
		);
	}

	/**
	 * @param array[] $files
	 * @param string[] $incomplete names of those whose home did not say all of their thumbnails
	 * @return int how many look different now
	 */
	private function store( array $files, array $incomplete ): int {
		if ( !$files ) {
			return 0;
		}
		$old = array_column( $this->engine->files( array_column( $files, 'file' ) ), null, 'file' );
		foreach ( $files as &$file ) {
			$known = $old[$file['file']] ?? null;
			// Of the same picture at the same place they are the same.
			if ( $known && in_array( $file['file'], $incomplete, true )
				&& [ $known['sha1'], $known['url'] ] === [ $file['sha1'], $file['url'] ]
			) {
				$file['thumbs'] = $known['thumbs'];
			}
		}
		unset( $file );
		foreach ( array_chunk( $files, self::STORED ) as $some ) {
			$this->engine->putFiles( $some );
		}
		$changed = array_filter( $files, static fn ( array $file ) => self::differ( $old[$file['file']] ?? [], $file ) );
		foreach ( $changed as $file ) {
			$this->purge( $file['file'] );
		}
		return count( $changed );
	}

	private static function isGone( array $file ): bool {
		return (bool)( $file['gone'] ?? false );
	}

	private static function differ( array $old, array $new ): bool {
		if ( self::isGone( $old ) || self::isGone( $new ) ) {
			return self::isGone( $old ) !== self::isGone( $new );
		}
		foreach ( self::SHOWN as $part ) {
			// The parts of a thumbnail may be in another order.
			if ( ( $old[$part] ?? null ) != $new[$part] ) {
				return true;
			}
		}
		return false;
	}

	/** What caches hold of the statuses that show a file. @throws \WikiSocial\Exception */
	public function purge( string $name ): void {
		$after = '0';
		do {
			$statuses = $this->engine->fileStatuses( $name, $after, self::STATUSES );
			$after = $statuses ? end( $statuses )['id'] : $after;
			foreach ( $this->authors( array_column( $statuses, 'authorId' ) ) as $author ) {
				$own = array_filter( $statuses, static fn ( array $one ) => $one['authorId'] === $author->getId() );
				$this->surfaces->statusesChanged( $author, array_column( $own, 'id' ) );
			}
		} while ( count( $statuses ) === self::STATUSES );
	}

	/** @param int[] $ids @return UserIdentity[] */
	private function authors( array $ids ): array {
		return !$ids ? [] : iterator_to_array( $this->identities->newSelectQueryBuilder()
			->whereUserIds( array_values( array_unique( $ids ) ) )
			->caller( __METHOD__ )
			->fetchUserIdentities(), false );
	}
}
