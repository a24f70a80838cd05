<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Target\Target;
use WikiSocial\Likes;
use WikiSocial\NotFoundException;
use WikiSocial\Viewer;

/** Reads likes: of many things at once, or of one with who liked it as far as the wiki tells. */
class LikesQuery {
	public const SERVICE_NAME = 'WikiSocial.LikesQuery';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialWhoLiked' ];

	private const POLICIES = [ 'public', 'participants', 'author', 'nobody' ];

	/** Types that have a row in the store from the first like on, and none before. */
	private const LATE = [ 'revision', 'log', 'talk-comment' ];

	public function __construct(
		private readonly ServiceOptions $config,
		private readonly Engine $engine,
		private readonly PersonLookup $people
	) {
		$config->assertRequiredOptions( self::CONSTRUCTOR_OPTIONS );
	}

	/** Who may know who liked something; what is none of the known answers is nobody. */
	public function policy(): string {
		$policy = $this->config->get( 'WikiSocialWhoLiked' );
		return in_array( $policy, self::POLICIES, true ) ? $policy : 'nobody';
	}

	/**
	 * One exchange for each 500.
	 * @param Viewer $viewer
	 * @param array[] $objects as of WikiSocial\Targets
	 * @return LikeState[] in the same order
	 * @throws \WikiSocial\Exception
	 */
	public function many( Viewer $viewer, array $objects ): array {
		$states = [];
		foreach ( array_chunk( $objects, Likes::MANY_MAX ) as $some ) {
			array_push( $states, ...$this->engine->likes( $viewer, $some ) );
		}
		return $states;
	}

	/**
	 * One exchange, and one query for the names.
	 * @throws \WikiSocial\Exception
	 */
	public function likers( Viewer $viewer, Target $target, int $limit, ?string $cursor = null ): Likers {
		try {
			$answer = $this->engine->likedBy( $viewer, $target->toArray(), $this->policy(), $limit, $cursor );
		} catch ( NotFoundException $failure ) {
			if ( !in_array( $target->type, self::LATE, true ) ) {
				throw $failure;
			}
			return new Likers( new LikeState( 0, false ), $this->policy() === 'public', [], null );
		}
		$people = $this->people->byIds( $answer['items'] );
		return new Likers(
			LikeState::fromArray( $answer ),
			$answer['allowed'],
			array_values( array_filter( array_map( static fn ( int $id ) => $people[$id], $answer['items'] ),
				static fn ( $one ) => $one->name !== null ) ),
			$answer['next']
		);
	}
}
