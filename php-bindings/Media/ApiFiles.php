<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use ForeignAPIRepo;

/** Asks another wiki for its files by its API, past what core remembers of earlier answers for hours. */
class ApiFiles {
	/** Titles of one query, and bytes that their part of its address may have: servers refuse longer ones. */
	private const TITLES = 50;
	private const TITLES_BYTES = 5000;

	/** Answers of one query: a large one comes in parts. */
	private const PARTS = 10;

	private const ABOUT = 'url|size|mime|mediatype|sha1|timestamp|extmetadata';

	private int $requests = 0;

	/**
	 * @param FileForm $form
	 * @param int[] $widths ascending
	 * @param string $language code of the language in which the credits are wanted
	 */
	public function __construct(
		private readonly FileForm $form,
		private readonly array $widths,
		private readonly string $language
	) {
	}

	/** Requests made so far. */
	public function requests(): int {
		return $this->requests;
	}

	/**
	 * @param ForeignAPIRepo $repo
	 * @param string[] $names
	 * @param Deadline $deadline
	 * @return FileAnswer[] by name
	 */
	public function fetch( ForeignAPIRepo $repo, array $names, Deadline $deadline ): array {
		// Without a width, for which its home may have to scale a large picture first.
		$said = $this->ask( $repo, $names, $this->about( null ), $deadline );
		$offers = [];
		$pictures = array_filter( $said, static fn ( $one ) => $one['info'] && FileForm::hasPicture( $one['info'] ) );
		// The one that is shown most, first.
		$middle = $this->widths[intdiv( count( $this->widths ), 2 )];
		foreach ( [ $middle, ...array_diff( $this->widths, [ $middle ] ) ] as $width ) {
			$query = [ 'iiprop' => 'url', 'iiurlwidth' => $width ];
			foreach ( $this->ask( $repo, array_keys( $pictures ), $query, $deadline ) as $name => $one ) {
				$offers[$name][$width] = $one['info'] ?? [];
			}
		}
		$answers = [];
		foreach ( $names as $name ) {
			$one = $said[$name] ?? null;
			$answers[$name] = match ( true ) {
				$one === null => FileAnswer::unavailable(),
				$one['info'] === null => FileAnswer::missing(),
				default => FileAnswer::found(
					$this->form->of( $name, $one['title'], $repo->getName(), $one['info'], $offers[$name] ?? [] ),
					!isset( $pictures[$name] ) || count( $offers[$name] ?? [] ) === count( $this->widths )
				),
			};
		}
		return $answers;
	}

	/** @return ?array[] in the engine's form, the best first; null: it did not answer */
	public function search( ForeignAPIRepo $repo, string $query, int $limit, Deadline $deadline ): ?array {
		$words = SearchWords::far( $query );
		if ( $words === '' ) {
			return [];
		}
		$ask = [
			'generator' => 'search', 'gsrsearch' => $words, 'gsrnamespace' => NS_FILE, 'gsrlimit' => $limit,
		] + $this->about( $this->widths[0] );
		$found = $this->answer( $repo, [ 'gsrwhat' => 'text' ] + $ask, $deadline )?->found();
		if ( $found === [] ) {
			// CirrusSearch has looked at the titles too; core's own search has them apart.
			$found = $this->answer( $repo, [ 'gsrwhat' => 'title' ] + $ask, $deadline )?->found() ?? [];
		}
		$fit = array_filter( $found ?? [], static fn ( array $one ) => FileForm::isName( $one['title'] ) );
		return $found === null ? null : array_map( fn ( array $one ) => $this->form->of(
			strtr( $one['title'], '_', ' ' ), $one['title'], $repo->getName(), $one['info'],
			[ $this->widths[0] => $one['info'] ]
		), array_values( $fit ) );
	}

	/**
	 * What it says of these files; nothing of those for which there was no answer.
	 * @param ForeignAPIRepo $repo
	 * @param array $names
	 * @param array $query
	 * @param Deadline $deadline
	 * @return array{title: string, info: ?array}[] by name
	 */
	private function ask( ForeignAPIRepo $repo, array $names, array $query, Deadline $deadline ): array {
		$said = [];
		foreach ( self::batches( array_map( 'strval', $names ) ) as $batch ) {
			$titles = implode( '|', array_map( static fn ( $name ) => "File:$name", $batch ) );
			$answer = $this->answer( $repo, [ 'titles' => $titles ] + $query, $deadline );
			foreach ( $answer ? $batch : [] as $name ) {
				$said[$name] = $answer->of( $name );
			}
		}
		return array_filter( $said );
	}

	private function answer( ForeignAPIRepo $repo, array $query, Deadline $deadline ): ?ApiAnswer {
		$query += [
			'action' => 'query', 'format' => 'json', 'formatversion' => 2, 'prop' => 'imageinfo', 'redirects' => 1,
		];
		$answer = null;
		for ( $part = 0; $part < self::PARTS; $part++ ) {
			$left = $deadline->left();
			$url = $repo->makeUrl( ( $answer?->next ?? [] ) + $query, 'api' );
			if ( !$left || $url === false ) {
				return $answer;
			}
			$this->requests++;
			$more = ApiAnswer::parse( $repo->httpGet( $url, $left, [ 'connectTimeout' => $left ] ), $answer );
			// What was said before stands.
			if ( !$more || !$more->next || isset( $query['generator'] ) ) {
				return $more ?? $answer;
			}
			$answer = $more;
		}
		return $answer;
	}

	private function about( ?int $width ): array {
		return [
			'iiprop' => self::ABOUT, 'iiextmetadatalanguage' => $this->language,
			'iiextmetadatafilter' => implode( '|', Attribution::KEYS ),
		] + ( $width === null ? [] : [ 'iiurlwidth' => $width ] );
	}

	/** @param string[] $names @return string[][] */
	private static function batches( array $names ): array {
		$batches = [];
		$bytes = self::TITLES_BYTES;
		foreach ( $names as $name ) {
			$length = strlen( rawurlencode( "|File:$name" ) );
			$bytes += $length;
			if ( $bytes > self::TITLES_BYTES || count( end( $batches ) ) === self::TITLES ) {
				$batches[] = [];
				$bytes = $length;
			}
			$batches[array_key_last( $batches )][] = $name;
		}
		return $batches;
	}
}
