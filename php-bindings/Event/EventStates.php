<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Event;

use Wikimedia\ObjectCache\BagOStuff;

/**
 * What the store answered of a page's tags, kept for its next parse, which may not ask the store but has
 * to know the page's tracking categories. A wiki that forgets it has the category again after the page's
 * next save, or when its events are reconciled.
 */
class EventStates {
	public const SERVICE_NAME = 'WikiSocial.EventStates';
	public const UNREGISTERED = 'unregistered';
	public const COPY = 'copy';
	public const CATEGORIES = [
		self::UNREGISTERED => 'wikisocial-event-unregistered-category',
		self::COPY => 'wikisocial-event-copy-category',
	];

	public function __construct( private readonly BagOStuff $stash ) {
	}

	/** @return string[] */
	public function of( int $pageId ): array {
		return $pageId ? ( $this->stash->get( $this->key( $pageId ) ) ?: [] ) : [];
	}

	/** @param int $pageId @param array[] $answers of WikiSocial\Events::sync() @return bool whether it was not so before */
	public function take( int $pageId, array $answers ): bool {
		$states = array_values( array_intersect( array_keys( self::CATEGORIES ), array_column( $answers, 'result' ) ) );
		$stale = in_array( 'stale', array_column( $answers, 'result' ), true );
		if ( $stale || $states === $this->of( $pageId ) ) {
			return false;
		}
		return $states ? $this->stash->set( $this->key( $pageId ), $states ) : $this->stash->delete( $this->key( $pageId ) );
	}

	private function key( int $pageId ): string {
		return $this->stash->makeKey( 'wikisocial-event-states', $pageId );
	}
}
