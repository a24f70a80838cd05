<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** What is known of a file that was asked for. */
class FileAnswer {
	public const FOUND = 'found';
	/** All who could have it answered that they have not. */
	public const MISSING = 'missing';
	/** Somebody who could have it did not answer. */
	public const UNAVAILABLE = 'unavailable';

	/**
	 * @param string $state
	 * @param ?array $file in the engine's form, as FileForm makes it; null unless it was found
	 * @param bool $hasAllThumbs false: some were asked for and no answer came
	 */
	private function __construct(
		public readonly string $state,
		public readonly ?array $file = null,
		public readonly bool $hasAllThumbs = true
	) {
	}

	public static function found( array $file, bool $hasAllThumbs = true ): self {
		return new self( self::FOUND, $file, $hasAllThumbs );
	}

	public static function missing(): self {
		return new self( self::MISSING );
	}

	public static function unavailable(): self {
		return new self( self::UNAVAILABLE );
	}
}
