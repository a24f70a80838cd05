<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Deferred\DeferredUpdates;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteGuard;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageValue;
use WikiSocial\Exception;
use WikiSocial\Statuses;

/** The files that somebody wants to show: from what was typed to what the store knows. */
class DraftFiles {
	public const SERVICE_NAME = 'WikiSocial.DraftFiles';

	/** Counts what asks other sites */
	private const RATE_LIMIT = 'wikisocial-files';

	/** Seconds: what nothing shows is not refreshed, and may be gone by now. */
	private const OLD = 2 * 86400;

	/** Seconds until another try makes sense where a repository did not answer. */
	private const RETRY_AFTER = 30;

	public function __construct(
		private readonly Engine $engine,
		private readonly FileName $names,
		private readonly FileSource $source,
		private readonly RefreshFiles $refresh,
		private readonly UserFactory $userFactory,
		private readonly WriteGuard $guard
	) {
	}

	/**
	 * Titles and addresses become names. Asks nobody.
	 * @param array{file: string, alt: string}[] $typed
	 * @param WriteStatus $status refused where one is no file's name
	 * @return array{file: string, alt: string}[] as WikiSocial\Statuses takes them
	 */
	public function name( array $typed, WriteStatus $status ): array {
		if ( count( $typed ) > Statuses::MEDIA_MAX ) {
			$status->refuse( MessageValue::new( 'wikisocial-error-too-many-files' )->numParams( Statuses::MEDIA_MAX ), 400 );
			return [];
		}
		$named = [];
		foreach ( $typed as [ 'file' => $file, 'alt' => $alt ] ) {
			$name = trim( $file ) === '' && trim( $alt ) !== '' ? '' : $this->names->of( $file );
			if ( $name === '' ) {
				$status->refuse( MessageValue::new( 'wikisocial-error-file-unnamed' )->plaintextParams( trim( $alt ) ), 400 );
			} elseif ( $name === null ) {
				$status->refuse( MessageValue::new( 'wikisocial-error-file-invalid' )->plaintextParams( $file ), 400 );
			} elseif ( in_array( $name, array_column( $named, 'file' ), true ) ) {
				$status->refuse( MessageValue::new( 'wikisocial-error-file-twice' )->plaintextParams( $name ), 400 );
			} else {
				$named[] = [ 'file' => $name, 'alt' => trim( $alt ) ];
			}
		}
		return $named;
	}

	/**
	 * Files of which the store knows nothing, or nothing fresh, are asked for at their home and stored.
	 * A repository that is away stops nobody from showing again what is known, and what a status shows
	 * already is not asked about, be it a tombstone. For somebody whom the guard will refuse nobody is
	 * asked: the guard says why.
	 * @param array{file: string}[] $files
	 * @param string[] $shown names in the status that is edited
	 * @param WriteStatus $status refused where a file is not there, or nobody can tell
	 * @throws \WikiSocial\Exception
	 */
	public function ensure( array $files, array $shown, WriteStatus $status ): void {
		$names = array_values( array_diff( array_column( $files, 'file' ), $shown ) );
		if ( !$names ) {
			return;
		}
		$known = array_filter( $this->engine->files( $names ), static fn ( array $one ) => !$one['gone'] );
		$fresh = array_filter( $known, static fn ( array $one ) => $one['refreshed'] > ( microtime( true ) - self::OLD ) * 1e6 );
		$unknown = array_values( array_diff( $names, array_column( $fresh, 'file' ) ) );
		if ( !$unknown || !$this->guard->probably( $status->performer, 'post' ) ) {
			return;
		}
		if ( !$this->mayAsk( $status->performer ) ) {
			$status->refuse( MessageValue::new( WriteGuard::RATE_LIMIT ), 429, self::RETRY_AFTER );
			return;
		}
		$found = $incomplete = [];
		foreach ( $this->source->fetch( $unknown ) as $name => $answer ) {
			if ( !$answer->hasAllThumbs ) {
				$incomplete[] = (string)$name;
			}
			match ( true ) {
				$answer->state === FileAnswer::FOUND => $found[] = $answer->file,
				$answer->state === FileAnswer::MISSING => $status->refuse(
					MessageValue::new( 'wikisocial-error-file-missing' )->plaintextParams( (string)$name ), 400 ),
				in_array( (string)$name, array_column( $known, 'file' ), true ) => null,
				default => $status->refuse( MessageValue::new( 'wikisocial-repo-unavailable' ), 503, self::RETRY_AFTER ),
			};
		}
		if ( $found && $status->isOK() ) {
			$this->engine->putFiles( $found );
		}
		if ( $incomplete && $status->isOK() ) {
			DeferredUpdates::addCallableUpdate( fn () => $this->complete( $incomplete ) );
		}
	}

	/**
	 * Once the author has the answer: thumbnails that were not made in time.
	 * @param string[] $names
	 */
	private function complete( array $names ): void {
		try {
			$this->refresh->refresh( $names );
		} catch ( Exception ) {
			// The engine has logged it; the next refresh asks again.
		}
	}

	/** Whether this person may have other sites asked now. It counts. */
	public function mayAsk( Authority $performer ): bool {
		return $this->guard->probably( $performer, 'post' )
			&& !$this->userFactory->newFromAuthority( $performer )->pingLimiter( self::RATE_LIMIT );
	}

	/**
	 * How they will look, as far as it can be told now. Nothing is stored or refused.
	 * @param Authority $author
	 * @param array{file: string, alt: string}[] $files
	 * @return MediaFile[]
	 */
	public function look( Authority $author, array $files ): array {
		$names = array_column( $files, 'file' );
		$known = $names ? array_column( $this->engine->files( $names ), null, 'file' ) : [];
		$unknown = array_values( array_diff( $names, array_keys( $known ) ) );
		if ( $unknown && $author->isRegistered() && $this->mayAsk( $author ) ) {
			foreach ( $this->source->fetch( $unknown ) as $name => $answer ) {
				if ( $answer->state === FileAnswer::FOUND ) {
					$known[$name] = $answer->file + [ 'gone' => false ];
				}
			}
		}
		$shown = array_filter( $files, static fn ( array $one ) => isset( $known[$one['file']] ) );
		return MediaFile::list( array_map(
			static fn ( array $one ) => [ 'alt' => $one['alt'] ] + $known[$one['file']], array_values( $shown )
		) );
	}
}
