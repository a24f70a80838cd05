<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use Wikimedia\Message\MessageValue;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * GET /likes?targets=revision:1|status:2: {"items": [{"type", "id", "count", "mine"}]} in the same order.
 * Ids of talk comments are percent-encoded within the list. What is not there has no likes.
 */
class LikesHandler extends SocialHandler {
	public const TARGETS_MAX = 100;

	public function __construct(
		ViewerFactory $viewers,
		private readonly LikesQuery $likes,
		private readonly TargetFinder $targets,
		private readonly CommentAccess $access
	) {
		parent::__construct( $viewers );
	}

	protected function read(): ?array {
		$asked = $this->asked( $this->getValidatedParams()['targets'] );
		$found = $this->ask( fn () => $this->access->shown(
			$this->targets->findMany( $asked, $this->getAuthority() ), $this->getAuthority()
		) );
		$seen = array_intersect_key( $asked, $found );
		$states = array_combine( array_keys( $seen ), $this->ask(
			fn () => $this->likes->many( $this->viewer(), array_values( array_map(
				static fn ( $key ) => $found[$key]->toArray(), array_keys( $seen )
			) ) )
		) );
		return [ 'items' => array_map( static fn ( $key ) => $asked[$key] +
			( isset( $states[$key] ) ? $states[$key]->toArray() : [ 'count' => 0, 'mine' => false ] ), array_keys( $asked ) ) ];
	}

	/** @return array{type: string, id: string}[] */
	private function asked( string $list ): array {
		$parts = explode( '|', $list );
		if ( count( $parts ) > self::TARGETS_MAX ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-too-many-targets' )->numParams( self::TARGETS_MAX ), 400 );
		}
		return array_map( function ( string $part ): array {
			[ $type, $id ] = explode( ':', $part, 2 ) + [ '', '' ];
			$id = rawurldecode( $id );
			if ( $type === '' || $id === '' || !mb_check_encoding( $id, 'UTF-8' ) ) {
				throw $this->error( MessageValue::new( 'wikisocial-error-objects-invalid' ), 400 );
			}
			return [ 'type' => $type, 'id' => $id ];
		}, $parts );
	}

	public function needsWriteAccess() {
		return false;
	}

	public function getParamSettings() {
		return [ 'targets' => [
			self::PARAM_SOURCE => 'query',
			ParamValidator::PARAM_TYPE => 'string',
			ParamValidator::PARAM_REQUIRED => true,
		] ];
	}
}
