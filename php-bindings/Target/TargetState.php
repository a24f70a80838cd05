<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Target;

/** What the wiki says of an object, in the store's words. */
class TargetState {
	public const SHOWN = '';
	public const HIDDEN = 'hidden';
	public const SUPPRESSED = 'suppressed';

	/**
	 * @param int $authorId 0 for nobody with an account
	 * @param int $pageId 0 for none
	 * @param string $hidden
	 * @param bool $deleted
	 */
	public function __construct(
		public readonly int $authorId,
		public readonly int $pageId,
		public readonly string $hidden,
		public readonly bool $deleted
	) {
	}

	/** Whatever the wiki has no trace of keeps what the store knows, as deleted. */
	public static function gone( array $row ): self {
		return new self( $row['authorId'], $row['pageId'], $row['hidden'], true );
	}

	/**
	 * Which of the bits of a revision or a log entry hide it altogether, and from whom.
	 * @param int $deleted as in rev_deleted, ar_deleted or log_deleted
	 * @param int $hiding the bits that do
	 * @param int $restricted the bit that hides from administrators too
	 */
	public static function level( int $deleted, int $hiding, int $restricted ): string {
		return match ( true ) {
			!( $deleted & $hiding ) => self::SHOWN,
			(bool)( $deleted & $restricted ) => self::SUPPRESSED,
			default => self::HIDDEN,
		};
	}

	/** What Targets::mirror takes of one row. */
	public function toArray( string $target ): array {
		return [
			'target' => $target,
			'authorId' => $this->authorId,
			'pageId' => $this->pageId,
			'hidden' => $this->hidden,
			'deleted' => $this->deleted,
		];
	}
}
