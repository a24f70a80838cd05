<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use File;
use FileRepo;
use FormatMetadata;
use LocalRepo;
use MediaTransformError;
use MediaWiki\Context\DerivativeContext;
use MediaWiki\Context\RequestContext;
use MediaWiki\Language\Language;
use MediaWiki\Status\Status;
use MediaWiki\Utils\UrlUtils;
use SearchEngineFactory;
use Wikimedia\Rdbms\DBError;

/** Files of repositories whose files this wiki has in reach: its own, or another wiki's of the same site. */
class RepoFiles {
	/**
	 * @param FileForm $form
	 * @param int[] $widths ascending
	 * @param Language $language in which the credits are wanted
	 * @param UrlUtils $urlUtils
	 * @param SearchEngineFactory $searchEngines
	 */
	public function __construct(
		private readonly FileForm $form,
		private readonly array $widths,
		private readonly Language $language,
		private readonly UrlUtils $urlUtils,
		private readonly SearchEngineFactory $searchEngines
	) {
	}

	/**
	 * @param FileRepo $repo
	 * @param string[] $names
	 * @return FileAnswer[] by name
	 */
	public function fetch( FileRepo $repo, array $names ): array {
		try {
			$found = array_map(
				fn ( File $file ) => $this->describe( $file, $this->widths ), $this->find( $repo, $names )
			);
		} catch ( DBError $failure ) {
			if ( $repo->isLocal() ) {
				throw $failure;
			}
			return array_fill_keys( $names, FileAnswer::unavailable() );
		}
		$answers = [];
		foreach ( $names as $name ) {
			$answers[$name] = isset( $found[$name] )
				? FileAnswer::found( [ 'file' => $name ] + $found[$name] ) : FileAnswer::missing();
		}
		return $answers;
	}

	/** @return array[] in the engine's form, the best first */
	public function search( LocalRepo $repo, string $query, int $limit ): array {
		$words = self::words( $query );
		$names = [];
		// The words of a name first, then those of a description.
		foreach ( $words === '' ? [] : [ 'searchTitle', 'searchText' ] as $search ) {
			// An engine belongs to one search.
			$engine = $this->searchEngines->create();
			$engine->setNamespaces( [ NS_FILE ] );
			$engine->setLimitOffset( $limit );
			$results = $engine->$search( $words );
			$results = $results instanceof Status ? $results->getValue() : $results;
			foreach ( $results ? $results->extractTitles() : [] as $title ) {
				$names[] = $title->getText();
			}
		}
		$names = array_slice( array_unique( $names ), 0, $limit );
		return array_map(
			fn ( File $file ) => $this->describe( $file, [ $this->widths[0] ] ), array_values( $this->find( $repo, $names ) )
		);
	}

	/** Words alone: of signs and operators core makes queries that some databases refuse. */
	private static function words( string $query ): string {
		$words = preg_split( '/[^\p{L}\p{M}\p{N}]+/u', $query, -1, PREG_SPLIT_NO_EMPTY );
		return implode( ' ', array_filter(
			$words, static fn ( $word ) => !in_array( strtolower( $word ), [ 'and', 'or', 'not' ], true )
		) );
	}

	/** @return File[] by the name that was asked for, in that order */
	private function find( FileRepo $repo, array $names ): array {
		$keys = $titles = [];
		foreach ( $names as $name ) {
			$title = File::normalizeTitle( $name );
			if ( $title ) {
				$titles[] = $title;
				$keys[$name] = $title->getDBkey();
			}
		}
		$files = $repo->findFiles( $titles );
		return array_filter( array_map( static fn ( string $key ) => $files[$key] ?? null, $keys ) );
	}

	/** In the engine's form. */
	private function describe( File $file, array $widths ): array {
		$sha1 = \Wikimedia\base_convert( (string)$file->getSha1(), 36, 16, 40 );
		$info = [
			'url' => $this->full( $file->getUrl() ),
			'descriptionurl' => $this->full( $file->getDescriptionUrl() ),
			'mime' => $file->getMimeType(),
			'mediatype' => $file->getMediaType(),
			'sha1' => $sha1,
			'size' => (int)$file->getSize(),
			'width' => (int)$file->getWidth(),
			'height' => (int)$file->getHeight(),
			'extmetadata' => $this->credits( $file ),
		];
		$offers = [];
		foreach ( FileForm::hasPicture( $info ) ? $widths : [] as $width ) {
			$thumb = $file->transform( [ 'width' => $width ] );
			if ( $thumb && !$thumb instanceof MediaTransformError ) {
				$offers[$width] = [
					'thumburl' => $this->full( $thumb->getUrl() ),
					'thumbwidth' => (int)$thumb->getWidth(),
					'thumbheight' => (int)$thumb->getHeight(),
				];
			}
		}
		$name = $file->getTitle()->getText();
		return $this->form->of( $name, $name, $file->getRepoName(), $info, $offers );
	}

	private function credits( File $file ): array {
		$context = new DerivativeContext( RequestContext::getMain() );
		$context->setLanguage( $this->language );
		$format = new FormatMetadata();
		$format->setContext( $context );
		$format->setSingleLanguage( true );
		return $format->fetchExtendedMetadata( $file );
	}

	/** @param string|false|null $url */
	private function full( $url ): string {
		return $url ? (string)$this->urlUtils->expand( $url, PROTO_CANONICAL ) : '';
	}
}
