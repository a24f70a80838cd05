<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

/** Makes of what a file's home says the form in which the engine keeps it. */
class FileForm {
	/** By what MediaWiki calls the medium. */
	private const KINDS = [
		'BITMAP' => 'image', 'DRAWING' => 'drawing', 'VIDEO' => 'video', 'AUDIO' => 'audio', 'OFFICE' => 'document',
		'TEXT' => 'document',
	];

	/** Types that MediaWiki takes for pictures, and readers for documents. */
	private const DOCUMENTS = [ 'application/pdf', 'image/vnd.djvu', 'image/x.djvu' ];

	/** Bytes and pixels that the engine takes */
	private const SIZE_MAX = 2 ** 53;
	private const SIDE_MAX = 2 ** 31 - 1;
	private const MIME_MAX = 100;
	private const NAME_MAX = 240;

	public function __construct(
		private readonly HttpUrl $urls,
		private readonly Attribution $attribution,
		private readonly Thumbnails $thumbnails
	) {
	}

	/**
	 * @param string $name that was asked for
	 * @param string $title its name after redirects
	 * @param string $repo
	 * @param array $info as "imageinfo" has it
	 * @param array[] $offers thumburl, thumbwidth, thumbheight by the width that was asked for
	 */
	public function of( string $name, string $title, string $repo, array $info, array $offers ): array {
		$kind = self::kind( $info );
		return [
			'file' => $name,
			'title' => self::isName( $title ) ? strtr( $title, '_', ' ' ) : $name,
			'repo' => $repo,
			'kind' => $kind,
			'mime' => self::matching( '~^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$~Di', $info['mime'] ?? null ),
			'sha1' => self::matching( '/^[0-9a-f]{40}$/D', $info['sha1'] ?? null ),
			'size' => self::number( $info['size'] ?? null, self::SIZE_MAX ),
			'width' => self::number( $info['width'] ?? null, self::SIDE_MAX ),
			'height' => self::number( $info['height'] ?? null, self::SIDE_MAX ),
			...$this->attribution->of( $info['extmetadata'] ?? null ),
			'descriptionUrl' => $this->urls->of( $info['descriptionurl'] ?? null ),
			'url' => $this->urls->of( $info['url'] ?? null ),
			'thumbs' => $kind === 'audio' ? [] : $this->thumbnails->of( $info, $offers ),
		];
	}

	/** Whether there may be smaller copies of it. */
	public static function hasPicture( array $info ): bool {
		return self::kind( $info ) !== 'audio' && self::number( $info['width'] ?? null, self::SIDE_MAX ) > 0;
	}

	/** Whether a file may be called so, here as anywhere. */
	public static function isName( string $name ): bool {
		return strlen( $name ) <= self::NAME_MAX && preg_match(
			'~^[^\p{Cc}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FFFD}-\x{FFFF}#<>|{}:/\\\\\[\]]+$~uD', $name
		);
	}

	private static function kind( array $info ): string {
		$type = $info['mediatype'] ?? null;
		return in_array( $info['mime'] ?? null, self::DOCUMENTS, true ) ? 'document'
			: self::KINDS[is_string( $type ) ? $type : ''] ?? 'other';
	}

	private static function matching( string $pattern, mixed $text ): string {
		return is_string( $text ) && strlen( $text ) <= self::MIME_MAX && preg_match( $pattern, $text ) ? $text : '';
	}

	private static function number( mixed $number, int $max ): int {
		return is_int( $number ) && $number > 0 && $number <= $max ? $number : 0;
	}
}
