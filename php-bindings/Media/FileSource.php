<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use FileRepo;
use ForeignAPIRepo;
use InvalidArgumentException;
use RepoGroup;

/**
 * Asks the homes of files, in MediaWiki's order, what they have under a name: the wiki itself, then
 * the others, all of them together within a time. Remembers and writes nothing.
 */
class FileSource {
	public const SERVICE_NAME = 'WikiSocial.FileSource';

	/** Names that can be asked for at once */
	public const BATCH = 50;

	/** Code points of a search */
	private const QUERY_MAX = 200;

	public function __construct(
		private readonly RepoGroup $repos,
		private readonly RepoFiles $near,
		private readonly ApiFiles $far,
		private readonly BadFiles $bad
	) {
	}

	/** Requests to other sites made so far. */
	public function requests(): int {
		return $this->far->requests();
	}

	/**
	 * @param string[] $names as FileName answers them
	 * @param float $seconds in which the other sites have to answer
	 * @return array<string, FileAnswer> by name, one for each; PHP makes a number of a name that is one
	 */
	public function fetch( array $names, float $seconds = 2.0 ): array {
		if ( count( $names ) > self::BATCH ) {
			throw new InvalidArgumentException( 'More names than ' . self::BATCH );
		}
		$deadline = new Deadline( $seconds );
		$answers = [];
		$open = array_values( array_unique( $names ) );
		foreach ( $this->homes() as $repo ) {
			if ( !$open ) {
				break;
			}
			$answers = $this->ask( $repo, $open, $deadline ) + $answers;
			// A later home may have another file of that name: without an answer nobody knows which is meant.
			$open = array_values( array_filter(
				$open, static fn ( string $name ) => $answers[$name]->state === FileAnswer::MISSING
			) );
		}
		return $answers;
	}

	/** Files by words of their names and descriptions. */
	public function search( string $query, int $limit, float $seconds = 2.0 ): SearchAnswer {
		$query = PlainText::of( $query, self::QUERY_MAX );
		$limit = min( max( 1, $limit ), self::BATCH );
		$files = [];
		$isComplete = true;
		$deadline = new Deadline( $seconds );
		foreach ( $query === '' ? [] : $this->homes() as $repo ) {
			$found = match ( true ) {
				$repo->isLocal() => $this->near->search( $this->repos->getLocalRepo(), $query, $limit ),
				$repo instanceof ForeignAPIRepo => $this->far->search( $repo, $query, $limit, $deadline ),
				default => [],
			};
			$isComplete = $isComplete && $found !== null;
			foreach ( $found ?? [] as $file ) {
				// Of two of one name the first is meant, here as everywhere.
				$files[$file['file']] ??= $this->result( $file );
			}
		}
		return new SearchAnswer( array_slice( array_values( $files ), 0, $limit ), $isComplete );
	}

	/** @return FileRepo[] */
	private function homes(): array {
		$homes = [ $this->repos->getLocalRepo() ];
		$this->repos->forEachForeignRepo( static function ( FileRepo $repo ) use ( &$homes ) {
			$homes[] = $repo;
		} );
		return $homes;
	}

	/** @return FileAnswer[] by name */
	private function ask( FileRepo $repo, array $names, Deadline $deadline ): array {
		return $repo instanceof ForeignAPIRepo ? $this->far->fetch( $repo, $names, $deadline )
			: $this->near->fetch( $repo, $names );
	}

	private function result( array $file ): array {
		return [
			'file' => $file['file'],
			'title' => $file['title'],
			'thumb' => $this->bad->has( $file['file'], $file['title'] ) ? null : $file['thumbs'][0] ?? null,
			'kind' => $file['kind'],
			'author' => $file['author'],
			'licence' => $file['licence'],
			'descriptionUrl' => $file['descriptionUrl'],
		];
	}
}
