<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\Guard\WriteStatus;
use MediaWiki\Permissions\Authority;
use MediaWiki\User\UserFactory;
use Wikimedia\Message\MessageValue;
use WikiSocial\Statuses;

/** The files that somebody wants to show: from what was typed to what the store knows. */
class DraftFiles {
	public const SERVICE_NAME = 'WikiSocial.DraftFiles';

	/** Counts what asks other sites without writing */
	public const RATE_LIMIT = 'wikisocial-files';

	/** Seconds until another try makes sense where a repository did not answer. */
	private const RETRY_AFTER = 30;

	public function __construct(
		private readonly Engine $engine,
		private readonly FileName $names,
		private readonly FileSource $source,
		private readonly UserFactory $userFactory
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
			$name = $this->names->of( $file );
			if ( $name === null ) {
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
	 * Files that the store does not know yet are asked for at their home and stored. What is known
	 * is taken as it is, so that a repository that is away stops nobody from showing it again.
	 * @param array{file: string}[] $files
	 * @param WriteStatus $status refused where a file is not there, or nobody can tell
	 * @throws \WikiSocial\Exception
	 */
	public function ensure( array $files, WriteStatus $status ): void {
		$names = array_column( $files, 'file' );
		if ( !$names ) {
			return;
		}
		$known = array_filter( $this->engine->files( $names ), static fn ( array $one ) => !$one['gone'] );
		$unknown = array_values( array_diff( $names, array_column( $known, 'file' ) ) );
		$found = [];
		foreach ( $unknown ? $this->source->fetch( $unknown ) : [] as $name => $answer ) {
			match ( $answer->state ) {
				FileAnswer::FOUND => $found[] = $answer->file,
				FileAnswer::MISSING => $status->refuse(
					MessageValue::new( 'wikisocial-error-file-missing' )->plaintextParams( (string)$name ), 400 ),
				default => $status->refuse( MessageValue::new( 'wikisocial-repo-unavailable' ), 503, self::RETRY_AFTER ),
			};
		}
		if ( $found && $status->isOK() ) {
			$this->engine->putFiles( $found );
		}
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
		if ( $unknown && !$this->userFactory->newFromAuthority( $author )->pingLimiter( self::RATE_LIMIT ) ) {
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
