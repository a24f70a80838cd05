<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Config\Config;

/** The widths in which a wiki's home of files makes thumbnails, and those that are shown here. */
class ThumbnailWidths {
	/** Wikimedia's; it refuses others. */
	private const STANDARD = [ 20, 40, 60, 120, 250, 330, 500, 960, 1280, 1920, 3840 ];

	/** MediaWiki has the setting, and a constant for it, since 1.43.7. */
	private const SETTING = 'ThumbnailSteps';

	/** Pixels of one among many, of one beside another, and of a single one. */
	private const WANTED = [ 250, 500, 960 ];

	/** @var int[] ascending */
	private readonly array $steps;

	/** @param ?array $steps none: the standard ones */
	public function __construct( ?array $steps ) {
		$steps = array_filter( array_map( 'intval', $steps ?: [] ), static fn ( $step ) => $step > 0 );
		sort( $steps );
		$this->steps = $steps ?: self::STANDARD;
	}

	public static function ofConfig( Config $config ): self {
		$steps = $config->has( self::SETTING ) ? $config->get( self::SETTING ) : null;
		return new self( is_array( $steps ) ? $steps : null );
	}

	/** @return int[] ascending, at most three */
	public function shown(): array {
		$shown = [];
		foreach ( self::WANTED as $wanted ) {
			$large = array_filter( $this->steps, static fn ( $step ) => $step >= $wanted );
			$shown[] = $large ? min( $large ) : max( $this->steps );
		}
		return array_values( array_unique( $shown ) );
	}

	/** A foreign home may know the standard ones only, and round to them. */
	public function isStep( int $width ): bool {
		return in_array( $width, $this->steps, true ) || in_array( $width, self::STANDARD, true );
	}
}
