<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Extension\WikiSocial\MWEntity\Person;

/** The likes of one thing and a page of those who like it, newest first. */
class Likers {
	public const SAMPLE = 3;

	/**
	 * @param LikeState $state
	 * @param bool $isAllowed whether this viewer may know them
	 * @param Person[] $people those of the page who can be named
	 * @param ?string $next cursor of the next page
	 */
	public function __construct(
		public readonly LikeState $state,
		public readonly bool $isAllowed,
		public readonly array $people,
		public readonly ?string $next
	) {
	}

	/** @return string[] */
	public function sample(): array {
		return array_map( static fn ( Person $one ) => $one->name, array_slice( $this->people, 0, self::SAMPLE ) );
	}

	/** For JSON: everything that this viewer may know. */
	public function toArray(): array {
		return $this->state->toArray() + [ 'sample' => $this->sample() ] + ( !$this->isAllowed ? [] : [ 'by' => [
			'items' => array_map( static fn ( Person $one ) => [ 'name' => $one->name, 'url' => $one->url() ], $this->people ),
			'next' => $this->next,
		] ] );
	}
}
