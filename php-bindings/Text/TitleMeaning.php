<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Text;

use MediaWiki\Linker\LinkTarget;
use MediaWiki\SpecialPage\SpecialPageFactory;
use MediaWiki\Title\MalformedTitleException;
use MediaWiki\Title\TitleFormatter;
use MediaWiki\Title\TitleParser;
use MediaWiki\User\UserNameUtils;

/**
 * What the target of a link means in this wiki: an entity without its range; with "person" a name
 * whose account decides between a user and the entity. Asks no database.
 */
class TitleMeaning {
	public const SERVICE_NAME = 'WikiSocial.TitleMeaning';

	/** Bytes of a title that the store takes. */
	private const TITLE_MAX = 512;

	public function __construct(
		private readonly TitleParser $titleParser,
		private readonly TitleFormatter $titleFormatter,
		private readonly SpecialPageFactory $specialPages,
		private readonly UserNameUtils $userNames
	) {
	}

	/** Null: it means nothing here. */
	public function of( string $target ): ?array {
		// Relative to no page.
		if ( str_starts_with( $target, '/' ) ) {
			return null;
		}
		try {
			$title = $this->titleParser->parseTitle( $target );
		} catch ( MalformedTitleException ) {
			return null;
		}
		if ( $title->isExternal() ) {
			return $this->page( $title );
		}
		$isNamed = str_starts_with( $target, ':' );
		return match ( true ) {
			$title->getText() === '' => null,
			$title->inNamespace( NS_SPECIAL ) => $this->special( $title ),
			$title->inNamespace( NS_USER ) => $this->user( $title ),
			$title->inNamespace( NS_MEDIA ), $title->inNamespace( NS_FILE ) && !$isNamed => $this->file( $title ),
			default => $this->page( $title ),
		};
	}

	/** A page by its title, whatever it is. */
	public function page( LinkTarget $title ): ?array {
		return $this->titled( 'page', $this->titleFormatter->getFullText( $title ) );
	}

	public function file( LinkTarget $title ): ?array {
		return $this->titled( 'file', $this->titleFormatter->formatTitle( NS_FILE, $title->getText() ) );
	}

	/** A positive number as people write it; null for anything else. */
	public static function revision( string $number ): ?int {
		return preg_match( '/^[1-9][0-9]{0,17}$/D', $number ) ? (int)$number : null;
	}

	private function titled( string $type, string $title ): ?array {
		$isFit = strlen( $title ) <= self::TITLE_MAX && preg_match( '/^[^\p{Cc}\x{FFFE}\x{FFFF}]+$/uD', $title );
		return $isFit ? [ 'type' => $type, 'title' => $title ] : null;
	}

	private function user( LinkTarget $title ): ?array {
		$page = $this->page( $title );
		$name = $this->userNames->getCanonical( $title->getText() );
		return $page && $name !== false ? $page + [ 'person' => $name ] : $page;
	}

	private function special( LinkTarget $title ): ?array {
		[ $name, $subpage ] = $this->specialPages->resolveAlias( $title->getDBkey() );
		$numbers = array_map( [ self::class, 'revision' ], explode( '/', (string)$subpage ) );
		if ( in_array( null, $numbers, true ) || count( $numbers ) > 2 ) {
			return $this->page( $title );
		}
		[ $first, $second ] = [ ...$numbers, null ];
		return match ( true ) {
			$name === 'Diff' && $second === null => [ 'type' => 'diff', 'revision' => $first, 'old' => 0 ],
			$name === 'Diff' => [ 'type' => 'diff', 'revision' => $second, 'old' => $first ],
			$name === 'PermanentLink' && $second === null => [ 'type' => 'revision', 'revision' => $first ],
			default => $this->page( $title ),
		};
	}
}
