<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Like;

use MediaWiki\Config\ServiceOptions;
use MediaWiki\Extension\WikiSocial\Backend\Engine;
use MediaWiki\Extension\WikiSocial\MWEntity\PersonLookup;
use MediaWiki\Extension\WikiSocial\Status\Status;
use WikiSocial\Exception;
use WikiSocial\Likes;
use WikiSocial\Viewer;

/** Reads likes: of many things at once, or of one with who liked it as far as the wiki tells. */
class LikesQuery {
	public const SERVICE_NAME = 'WikiSocial.LikesQuery';

	public const CONSTRUCTOR_OPTIONS = [ 'WikiSocialWhoLiked' ];

	private const POLICIES = [ 'public', 'participants', 'author', 'nobody' ];

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
	 * Of a page of statuses or comments. One exchange, none for an empty page.
	 * @param Viewer $viewer
	 * @param Status[] $statuses
	 * @return array<string, LikeState> by id; none where the store does not answer, as the engine has logged
	 */
	public function ofStatuses( Viewer $viewer, array $statuses ): array {
		$ids = array_map( static fn ( Status $one ) => $one->id, $statuses );
		try {
			return array_combine( $ids, $this->many(
				$viewer, array_map( static fn ( Status $one ) => [ 'type' => $one->type(), 'id' => $one->id ], $statuses )
			) );
		} catch ( Exception ) {
			return [];
		}
	}

	/**
	 * One exchange, and one query for the names.
	 * @param Viewer $viewer
	 * @param array $object as of WikiSocial\Targets, which the viewer may see
	 * @param int $limit
	 * @param ?string $cursor
	 * @throws \WikiSocial\Exception
	 */
	public function likers( Viewer $viewer, array $object, int $limit, ?string $cursor = null ): Likers {
		$answer = $this->engine->likedBy( $viewer, $object, $this->policy(), $limit, $cursor );
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
