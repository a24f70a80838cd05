<?php
// SPDX-License-Identifier: GPL-2.0-or-later
declare( strict_types = 1 );

namespace MediaWiki\Extension\WikiSocial\Rest;

use MediaWiki\Extension\WikiSocial\Comment\CommentAccess;
use MediaWiki\Extension\WikiSocial\Like\LikeCommand;
use MediaWiki\Extension\WikiSocial\Like\LikesQuery;
use MediaWiki\Extension\WikiSocial\Like\UnlikeCommand;
use MediaWiki\Extension\WikiSocial\MWEntity\ViewerFactory;
use MediaWiki\Extension\WikiSocial\Target\TargetFinder;
use Wikimedia\Message\MessageValue;

/** PUT and DELETE /likes/{type}/{id}: {"count", "mine"}; GET: with who likes it, as far as the wiki tells. */
class LikeHandler extends AboutTargetHandler {
	private const LIMIT = 50;

	public function __construct(
		ViewerFactory $viewers,
		private readonly LikeCommand $like,
		private readonly UnlikeCommand $unlike,
		private readonly LikesQuery $likes,
		TargetFinder $targets,
		private readonly CommentAccess $access
	) {
		parent::__construct( $viewers, $targets );
	}

	protected function read(): ?array {
		[ 'limit' => $limit, 'cursor' => $cursor ] = $this->getValidatedParams();
		$target = $this->target();
		if ( $this->ask( fn () => $this->access->keeps( $target, $this->getAuthority() ) ) ) {
			throw $this->error( MessageValue::new( 'wikisocial-error-target-not-found' ), 404 );
		}
		return $this->ask( fn () => $this->likes->likers( $this->viewer(), $target->toArray(), $limit, $cursor ) )->toArray();
	}

	public function execute() {
		if ( !$this->needsWriteAccess() ) {
			return parent::execute();
		}
		[ 'type' => $type, 'id' => $id ] = $this->getValidatedParams();
		$result = $this->ask( fn () => $this->getRequest()->getMethod() === 'PUT'
			? $this->like->likeIfAllowed( $this->getAuthority(), $type, $id )
			: $this->unlike->unlikeIfAllowed( $this->getAuthority(), $type, $id ) );
		$this->need( $result );
		return $this->getResponseFactory()->createJson( $result->value->toArray() );
	}

	public function getParamSettings() {
		return self::targetParams() + self::pageParams( self::LIMIT );
	}

	public function getBodyParamSettings(): array {
		return $this->needsWriteAccess() ? $this->getTokenParamDefinition() : [];
	}
}
