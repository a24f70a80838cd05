<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Backend;

use WikiSocial\Mirrors;

/** The engine's numbers for another inbox of the wiki. Each call is one exchange. */
trait MirrorCalls {
	/** From here on changes are marked. */
	public function startMirror(): void {
		$this->call( 'mirror-start', fn () => Mirrors::start( $this->wiki ) );
	}

	/** No longer. */
	public function stopMirror(): void {
		$this->call( 'mirror-stop', fn () => Mirrors::stop( $this->wiki ) );
	}

	/**
	 * Whose number may be another one.
	 * @param int $people at most 100
	 * @return list<array{userId: int, mark: int, unread: int}>
	 */
	public function takeMirrored( int $people ): array {
		return $this->call( 'mirror-take', fn () => Mirrors::take( $this->wiki, $people ) );
	}

	/** @param array<int, int> $marks of takeMirrored(), by user id */
	public function endMirrored( array $marks ): void {
		$this->call( 'mirror-done', fn () => Mirrors::done( $this->wiki, $marks ) );
	}
}
