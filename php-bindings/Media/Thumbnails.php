<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** Which of the smaller copies that were offered of a file are pictures to be shown. */
class Thumbnails {
	/** Types that every browser shows without help. */
	private const SHOWN_BY_BROWSERS = [ 'image/gif', 'image/jpeg', 'image/png', 'image/svg+xml', 'image/webp' ];

	/** Pixels; no picture is larger. */
	private const SIDE_MAX = 1000000;

	public function __construct(
		private readonly HttpUrl $urls,
		private readonly ThumbnailWidths $widths
	) {
	}

	/**
	 * @param array $info as "imageinfo" has it
	 * @param array[] $offers thumburl, thumbwidth, thumbheight by the width that was asked for
	 * @return array{width: int, height: int, url: string}[] by rising width
	 */
	public function of( array $info, array $offers ): array {
		$thumbs = [];
		foreach ( $offers as $asked => $offer ) {
			$thumb = $this->thumb( $info, (int)$asked, $offer );
			if ( $thumb ) {
				$thumbs[$thumb['width']] ??= $thumb;
			}
		}
		ksort( $thumbs );
		return array_values( $thumbs );
	}

	private function thumb( array $info, int $asked, array $offer ): ?array {
		$url = $this->urls->of( $offer['thumburl'] ?? null );
		$original = $this->urls->of( $info['url'] ?? null );
		if ( $url === '' ) {
			return null;
		}
		// Beside the address there may be a note of who asked for it.
		if ( self::withoutQuery( $url ) === self::withoutQuery( $original ) ) {
			$width = self::side( $info['width'] ?? null );
			return in_array( $info['mime'] ?? null, self::SHOWN_BY_BROWSERS, true ) && $width <= $asked
				? self::picture( $width, self::side( $info['height'] ?? null ), $url ) : null;
		}
		// Icons have no width in their address. One that has another than was asked for was rounded.
		$width = self::widthIn( $url );
		$said = self::side( $offer['thumbwidth'] ?? null );
		$height = self::side( $offer['thumbheight'] ?? null );
		return $this->widths->isStep( $width ) && $width <= 2 * $asked && $said
			? self::picture( $width, max( 1, (int)round( $height * $width / $said ) ), $url ) : null;
	}

	private static function picture( int $width, int $height, string $url ): ?array {
		return $width && $height ? [ 'width' => $width, 'height' => $height, 'url' => $url ] : null;
	}

	/** …/250px-A.png, …/page1-250px-A.pdf.jpg, thumb.php?f=A.png&width=250 */
	private static function widthIn( string $url ): int {
		[ $path, $query ] = explode( '?', $url, 2 ) + [ '', '' ];
		$isFound = preg_match( '~(?:^|-)(\d{1,5})px-~', rawurldecode( basename( $path ) ), $found )
			|| preg_match( '~(?:^|&)(?:width|w)=(\d{1,5})(?:px)?(?:&|$)~D', $query, $found );
		return $isFound ? (int)$found[1] : 0;
	}

	private static function withoutQuery( string $url ): string {
		return preg_replace( '/[?#].*$/sD', '', $url );
	}

	private static function side( mixed $pixels ): int {
		return is_int( $pixels ) && $pixels > 0 && $pixels <= self::SIDE_MAX ? $pixels : 0;
	}
}
