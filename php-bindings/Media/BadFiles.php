<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Media;

use MediaWiki\Page\File\BadFileLookup;

/**
 * Files that the wiki does not want to be shown as pictures: MediaWiki:Bad image list. The pages that it
 * lets show one are articles, so a status never is one of them.
 */
class BadFiles {
	public const SERVICE_NAME = 'WikiSocial.BadFiles';

	/** @param BadFileLookup $list one that asks no repository about redirects: a page view waits for none */
	public function __construct( private readonly BadFileLookup $list ) {
	}

	/** By the name that was cited and the one it has now. */
	public function has( string ...$names ): bool {
		foreach ( $names as $name ) {
			if ( $this->list->isBadFile( strtr( $name, ' ', '_' ) ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The same files, without pictures where the wiki wants none.
	 * @param MediaFile[] $files
	 * @return MediaFile[]
	 */
	public function strip( array $files ): array {
		return array_map(
			fn ( MediaFile $one ) => $this->has( $one->file, $one->title ) ? $one->withoutPicture() : $one, $files
		);
	}
}
