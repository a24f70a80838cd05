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
use Psr\Log\LoggerInterface;
use SearchEngineFactory;
use Wikimedia\Rdbms\DBError;
use Wikimedia\Rdbms\IDatabase;
use Wikimedia\Rdbms\ILoadBalancer;

/** Files of repositories whose files this wiki has in reach: its own, or another wiki's of the same site. */
class RepoFiles {
	/**
	 * @param FileForm $form
	 * @param int[] $widths ascending
	 * @param Language $language in which the credits are wanted
	 * @param UrlUtils $urlUtils
	 * @param SearchEngineFactory $searchEngines
	 * @param ILoadBalancer $databases that the search uses too
	 * @param LoggerInterface $logger
	 */
	public function __construct(
		private readonly FileForm $form,
		private readonly array $widths,
		private readonly Language $language,
		private readonly UrlUtils $urlUtils,
		private readonly SearchEngineFactory $searchEngines,
		private readonly ILoadBalancer $databases,
		private readonly LoggerInterface $logger
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

	/** @return ?array[] in the engine's form, the best first; null: the wiki's search did not work */
	public function search( LocalRepo $repo, string $query, int $limit ): ?array {
		try {
			// After a query that fails a database may refuse all that come in the same transaction.
			$names = $this->databases->getConnection( DB_REPLICA )->doAtomicSection(
				__METHOD__, fn () => $this->names( SearchWords::near( $query ), $limit ), IDatabase::ATOMIC_CANCELABLE
			);
			return $names === null ? null : array_map(
				fn ( File $file ) => $this->describe( $file, [ $this->widths[0] ] ), array_values( $this->find( $repo, $names ) )
			);
		} catch ( DBError $failure ) {
			$this->logger->warning( 'The search for files failed: {exception}', [ 'exception' => $failure ] );
			return null;
		}
	}

	/** @return ?string[] null: no answer */
	private function names( string $words, int $limit ): ?array {
		$names = [];
		// The words of a name first, then those of a description.
		foreach ( $words === '' ? [] : [ 'searchTitle', 'searchText' ] as $search ) {
			// An engine belongs to one search.
			$engine = $this->searchEngines->create();
			$engine->setNamespaces( [ NS_FILE ] );
			$engine->setLimitOffset( $limit );
			$results = $engine->$search( $words );
			if ( $results instanceof Status ) {
				if ( !$results->isOK() ) {
					return null;
				}
				$results = $results->getValue();
			}
			foreach ( $results ? $results->extractTitles() : [] as $title ) {
				$names[] = $title->getText();
			}
		}
		return array_slice( array_unique( $names ), 0, $limit );
	}

	/** @return File[] by the name that was asked for, in that order */
	private function find( FileRepo $repo, array $names ): array {
		$keys = $items = [];
		foreach ( $names as $name ) {
			$title = File::normalizeTitle( $name );
			if ( $title ) {
				$keys[$name] = $title->getDBkey();
				$items[$title->getDBkey()] = [ 'title' => $title, 'ignoreRedirect' => true ];
			}
		}
		$files = $repo->findFiles( $items );
		$moved = self::redirects( $repo, array_map( 'strval', array_keys( array_diff_key( $items, $files ) ) ) );
		if ( $moved ) {
			$files += $repo->findFiles( array_map( static fn ( string $key ) => $items[$key]['title'], $moved ) );
		}
		return array_filter( array_map( static fn ( string $key ) => $files[$key] ?? null, $keys ) );
	}

	/**
	 * Which of these are redirects. Core asks for each file by itself, and remembers each answer.
	 * @param FileRepo $repo
	 * @param string[] $keys
	 * @return string[]
	 */
	private static function redirects( FileRepo $repo, array $keys ): array {
		return !$keys || !$repo instanceof LocalRepo ? [] : $repo->getReplicaDB()->newSelectQueryBuilder()
			->select( 'page_title' )
			->from( 'page' )
			->where( [ 'page_namespace' => NS_FILE, 'page_title' => $keys, 'page_is_redirect' => 1 ] )
			->caller( __METHOD__ )
			->fetchFieldValues();
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
